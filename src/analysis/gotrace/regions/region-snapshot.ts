import { GoState } from '../../../formats/gotrace/events.ts';
import type { GoroutineColumns } from '../goroutines/goroutine-columns.ts';
import { rowCells, SINCE } from '../goroutines/goroutine-row.ts';
import type { TextSums } from '../text-sums.ts';
import { overlapNs } from '../time-range.ts';

/** What a goroutine's sums were at a moment. */
export interface Snapshot {
  /** Execution, scheduler wait, syscall, syscall block, lifetime: ns. */
  readonly sums: Float64Array;
  /** Text and ns in turn: waiting by reason, special ranges by name. */
  readonly blocked: readonly number[];
  readonly ranges: readonly number[];
}

/** Before a goroutine's first moment: what a region without a begin is counted from. */
export const noSnapshot: Snapshot = { sums: new Float64Array(5), blocked: [], ranges: [] };

/** Sums of the goroutine of a slot at `ns`, with what goes on then. */
export function snapshotOf(columns: GoroutineColumns, slot: number, ns: number): Snapshot {
  const { range } = columns;
  const since = columns.rows[slot * rowCells + SINCE] as number;
  const waits = since >= 0 && columns.state[slot] === GoState.waiting;
  const entry = waits ? (columns.waitEntry[slot] as number) : -1;
  return {
    sums: columns.sumsAt(slot, ns),
    blocked: pairs(columns.blocked, slot, (at) => (at === entry ? overlapNs(range, since, ns) : 0)),
    ranges: pairs(columns.ranges, slot, (at) => {
      const begun = columns.rangeSince[at] as number;
      return begun < 0 ? 0 : overlapNs(range, begun, ns);
    }),
  };
}

function pairs({ head, next, text, ns }: TextSums, owner: number, open: (entry: number) => number): number[] {
  const list: number[] = [];
  for (let entry = head[owner] as number; entry >= 0; entry = next[entry] as number) {
    list.push(text[entry] as number, (ns[entry] as number) + open(entry));
  }
  return list;
}

/** Adds `after - before` to an owner's sums, for every text that `after` has, and gives their total. */
export function addDifference(
  sums: TextSums,
  owner: number,
  after: readonly number[],
  before: readonly number[],
): number {
  let total = 0;
  for (let at = 0; at < after.length; at += 2) {
    const text = after[at] as number;
    let earlier = 0;
    for (let other = 0; other < before.length; other += 2) {
      if (before[other] === text) earlier = before[other + 1] as number;
    }
    const ns = (after[at + 1] as number) - earlier;
    sums.addNs(owner, text, ns);
    total += ns;
  }
  return total;
}
