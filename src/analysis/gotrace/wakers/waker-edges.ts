import { GoState } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import { type Selection, selectedNs } from '../blocking/selection.ts';
import { grown } from '../columns.ts';
import type { SpanBlock, SpanSink } from '../spans/spans.ts';
import { waitStack } from '../spans/wait-stack.ts';
import { KeyTable } from './key-table.ts';

/** Waits of one goroutine that another one ended. */
export interface WakerEdge {
  /** Indices into `goroutines.ids`; NONE as waker where no goroutine did it: a timer, the network poller, a syscall. */
  readonly waker: number;
  readonly goroutine: number;
  readonly count: number;
  /** Length of the waits that it ended, not of the waker's work. */
  readonly waitedNs: number;
}

/** Waits at one place that were ended at one place. */
export interface WakerPlaces {
  readonly reason: string;
  /** Indices into `stacks`: of the one that waited, and of who unblocked it. */
  readonly stack: number;
  readonly wakerStack: number;
  readonly count: number;
  readonly waitedNs: number;
  readonly maxNs: number;
}

export interface Wakers {
  /** By time, longest first: the first ones of `edgeCount`. */
  readonly edges: readonly WakerEdge[];
  readonly edgeCount: number;
  readonly places: readonly WakerPlaces[];
  readonly placeCount: number;
  /** Waits of edges that were not kept, because there were too many; 0 for none. */
  readonly leftOutCount: number;
  readonly leftOutNs: number;
}

/** Edges and places kept at most: 44 bytes each, with the table to find them. */
const usualMost = 500_000;

/** Counts who unblocked whom, and where. */
export class WakerEdges implements SpanSink {
  private readonly edges: KeyTable;
  private readonly edgeTimes = new Sums();
  private readonly places: KeyTable;
  private readonly placeTimes = new Sums();
  private readonly selection: Selection;
  private leftOutCount = 0;
  private leftOutNs = 0;

  /** @param most edges, and places, that are kept */
  constructor(selection: Selection = {}, most = usualMost) {
    this.selection = selection;
    this.edges = new KeyTable(most);
    this.places = new KeyTable(most);
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
      const place = this.places.row(
        spans.reason[at] as number,
        waitStack(spans, at),
        spans.endStack[at] as number,
      );
      if (place >= 0) this.placeTimes.add(place, ns);
    }
  }

  /** @param most edges and places that are given back */
  result(tables: TraceTables, most: number): Wakers {
    const { edges, edgeTimes, places, placeTimes } = this;
    return {
      edges: edgeTimes.longest(edges.count, most).map((row) => ({
        waker: edges.a[row] as number,
        goroutine: edges.b[row] as number,
        count: edgeTimes.count[row] as number,
        waitedNs: edgeTimes.ns[row] as number,
      })),
      edgeCount: edges.count,
      places: placeTimes.longest(places.count, most).map((row) => ({
        reason: tables.strings.text(places.a[row] as number),
        stack: places.b[row] as number,
        wakerStack: places.c[row] as number,
        count: placeTimes.count[row] as number,
        waitedNs: placeTimes.ns[row] as number,
        maxNs: placeTimes.maxNs[row] as number,
      })),
      placeCount: places.count,
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

/** Count, sum and maximum by row of a `KeyTable`. */
class Sums {
  count = new Int32Array(0);
  ns = new Float64Array(0);
  maxNs = new Float64Array(0);

  add(row: number, ns: number): void {
    if (row >= this.count.length) {
      this.count = grown(this.count, row + 1);
      this.ns = grown(this.ns, row + 1);
      this.maxNs = grown(this.maxNs, row + 1);
    }
    this.count[row] = (this.count[row] as number) + 1;
    this.ns[row] = (this.ns[row] as number) + ns;
    if (ns > (this.maxNs[row] as number)) this.maxNs[row] = ns;
  }

  /** Of rows 0 to `rows - 1` those with most time. */
  longest(rows: number, most: number): number[] {
    const all = Int32Array.from({ length: rows }, (_, row) => row);
    all.sort((a, b) => (this.ns[b] as number) - (this.ns[a] as number) || a - b);
    return [...all.subarray(0, most)];
  }
}
