import { BatchReader } from './batch-reader.ts';
import { BlockWriter } from './block-writer.ts';
import { ByteWindow } from './byte-window.ts';
import { Clock } from './clock.ts';
import type { EventKind, EventSink } from './events.ts';
import { GenerationData } from './generation-data.ts';
import { HEADER_BYTES, readHeader } from './header.ts';
import { Order } from './order.ts';
import { BrokenTrace, causedBy, nothingRecorded, UNFINISHED } from './problems.ts';
import { Tables } from './tables.ts';
import type { Generation, GoTrace, TraceProblem, TraceTables, WireVersion } from './trace.ts';
import { Wire } from './wire.ts';

/** How much is taken in at once: what is left of it after a generation has to be moved. */
const PIECE_BYTES = 1 << 18;

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

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
  private readonly list: Writable<Generation>[] = [];
  private version: WireVersion | null = null;
  /** How many bytes of the window were looked at. */
  private scanned = 0;
  private total = 0;
  private batchCount = 0;
  private syncs = 0;
  private lastSyncNs = 0;
  private problem: TraceProblem | null = null;
  private readonly warnings: TraceProblem[] = [];
  /** Nothing more is read. */
  private isOver = false;

  constructor(sinks: readonly EventSink[] = []) {
    this.block = new BlockWriter(sinks);
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
    return this.list;
  }

  /** Shows the events to one more; to be called before the first `push`. */
  addSink(sink: EventSink): void {
    this.block.addSink(sink);
  }

  /** Takes the next piece of the (decompressed) input. */
  push(chunk: Uint8Array): void {
    this.total += chunk.length;
    for (let at = 0; at < chunk.length && !this.isOver; at += PIECE_BYTES) {
      this.window.append(chunk.subarray(at, at + PIECE_BYTES));
      if (this.version !== null || (this.window.used >= HEADER_BYTES && this.readHeader())) this.scan();
    }
  }

  /** Says that the input ends here. */
  finish(): GoTrace {
    if (!this.isOver && (this.version !== null || this.readHeader())) this.end();
    const { block, list } = this;
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
      lastSyncNs: this.lastSyncNs,
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
  private scan(): void {
    const { batches, window } = this;
    while (!this.isOver) {
      let found: ReturnType<BatchReader['read']>;
      try {
        found = batches.read(window.bytes, this.scanned, window.used);
      } catch (error) {
        this.stop(error);
        return;
      }
      if (found === 'nothing-yet') return;
      if (found === 'end-of-generation' || this.isEndBatch()) this.takeEnd();
      else this.takeBatch();
    }
  }

  /** Whether the batch is one whose payload begins with an end-of-generation mark, which Go's reader takes for the mark. */
  private isEndBatch(): boolean {
    const { isExperimental, from, to } = this.batches.batch;
    const mark = !isExperimental && to > from && this.window.bytes[from] === Wire.endOfGeneration;
    return mark && (this.version as WireVersion) >= 26;
  }

  private takeEnd(): void {
    this.count(Wire.endOfGeneration);
    if ((this.version as number) < 26) {
      this.giveUp(
        new BrokenTrace('bad-batch', 'an end-of-generation mark stands where the version has none'),
      );
      return;
    }
    this.scanned = this.batches.next;
    this.play();
  }

  private takeBatch(): void {
    const { data, batches } = this;
    const { wide } = this.own;
    const { batch } = batches;
    const version = this.version as WireVersion;
    if (data.number === 0) data.number = batch.generation;
    if (batch.generation !== data.number && batch.generation !== 0 && version < 26) {
      const following = BigInt.asUintN(64, wide.exact(data.number) + 1n);
      if (wide.exact(batch.generation) === following) {
        this.play();
        return;
      }
    }
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
  private play(): void {
    const { data, clock, order, block, window } = this;
    try {
      data.complete(this.version as WireVersion);
    } catch (error) {
      this.giveUp(error);
      return;
    }
    const syncNs = clock.absoluteNs(data.minTime);
    if (this.syncs === 0) this.begin(syncNs);
    data.samples.sort(clock);
    try {
      order.begin(data, window.bytes);
      const generation = this.open(syncNs - clock.origin);
      try {
        order.run();
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

  /** Begins a generation's events with its Sync. */
  private open(syncNs: bigint): Writable<Generation> {
    const { data, block, window, list } = this;
    const { snapshot } = data;
    block.generation = list.length;
    const generation: Writable<Generation> = {
      isWhole: false,
      number: this.own.wide.value(data.number),
      start: window.offset,
      end: window.offset + this.scanned,
      firstEvent: block.first + block.count,
      events: 0,
      timeNs: 0,
      frequency: data.unitsPerSecond,
      snapshotNs: snapshot?.traceNs ?? null,
      monotonicNs: snapshot?.monotonicNs ?? null,
      wallNs: snapshot?.wallNs ?? null,
    };
    list.push(generation);
    this.sync(syncNs);
    generation.timeNs = this.lastSyncNs;
    return generation;
  }

  /** Times count from the first event, which is never before 1 ns on the trace clock. */
  private begin(timeNs: bigint): void {
    this.clock.origin = timeNs > 0n ? timeNs : 1n;
    this.block.startAfter(-1);
  }

  private sync(timeNs: bigint): void {
    this.block.sync(timeNs, ++this.syncs);
    this.lastSyncNs = this.block.lastNs;
  }

  /** The last Sync, which stands at the end of a trace and before the report of a generation that can't be read. */
  private lastSync(): void {
    if (this.syncs === 0) this.begin(1n);
    this.sync(this.block.lastExact);
  }

  private end(): void {
    const { data, window, batches } = this;
    const version = this.version as WireVersion;
    const left = window.used - this.scanned;
    // A file may end between the first two bytes of an experimental batch: Go's reader takes that for an end.
    if (left > 1 || (left === 1 && window.bytes[this.scanned] !== Wire.experimentalBatch)) {
      const missing = batches.wanted < 0 ? '' : `: ${batches.wanted - window.used} bytes of it are missing`;
      this.stop(new BrokenTrace('cut', `the trace ends inside a batch${missing}`));
    } else if (this.total === HEADER_BYTES) this.giveUp(nothingRecorded(version));
    else if (version < 26) {
      this.play();
      if (!this.isOver) this.lastSync();
    } else if (data.batchCount > 0) {
      this.giveUp(new BrokenTrace('cut', UNFINISHED));
    } else this.lastSync();
  }

  /** No further batch can be read. Before 1.26, what came before counts as a whole generation. */
  private stop(error: unknown): void {
    if ((this.version as number) < 26 && this.data.number !== 0) this.play();
    if (!this.isOver) this.giveUp(error);
    else if (this.problem) this.problem = causedBy(error, this.problem);
  }

  /** The generation can't be read. */
  private giveUp(error: unknown): void {
    this.lastSync();
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
