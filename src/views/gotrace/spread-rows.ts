import type { Spread } from '../../analysis/gotrace/goroutines/spread.ts';

/**
 * A column whose spread is shown, as the address names it: one of `spreadColumns`, or `block:REASON`, what is told of
 * waits by their reason.
 */
export type SpreadColumn = string;

/** Columns that every trace has, in the order of the table. */
export const spreadColumns = ['exec', 'sched', 'first', 'syscall', 'syscall-block', 'total'] as const;

export interface SpreadRow extends Spread {
  /** The function of a group, or the column of one group. */
  readonly name: string;
}

export interface SpreadTable {
  readonly rows: readonly SpreadRow[];
  readonly count: number;
}

/** A histogram's bars in its own units: x and width share the scale of all rows of a table. */
export interface SpreadBar {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly fromNs: number;
  readonly toNs: number;
  readonly count: number;
}

export const spreadSize = { width: 120, height: 24 } as const;

/** The logarithmic scale on which all rows of a table are drawn. */
export class SpreadScale {
  private readonly low: number;
  private readonly span: number;

  constructor(rows: readonly Pick<Spread, 'buckets'>[]) {
    const all = rows.flatMap(({ buckets }) => buckets);
    const from = all.reduce((least, { fromNs }) => Math.min(least, fromNs), Number.POSITIVE_INFINITY);
    const to = all.reduce((most, { toNs }) => Math.max(most, toNs), 1);
    this.low = Math.log(Math.max(1, Math.min(from, to)));
    this.span = Math.max(Math.log(to) - this.low, 1e-9);
  }

  bars({ buckets }: Pick<Spread, 'buckets'>): SpreadBar[] {
    const most = buckets.reduce((largest, { count }) => Math.max(largest, count), 1);
    const x = (ns: number) => ((Math.log(Math.max(1, ns)) - this.low) / this.span) * spreadSize.width;
    return buckets
      .filter(({ count }) => count > 0)
      .map(({ fromNs, toNs, count }) => ({
        x: Math.max(0, x(fromNs)),
        width: Math.max(1, x(toNs) - x(fromNs) - 0.5),
        height: Math.max(1, (count / most) * spreadSize.height),
        ...{ fromNs, toNs, count },
      }));
  }
}
