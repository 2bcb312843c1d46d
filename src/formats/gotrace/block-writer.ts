import { type EventBlock, EventKind, type EventSink, NONE, ResourceKind } from './events.ts';
import { WIDE } from './wide.ts';

/** Events of a block. */
const BLOCK_EVENTS = 16_384;
/** Cells beyond them, so that what one wire event becomes always fits. */
const SPARE_CELLS = 4;

/**
 * The block that is filled again and again. Rows are written first and count only once `commit` is called: Go's reader
 * does not yield an event whose successor on the same thread cannot be read.
 */
export class BlockWriter implements EventBlock {
  count = 0;
  first = 0;
  generation = 0;
  readonly timeNs: Float64Array;
  readonly kind: Uint8Array;
  readonly thread: Int32Array;
  readonly proc: Int32Array;
  readonly goroutine: Int32Array;
  readonly stack: Int32Array;
  readonly text: Int32Array;
  readonly text2: Int32Array;
  readonly resourceKind: Uint8Array;
  readonly resource: Int32Array;
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  readonly resourceStack: Int32Array;
  readonly task: Int32Array;
  readonly parent: Int32Array;
  readonly value: Float64Array;
  readonly value2: Float64Array;
  /** Rows written, counted or not. */
  written = 0;
  readonly eventsByKind = new Float64Array(16);
  private readonly sinks: EventSink[];
  /** Time of the last row. In an array, because a double in a field costs an allocation. */
  private readonly last = new Float64Array(1);
  private readonly wideValues = new Map<number, bigint>();
  private readonly wideTimes = new Map<number, bigint>();
  /** Time of the next row with all its 64 bits, where a double may not hold it exactly. */
  exactNs: bigint | null = null;
  private lastExactNs: bigint | null = null;

  private readonly events: number;

  /** @param events of a block */
  constructor(sinks: readonly EventSink[], events = BLOCK_EVENTS) {
    this.sinks = [...sinks];
    this.events = events;
    const cells = events + SPARE_CELLS;
    this.timeNs = new Float64Array(cells);
    this.kind = new Uint8Array(cells);
    this.thread = new Int32Array(cells);
    this.proc = new Int32Array(cells);
    this.goroutine = new Int32Array(cells);
    this.stack = new Int32Array(cells);
    this.text = new Int32Array(cells);
    this.text2 = new Int32Array(cells);
    this.resourceKind = new Uint8Array(cells);
    this.resource = new Int32Array(cells);
    this.from = new Uint8Array(cells);
    this.to = new Uint8Array(cells);
    this.resourceStack = new Int32Array(cells);
    this.task = new Int32Array(cells);
    this.parent = new Int32Array(cells);
    this.value = new Float64Array(cells);
    this.value2 = new Float64Array(cells);
  }

  addSink(sink: EventSink): void {
    this.sinks.push(sink);
  }

  get lastNs(): number {
    return this.last[0] as number;
  }

  /** Time of the last row with all its bits. */
  get lastExact(): bigint {
    return this.lastExactNs ?? BigInt(this.lastNs);
  }

  /** Where times begin: the first event may not be before 1 ns on the trace clock. */
  startAfter(timeNs: number): void {
    this.last[0] = timeNs;
  }

  /** Opens a row with its context (slots). Times that do not rise are moved 1 ns past the one before, as in Go. */
  row(kind: EventKind, timeNs: number, thread: number, proc: number, goroutine: number): number {
    const { last } = this;
    const at = this.written++;
    const before = last[0] as number;
    const time = timeNs > before ? timeNs : before + 1;
    if (time < WIDE) {
      last[0] = time;
      this.timeNs[at] = time;
    } else this.stampWide(at, timeNs);
    this.kind[at] = kind;
    this.thread[at] = thread - 1;
    this.proc[at] = proc - 1;
    this.goroutine[at] = goroutine - 1;
    return at;
  }

  /** The same for times that a double does not hold exactly. */
  private stampWide(at: number, timeNs: number): void {
    const own = this.exactNs ?? BigInt(timeNs);
    const before = this.lastExactNs ?? BigInt(this.lastNs);
    const exact = own > before ? own : before + 1n;
    this.lastExactNs = exact;
    this.wideTimes.set(at, exact);
    this.timeNs[at] = Number(exact);
    this.last[0] = Number(exact);
  }

  exactTimeNs(at: number): bigint {
    return this.wideTimes.get(at) ?? BigInt(this.timeNs[at] as number);
  }

  /** What a transition or a range is about. */
  about(at: number, kind: ResourceKind, slot: number): void {
    this.resourceKind[at] = kind;
    this.resource[at] = kind === ResourceKind.none ? NONE : slot - 1;
  }

  /** A number that is too large for a double to be exact. */
  setWide(at: number, column: 0 | 1, number: bigint): void {
    (column === 0 ? this.value : this.value2)[at] = Number(number);
    this.wideValues.set(at * 2 + column, number);
  }

  exactValue(at: number, column: 0 | 1): bigint {
    return (
      this.wideValues.get(at * 2 + column) ?? BigInt((column === 0 ? this.value : this.value2)[at] as number)
    );
  }

  sync(timeNs: bigint, number: number): void {
    this.exactNs = timeNs;
    const at = this.row(EventKind.sync, Number(timeNs), 0, 0, 0);
    this.exactNs = null;
    this.value[at] = number;
    this.stack[at] = 0;
    this.commit();
  }

  commit(): void {
    this.count = this.written;
  }

  get isFull(): boolean {
    return this.count >= this.events;
  }

  /** Hands out what counts and begins anew. */
  flush(): void {
    const { count, kind, eventsByKind } = this;
    for (let i = 0; i < count; i++) {
      const cell = kind[i] as number;
      eventsByKind[cell] = (eventsByKind[cell] as number) + 1;
    }
    if (count > 0) for (const sink of this.sinks) sink.take(this);
    this.first += count;
    this.count = 0;
    this.written = 0;
    this.wideValues.clear();
    this.wideTimes.clear();
  }
}
