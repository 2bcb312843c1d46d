import { BatchReader } from './batch-reader.ts';
import { BlockWriter } from './block-writer.ts';
import { ByteWindow } from './byte-window.ts';
import { Clock } from './clock.ts';
import type { EventKind, EventSink } from './events.ts';
import { GenerationData } from './generation-data.ts';
import { HEADER_BYTES, readHeader } from './header.ts';
import { Order } from './order.ts';
import { BrokenTrace, causedBy, nothingRecorded, UNFINISHED } from './problems.ts';
import { ShownGenerations } from './shown-generations.ts';
import { Tables } from './tables.ts';
import type { Generation, GoTrace, TraceProblem, TraceTables, WireVersion } from './trace.ts';
import { Wire } from './wire.ts';

/** How much is taken in at once: what is left of it after a generation has to be moved. */
const PIECE_BYTES = 1 << 18;

/**
 * Reads a Go execution trace (wire 1.22 to 1.26) piece by piece and shows its events to sinks, in the order and with the
 * times of Go's internal/trace (reader.go, generation.go). Only one generation's bytes are kept. Never throws: what is
 * wrong ends the reading and is in `GoTrace.problem`; everything before it was shown.
 */
export class GoTraceParser {
  private readonly own = new Tables();
  private readonly clock = new Clock(this.own.wide);
  private readonly wireEvents = new Float64Array(256);
  private readonly data = new GenerationData(this.own, this.clock, this.wireEvents);
  private readonly batches = new BatchReader(this.own.wide);
  private readonly window = new ByteWindow();
  private readonly block: BlockWriter;
  private readonly order: Order;
  private readonly shown: ShownGenerations;
  private version: WireVersion | null = null;
  /** How many bytes of the window were looked at. */
  private scanned = 0;
  private total = 0;
  private batchCount = 0;
  private problem: TraceProblem | null = null;
  private readonly warnings: TraceProblem[] = [];
  /** Nothing more is read. */
  private isOver = false;

  /** @param blockEvents how many events the sinks get at a time, at most */
  constructor(sinks: readonly EventSink[] = [], blockEvents?: number) {
    this.block = new BlockWriter(sinks, blockEvents);
    this.shown = new ShownGenerations(this.own, this.clock, this.block);
    this.order = new Order(this.own, this.clock, this.block, this.wireEvents);
  }

  /** Absolute time of the first event, in ns on the trace clock; 0 before there is one. */
  get baseNs(): bigint {
    return this.clock.origin;
  }

  get tables(): TraceTables {
    return this.own;
  }

  /** Those whose Sync event was shown. */
  get generations(): readonly Generation[] {
    return this.shown.list;
  }

  /** Shows the events to one more; to be called before the first `push`. */
  addSink(sink: EventSink): void {
    this.block.addSink(sink);
  }

  /** Takes the next piece of the (decompressed) input. */
  push(chunk: Uint8Array): void {
    for (const _ of this.pushInSteps(chunk));
  }

  /** The same, with a step after each block of events: a generation may have millions. */
  *pushInSteps(chunk: Uint8Array): Generator<void> {
    this.total += chunk.length;
    for (let at = 0; at < chunk.length && !this.isOver; at += PIECE_BYTES) {
      this.window.append(chunk.subarray(at, at + PIECE_BYTES));
      if (this.version !== null || (this.window.used >= HEADER_BYTES && this.readHeader()))
        yield* this.scan();
    }
  }

  /** Says that the input ends here. */
  finish(): GoTrace {
    const steps = this.finishInSteps();
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** The same, with a step after each block of events. */
  *finishInSteps(): Generator<void, GoTrace> {
    if (!this.isOver && (this.version !== null || this.readHeader())) yield* this.end();
    const { block, shown } = this;
    const { list } = shown;
    block.flush();
    const wholeBytes = list.findLast((generation) => generation.isWhole)?.end ?? 0;
    return {
      version: this.version,
      tables: this.own,
      generations: list,
      events: block.first,
      eventsByKind: Object.fromEntries(block.eventsByKind.entries()) as Record<EventKind, number>,
      wireEvents: this.wireEvents,
      batches: this.batchCount,
      bytes: this.total,
      baseNs: this.clock.origin,
      durationNs: block.first === 0 ? 0 : block.lastNs,
      lastSyncNs: shown.lastSyncNs,
      problem: this.problem,
      lostBytes: this.isOver ? this.total - wholeBytes : 0,
      warnings: this.warnings,
    };
  }

  private readHeader(): boolean {
    try {
      this.version = readHeader(this.window.bytes, this.window.used);
    } catch (error) {
      this.fail(error, 0);
      return false;
    }
    this.window.drop(HEADER_BYTES);
    return true;
  }

  /** Goes through the batches that are there. */
  private *scan(): Generator<void> {
    const { batches, window } = this;
    while (!this.isOver) {
      let found: ReturnType<BatchReader['read']>;
      try {
        found = batches.read(window.bytes, this.scanned, window.used);
      } catch (error) {
        yield* this.stop(error);
        return;
      }
      if (found === 'nothing-yet') return;
      if (found === 'end-of-generation' || this.isEndBatch()) yield* this.takeEnd();
      else if (this.beginsNext()) yield* this.play();
      else this.takeBatch();
    }
  }

  /** Whether the batch is one whose payload begins with an end-of-generation mark, which Go's reader takes for the mark. */
  private isEndBatch(): boolean {
    const { isExperimental, from, to } = this.batches.batch;
    const mark = !isExperimental && to > from && this.window.bytes[from] === Wire.endOfGeneration;
    return mark && (this.version as WireVersion) >= 26;
  }

  private *takeEnd(): Generator<void> {
    this.count(Wire.endOfGeneration);
    if ((this.version as number) < 26) {
      this.giveUp(
        new BrokenTrace('bad-batch', 'an end-of-generation mark stands where the version has none'),
      );
      return;
    }
    this.scanned = this.batches.next;
    yield* this.play();
  }

  /** Whether the batch is the first of the generation after the one that is being taken in. */
  private beginsNext(): boolean {
    const { data, batches } = this;
    const { wide } = this.own;
    const { generation } = batches.batch;
    if (data.number === 0 || generation === data.number || generation === 0) return false;
    if ((this.version as WireVersion) >= 26) return false;
    return wide.exact(generation) === BigInt.asUintN(64, wide.exact(data.number) + 1n);
  }

  private takeBatch(): void {
    const { data, batches } = this;
    const { wide } = this.own;
    const { batch } = batches;
    const version = this.version as WireVersion;
    if (data.number === 0) data.number = batch.generation;
    try {
      if (batch.generation === 0) throw new BrokenTrace('bad-batch', 'a batch belongs to generation 0');
      if (batch.generation !== data.number) {
        throw new BrokenTrace(
          'mixed-generations',
          `a batch of generation ${wide.exact(batch.generation)} stands inside generation ${wide.exact(data.number)}`,
        );
      }
      this.count(batch.isExperimental ? Wire.experimentalBatch : Wire.eventBatch);
      this.batchCount++;
      data.add(this.window.bytes, batch, version);
    } catch (error) {
      this.giveUp(error);
      return;
    }
    this.scanned = batches.next;
  }

  /** Orders and shows the generation that is complete, and forgets its bytes. */
  private *play(): Generator<void> {
    const { data, clock, order, block, window, shown } = this;
    try {
      data.complete(this.version as WireVersion);
    } catch (error) {
      this.giveUp(error);
      return;
    }
    shown.begin(clock.absoluteNs(data.minTime));
    data.samples.sort(clock);
    try {
      order.begin(data, window.bytes);
      const generation = shown.open(data, window.offset, this.scanned);
      try {
        while (!order.run()) {
          block.flush();
          yield;
        }
        generation.isWhole = true;
      } finally {
        block.flush();
        generation.events = block.first - generation.firstEvent;
      }
    } catch (error) {
      this.fail(error, window.offset + order.position);
      return;
    }
    window.drop(this.scanned);
    this.scanned = 0;
    data.clear();
  }

  private *end(): Generator<void> {
    const { data, window, batches } = this;
    const version = this.version as WireVersion;
    const left = window.used - this.scanned;
    // A file may end between the first two bytes of an experimental batch: Go's reader takes that for an end.
    if (left > 1 || (left === 1 && window.bytes[this.scanned] !== Wire.experimentalBatch)) {
      const missing = batches.wanted < 0 ? '' : `: ${batches.wanted - window.used} bytes of it are missing`;
      yield* this.stop(new BrokenTrace('cut', `the trace ends inside a batch${missing}`));
    } else if (this.total === HEADER_BYTES) this.giveUp(nothingRecorded(version));
    else if (version < 26) {
      yield* this.play();
      if (!this.isOver) this.shown.lastSync();
    } else if (data.batchCount > 0) {
      this.giveUp(new BrokenTrace('cut', UNFINISHED));
    } else this.shown.lastSync();
  }

  /** No further batch can be read. Before 1.26, what came before counts as a whole generation. */
  private *stop(error: unknown): Generator<void> {
    if ((this.version as number) < 26 && this.data.number !== 0) yield* this.play();
    if (!this.isOver) this.giveUp(error);
    else if (this.problem) this.problem = causedBy(error, this.problem);
  }

  /** The generation can't be read. */
  private giveUp(error: unknown): void {
    this.shown.lastSync();
    this.fail(error, this.window.offset + this.scanned);
  }

  private fail(error: unknown, offset: number): void {
    if (!(error instanceof BrokenTrace)) throw error;
    const { number } = this.data;
    const generation = number === 0 ? null : this.own.wide.value(number);
    const problem = { kind: error.kind, message: error.message, offset, generation };
    if (error.looksLikeEnd) this.warnings.push(problem);
    else this.problem = problem;
    this.isOver = true;
    this.window.clear();
  }

  private count(type: number): void {
    this.wireEvents[type] = (this.wireEvents[type] as number) + 1;
  }
}
