import { GoState } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import { type Selection, selectedNs } from '../blocking/selection.ts';
import { type HoldUp, holdUp } from '../blocking/wait-kinds.ts';
import { rootFunction } from '../goroutines/root-frame.ts';
import { isSystemGoroutine, isTracerGoroutine } from '../goroutines/system-goroutines.ts';
import { SpanRows } from '../spans/span-rows.ts';
import type { SpanBlock, SpanSink } from '../spans/spans.ts';
import { waitStack } from '../spans/wait-stack.ts';

/** One time that something held a goroutine up. */
export interface LongWait {
  /** Index into `goroutines.ids`. */
  readonly goroutine: number;
  readonly holdUp: HoldUp;
  readonly reason: string;
  /** Since the trace's first event. */
  readonly fromNs: number;
  readonly toNs: number;
  /** The trace began with it: it may have begun earlier than `fromNs`. */
  readonly sinceStart: boolean;
  /** Nothing ended it: `toNs` is the trace's end. */
  readonly open: boolean;
  /** Index into `stacks`: its own, but of one that became runnable who made it so. */
  readonly stack: number;
  /** Goroutine that ended it (of a wait: who unblocked it), NONE where none did; and where it was then. */
  readonly waker: number;
  readonly wakerStack: number;
}

export interface LongestWaits {
  /** Longest first. */
  readonly waits: readonly LongWait[];
  /** Waits of the runtime's own goroutines that were passed over. */
  readonly ofRuntime: number;
}

export interface LongestWaitsOptions extends Selection {
  readonly count: number;
  /** Only these kinds; all where it is left out. */
  readonly kinds?: ReadonlySet<HoldUp>;
  /** Waits in goroutines of Go's runtime count too: they wait for work most of the time. Otherwise passed over. */
  readonly runtime?: boolean;
}

/** Whether a stack may belong to a program's goroutine; by stack index. */
const Owner = { unknown: 0, program: 1, runtime: 2 } as const;

/** Keeps the longest waits of a trace. */
export class LongestWaitsFinder implements SpanSink {
  private readonly tables: TraceTables;
  private readonly options: LongestWaitsOptions;
  /** A heap whose first row is the shortest kept. */
  private readonly rows: SpanRows;
  private readonly ns: Float64Array;
  /** By reason and by stack: what was found out once. */
  private readonly kindOfReason = new Map<number, HoldUp | null>();
  private readonly owners = new Map<number, number>();
  private ofRuntime = 0;

  constructor(tables: TraceTables, options: LongestWaitsOptions) {
    this.tables = tables;
    this.options = options;
    this.rows = new SpanRows(options.count);
    this.ns = new Float64Array(options.count);
  }

  takeSpans(spans: SpanBlock): void {
    const { options, rows } = this;
    for (let at = 0; at < spans.count; at++) {
      if (spans.state[at] === GoState.running) continue;
      const length = (spans.toNs[at] as number) - (spans.fromNs[at] as number);
      if (rows.count === options.count && length <= (this.ns[0] ?? Number.POSITIVE_INFINITY)) continue;
      const goroutine = spans.goroutine[at] as number;
      const ns = selectedNs(options, goroutine, spans.fromNs[at] as number, spans.toNs[at] as number);
      if (ns <= 0 || (rows.count === options.count && ns <= (this.ns[0] as number))) continue;
      const kind = this.kindOf(spans.state[at] as number, spans.reason[at] as number);
      if (kind === null || (options.kinds && !options.kinds.has(kind))) continue;
      if (!options.runtime && this.ownerOf(spans, at) === Owner.runtime) this.ofRuntime++;
      else this.keep(spans, at, ns);
    }
  }

  result(): LongestWaits {
    const { rows, tables } = this;
    const order = Array.from({ length: rows.count }, (_, row) => row);
    order.sort(
      (a, b) =>
        (this.ns[b] as number) - (this.ns[a] as number) ||
        (rows.fromNs[a] as number) - (rows.fromNs[b] as number),
    );
    const waits = order.map((row) => ({
      goroutine: rows.goroutine[row] as number,
      holdUp: this.kindOf(rows.state[row] as number, rows.reason[row] as number) as HoldUp,
      reason: tables.strings.text(rows.reason[row] as number),
      fromNs: rows.fromNs[row] as number,
      toNs: rows.toNs[row] as number,
      sinceStart: rows.previous[row] === GoState.undetermined,
      open: rows.next[row] === GoState.undetermined,
      stack: waitStack(rows, row),
      waker: rows.ender[row] as number,
      wakerStack: rows.endStack[row] as number,
    }));
    return { waits, ofRuntime: this.ofRuntime };
  }

  private kindOf(state: number, reason: number): HoldUp | null {
    if (state !== GoState.waiting) return holdUp(state, '');
    let kind = this.kindOfReason.get(reason);
    if (kind === undefined) {
      kind = holdUp(state, this.tables.strings.text(reason));
      this.kindOfReason.set(reason, kind);
    }
    return kind;
  }

  private ownerOf(spans: SpanBlock, at: number): number {
    // Another goroutine's stack says nothing of this one.
    if (spans.state[at] === GoState.runnable) return Owner.unknown;
    const stack = waitStack(spans, at);
    let owner = this.owners.get(stack);
    if (owner === undefined) {
      const root = this.tables.strings.text(rootFunction(this.tables, stack));
      const isRuntime = isSystemGoroutine(root) || isTracerGoroutine(root);
      owner = root === '' ? Owner.unknown : isRuntime ? Owner.runtime : Owner.program;
      this.owners.set(stack, owner);
    }
    return owner;
  }

  private keep(spans: SpanBlock, at: number, ns: number): void {
    const { rows, options } = this;
    if (rows.count < options.count) {
      let cell = rows.count++;
      for (; cell > 0; cell = (cell - 1) >> 1) {
        const parent = (cell - 1) >> 1;
        if ((this.ns[parent] as number) <= ns) break;
        this.move(cell, parent);
      }
      this.put(cell, spans, at, ns);
      return;
    }
    let cell = 0;
    for (;;) {
      let child = cell * 2 + 1;
      if (child >= rows.count) break;
      if (child + 1 < rows.count && (this.ns[child + 1] as number) < (this.ns[child] as number)) child++;
      if ((this.ns[child] as number) >= ns) break;
      this.move(cell, child);
      cell = child;
    }
    this.put(cell, spans, at, ns);
  }

  private move(to: number, from: number): void {
    this.rows.copy(to, this.rows, from);
    this.ns[to] = this.ns[from] as number;
  }

  private put(cell: number, spans: SpanBlock, at: number, ns: number): void {
    this.rows.copy(cell, spans, at);
    this.ns[cell] = ns;
  }
}
