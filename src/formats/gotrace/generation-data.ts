import type { Clock } from './clock.ts';
import { longer } from './growing.ts';
import { IdMap } from './id-map.ts';
import { LocalStacks } from './local-stacks.ts';
import { BrokenTrace } from './problems.ts';
import { CpuSamples } from './samples-table.ts';
import type { Tables } from './tables.ts';
import type { WireVersion } from './trace.ts';
import { FieldReader } from './varints.ts';
import { MAX_TEXT_BYTES, Wire } from './wire.ts';

/** The head of a batch, and where its payload is. Numbers are codes of WideNumbers. */
export interface Batch {
  readonly isExperimental: boolean;
  readonly generation: number;
  readonly thread: number;
  readonly time: number;
  readonly from: number;
  readonly to: number;
}

/** What the clocks said together, near the beginning of a generation (wire 1.25 on). */
export interface ClockSnapshot {
  /** On the trace clock, in nanoseconds as `GoTrace.baseNs` is. */
  readonly traceNs: bigint;
  readonly monotonicNs: bigint;
  readonly wallNs: bigint;
}

/** Everything of one generation that has to be known before its first event can be told. */
export class GenerationData {
  /** Its number, as a code of WideNumbers; 0 before the first batch. */
  number = 0;
  snapshot: ClockSnapshot | null = null;
  /** The smallest base time of its batches. */
  minTime = 0;
  readonly texts = new IdMap();
  readonly stacks = new LocalStacks();
  readonly samples: CpuSamples;
  /** Batches of timed events: payloads, base times, and for each the next batch of its thread (-1 for none). */
  batchFrom = new Int32Array(256);
  batchTo = new Int32Array(256);
  batchTime = new Float64Array(256);
  batchNext = new Int32Array(256);
  batchCount = 0;
  /** Threads (slots) in order of appearance, and the first batch of each. */
  threads: number[] = [];
  firstBatch: number[] = [];
  private lastBatch: number[] = [];
  private readonly cursorOfThread = new Map<number, number>();
  private frequency = 0;
  private snapshotTime = 0n;
  private readonly fields: FieldReader;
  private readonly tables: Tables;
  private readonly clock: Clock;
  private readonly wireEvents: Float64Array;

  constructor(tables: Tables, clock: Clock, wireEvents: Float64Array) {
    this.tables = tables;
    this.clock = clock;
    this.wireEvents = wireEvents;
    this.samples = new CpuSamples(tables);
    this.fields = new FieldReader(tables.wide);
  }

  get unitsPerSecond(): number {
    return this.frequency;
  }

  clear(): void {
    this.number = 0;
    this.snapshot = null;
    this.minTime = 0;
    this.texts.clear();
    this.stacks.clear();
    this.samples.clear();
    this.batchCount = 0;
    this.threads = [];
    this.firstBatch = [];
    this.lastBatch = [];
    this.cursorOfThread.clear();
    this.clock.factor = 0;
    this.frequency = 0;
  }

  /** Takes a batch in. @throws BrokenTrace */
  add(bytes: Uint8Array, batch: Batch, version: WireVersion): void {
    const { wide } = this.tables;
    if (this.minTime === 0 || wide.isLess(batch.time, this.minTime)) this.minTime = batch.time;
    if (batch.isExperimental) return;
    const first = batch.to > batch.from ? bytes[batch.from] : undefined;
    this.fields.reset(bytes, batch.from + 1, batch.to);
    const { wireEvents } = this;
    switch (first) {
      case Wire.strings:
        wireEvents[Wire.strings] = (wireEvents[Wire.strings] as number) + 1;
        this.readTexts(bytes);
        return;
      case Wire.stacks:
        wireEvents[Wire.stacks] = (wireEvents[Wire.stacks] as number) + 1;
        wireEvents[Wire.stack] = (wireEvents[Wire.stack] as number) + this.stacks.read(this.fields);
        return;
      case Wire.cpuSamples:
        wireEvents[Wire.cpuSamples] = (wireEvents[Wire.cpuSamples] as number) + 1;
        wireEvents[Wire.cpuSample] = (wireEvents[Wire.cpuSample] as number) + this.samples.read(this.fields);
        return;
      case Wire.frequency:
        if (version >= 25) break;
        this.fields.reset(bytes, batch.from, batch.to);
        this.readSync(batch.time, version);
        return;
      case Wire.sync:
        if (version < 25) break;
        wireEvents[Wire.sync] = (wireEvents[Wire.sync] as number) + 1;
        this.readSync(batch.time, version);
        return;
      case Wire.endOfGeneration:
        throw new BrokenTrace('bad-batch', 'an end-of-generation mark stands inside a batch');
    }
    this.addTimed(batch);
  }

  /** Checks what must be there and resolves the tables. @throws BrokenTrace */
  complete(version: WireVersion): void {
    if (this.clock.factor === 0) {
      throw new BrokenTrace('missing-part', 'the generation does not say how fast its clock runs');
    }
    if (version >= 25) {
      if (!this.snapshot) throw new BrokenTrace('missing-part', 'the generation has no clock snapshot');
      this.snapshot = {
        ...this.snapshot,
        traceNs: this.clock.absoluteNs(this.tables.wide.codeOf(this.snapshotTime)),
      };
    }
    this.stacks.resolve(this.texts, this.tables);
  }

  private addTimed(batch: Batch): void {
    const at = this.batchCount++;
    this.batchFrom = longer(this.batchFrom, at);
    this.batchTo = longer(this.batchTo, at);
    this.batchTime = longer(this.batchTime, at);
    this.batchNext = longer(this.batchNext, at);
    this.batchFrom[at] = batch.from;
    this.batchTo[at] = batch.to;
    this.batchTime[at] = batch.time;
    this.batchNext[at] = -1;
    const thread = this.tables.threads.slot(batch.thread);
    const cursor = this.cursorOfThread.get(thread);
    if (cursor === undefined) {
      this.cursorOfThread.set(thread, this.threads.length);
      this.threads.push(thread);
      this.firstBatch.push(at);
      this.lastBatch.push(at);
      return;
    }
    this.batchNext[this.lastBatch[cursor] as number] = at;
    this.lastBatch[cursor] = at;
  }

  private readTexts(bytes: Uint8Array): void {
    const { fields, wireEvents } = this;
    while (fields.more) {
      const type = fields.byte();
      if (type !== Wire.string)
        throw new BrokenTrace('bad-table', `type ${type} stands where a text is expected`);
      const id = fields.numberOrEnd();
      const length = fields.numberOrEnd();
      if (length > MAX_TEXT_BYTES) {
        throw new BrokenTrace('bad-table', `a text has ${length} bytes; the most is ${MAX_TEXT_BYTES}`);
      }
      const from = fields.skip(length);
      const index = this.tables.strings.add(bytes, from, from + length);
      if (!this.texts.put(id, index)) throw new BrokenTrace('bad-table', `text ${id} is defined twice`);
      wireEvents[Wire.string] = (wireEvents[Wire.string] as number) + 1;
    }
  }

  private readSync(time: number, version: WireVersion): void {
    const { fields, clock, wireEvents } = this;
    const { wide } = this.tables;
    let last = wide.exact(time);
    while (fields.more) {
      const type = fields.byte();
      if (type === Wire.frequency) {
        if (clock.factor !== 0) throw new BrokenTrace('bad-table', 'the speed of the clock is given twice');
        this.frequency = wide.value(fields.numberOrEnd());
        clock.factor = 1 / (this.frequency / 1e9);
      } else if (type === Wire.clockSnapshot && version >= 25) {
        if (this.snapshot) throw new BrokenTrace('bad-table', 'there are two clock snapshots');
        last = BigInt.asUintN(64, last + wide.exact(fields.numberOrEnd()));
        this.snapshotTime = last;
        const monotonicNs = wide.exact(fields.numberOrEnd());
        const seconds = wide.exact(fields.numberOrEnd());
        this.snapshot = {
          traceNs: 0n,
          monotonicNs,
          wallNs: seconds * 1_000_000_000n + wide.exact(fields.numberOrEnd()),
        };
      } else throw new BrokenTrace('bad-table', `expected frequency or clock snapshot event, got ${type}`);
      wireEvents[type] = (wireEvents[type] as number) + 1;
    }
  }
}
