import type { BlockWriter } from './block-writer.ts';
import type { Clock } from './clock.ts';
import type { GenerationData } from './generation-data.ts';
import type { Tables } from './tables.ts';
import type { Generation } from './trace.ts';

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** The generations whose events are shown, and the Sync events between them, which no byte of the file stands for. */
export class ShownGenerations {
  readonly list: Writable<Generation>[] = [];
  /** Of the last Sync, since the first event. */
  lastSyncNs = 0;
  private syncs = 0;
  /** Since the first event, of the Sync that comes next. */
  private nextSyncNs = 0n;
  private readonly tables: Tables;
  private readonly clock: Clock;
  private readonly block: BlockWriter;

  constructor(tables: Tables, clock: Clock, block: BlockWriter) {
    this.tables = tables;
    this.clock = clock;
    this.block = block;
  }

  /** A generation begins at an absolute time; with the first one, the trace. */
  begin(timeNs: bigint): void {
    if (this.syncs === 0) this.beginTrace(timeNs);
    this.nextSyncNs = timeNs - this.clock.origin;
  }

  /** Begins a generation's events with its Sync. @param start place of its first byte @param bytes how many it has */
  open(data: GenerationData, start: number, bytes: number): Writable<Generation> {
    const { block, list } = this;
    const { snapshot } = data;
    block.generation = list.length;
    const generation: Writable<Generation> = {
      isWhole: false,
      number: this.tables.wide.value(data.number),
      start,
      end: start + bytes,
      firstEvent: block.first + block.count,
      events: 0,
      timeNs: 0,
      frequency: data.unitsPerSecond,
      snapshotNs: snapshot?.traceNs ?? null,
      monotonicNs: snapshot?.monotonicNs ?? null,
      wallNs: snapshot?.wallNs ?? null,
    };
    list.push(generation);
    this.sync(this.nextSyncNs);
    generation.timeNs = this.lastSyncNs;
    return generation;
  }

  /** The last Sync, which stands at the end of a trace and before the report of a generation that can't be read. */
  lastSync(): void {
    if (this.syncs === 0) this.beginTrace(1n);
    this.sync(this.block.lastExact);
  }

  /** Times count from the first event, which is never before 1 ns on the trace clock. */
  private beginTrace(timeNs: bigint): void {
    this.clock.origin = timeNs > 0n ? timeNs : 1n;
    this.block.startAfter(-1);
  }

  private sync(timeNs: bigint): void {
    this.block.sync(timeNs, ++this.syncs);
    this.lastSyncNs = this.block.lastNs;
  }
}
