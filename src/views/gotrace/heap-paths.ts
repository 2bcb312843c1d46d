import type { GcTables } from './rows.ts';
import { plotSize } from './util-plot.ts';

type Points = GcTables['heapPoints'];

/** Live heap and goal as stepped lines between two moments in a plot of a width; null where neither is told of. */
export function heapPaths(
  { heapPoints, goalPoints }: Pick<GcTables, 'heapPoints' | 'goalPoints'>,
  fromNs: number,
  toNs: number,
  width: number,
): { readonly heap: string; readonly goal: string; readonly mostBytes: number } | null {
  // Before there is a limit the runtime tells a goal beyond any heap.
  const goals = goalPoints.filter(({ bytes }) => bytes < 2 ** 50);
  const all = [...heapPoints, ...goals];
  if (all.length === 0 || toNs <= fromNs) return null;
  const mostBytes = all.reduce((most, { bytes }) => Math.max(most, bytes), 1);
  const { height, left, right, top, bottom } = plotSize;
  const x = (ns: number) =>
    left + Math.min(1, Math.max(0, (ns - fromNs) / (toNs - fromNs))) * (width - left - right);
  const y = (bytes: number) => height - bottom - (bytes / mostBytes) * (height - top - bottom);
  const path = (points: Points) =>
    points
      .map(({ ns, bytes }, at) => {
        const [px, py] = [x(ns).toFixed(1), y(bytes).toFixed(1)];
        return at === 0 ? `M${px} ${py}` : `H${px}V${py}`;
      })
      .join('') + (points.length > 0 ? `H${width - right}` : '');
  return { heap: path(heapPoints), goal: path(goals), mostBytes };
}
