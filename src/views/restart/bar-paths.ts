import { Part, partNames } from '../../analysis/strace/restart/parts.ts';
import { barHeight } from './picture.ts';

/** From the bottom up; time outside of calls is left blank. */
const stack: readonly Part[] = [
  Part.contention,
  Part.io,
  Part.child,
  Part.work,
  Part.idle,
  Part.untimed,
  Part.other,
];

/**
 * By `Part`: a path that fills the part's share of each column, columns of the same height as one rectangle.
 * @param drawn nanoseconds by column and part @param columnNs length of a column
 */
export function barPaths(drawn: readonly number[], columnNs: number): string[] {
  const size = partNames.length;
  const columns = drawn.length / size;
  const paths = new Array<string>(size).fill('');
  const bars = new Array<{ from: number; low: number; high: number } | null>(size).fill(null);
  const end = (part: number, column: number) => {
    const bar = bars[part];
    if (bar)
      paths[part] += `M${bar.from} ${barHeight - bar.high}H${column}V${barHeight - bar.low}H${bar.from}z`;
    bars[part] = null;
  };
  for (let column = 0; column < columns; column++) {
    let height = 0;
    for (const part of stack) {
      const low = Math.round(height * barHeight);
      height = Math.min(1, height + (drawn[column * size + part] as number) / columnNs);
      const high = Math.round(height * barHeight);
      const bar = bars[part];
      if (bar && bar.low === low && bar.high === high) continue;
      end(part, column);
      if (high > low) bars[part] = { from: column, low, high };
    }
  }
  for (let part = 0; part < size; part++) end(part, columns);
  return paths;
}
