import { GoState } from '../../../formats/gotrace/events.ts';
import { type Selection, selectedNs } from '../blocking/selection.ts';
import type { SpanBlock, SpanSink } from '../spans/spans.ts';
import { KeyTable } from './key-table.ts';
import { RowSums } from './row-sums.ts';

/** Waits of one goroutine that another one ended. */
export interface WakerEdge {
  /** Indices into `goroutines.ids`; NONE as waker where no goroutine did it: a timer, the network poller, a syscall. */
  readonly waker: number;
  readonly goroutine: number;
  readonly count: number;
  /** Length of the waits that it ended, not of the waker's work. */
  readonly waitedNs: number;
}

export interface Wakers {
  /** By time, longest first: the first ones of `edgeCount`. */
  readonly edges: readonly WakerEdge[];
  readonly edgeCount: number;
  /** Waits of edges that were not kept, because there were too many; 0 for none. */
  readonly leftOutCount: number;
  readonly leftOutNs: number;
}

/** Edges kept at most: 44 bytes each, with the table to find them. */
const usualMost = 500_000;

/** Counts who unblocked whom. */
export class WakerEdges implements SpanSink {
  private readonly edges: KeyTable;
  private readonly edgeTimes = new RowSums();
  private readonly selection: Selection;
  private leftOutCount = 0;
  private leftOutNs = 0;

  /** @param most edges that are kept */
  constructor(selection: Selection = {}, most = usualMost) {
    this.selection = selection;
    this.edges = new KeyTable(most);
  }

  takeSpans(spans: SpanBlock): void {
    for (let at = 0; at < spans.count; at++) {
      if (spans.state[at] !== GoState.waiting || spans.next[at] !== GoState.runnable) continue;
      const goroutine = spans.goroutine[at] as number;
      const ns = selectedNs(this.selection, goroutine, spans.fromNs[at] as number, spans.toNs[at] as number);
      if (ns <= 0) continue;
      const edge = this.edges.row(spans.ender[at] as number, goroutine, 0);
      if (edge >= 0) this.edgeTimes.add(edge, ns);
      else {
        this.leftOutCount++;
        this.leftOutNs += ns;
      }
    }
  }

  /** @param most edges that are given back */
  result(most: number): Wakers {
    const { edges, edgeTimes } = this;
    return {
      edges: edgeTimes.longest(edges.count, most).map((row) => ({
        waker: edges.a[row] as number,
        goroutine: edges.b[row] as number,
        count: edgeTimes.count[row] as number,
        waitedNs: edgeTimes.ns[row] as number,
      })),
      edgeCount: edges.count,
      leftOutCount: this.leftOutCount,
      leftOutNs: this.leftOutNs,
    };
  }

  /**
   * The edges between groups of goroutines, longest first.
   * @param groupOf by goroutine index (NONE too): what it is counted under, such as its root function
   */
  between<Group extends string | number>(
    groupOf: (goroutine: number) => Group,
  ): { readonly waker: Group; readonly group: Group; readonly count: number; readonly waitedNs: number }[] {
    const sums = new Map<
      Group,
      Map<Group, { waker: Group; group: Group; count: number; waitedNs: number }>
    >();
    for (let row = 0; row < this.edges.count; row++) {
      const waker = groupOf(this.edges.a[row] as number);
      const group = groupOf(this.edges.b[row] as number);
      const own = sums.get(waker) ?? new Map();
      sums.set(waker, own);
      const sum = own.get(group) ?? { waker, group, count: 0, waitedNs: 0 };
      own.set(group, sum);
      sum.count += this.edgeTimes.count[row] as number;
      sum.waitedNs += this.edgeTimes.ns[row] as number;
    }
    return [...sums.values()].flatMap((own) => [...own.values()]).sort((a, b) => b.waitedNs - a.waitedNs);
  }
}
