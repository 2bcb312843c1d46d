import { type EventSink, GoState, NONE } from '../../../formats/gotrace/events.ts';
import type { GoTrace, TraceTables } from '../../../formats/gotrace/trace.ts';
import { type CpuProfile, CpuSamples } from '../cpu-samples/cpu-samples.ts';
import { type CriticalPath, criticalPath } from '../path/critical-path.ts';
import { GoroutineSpans } from '../spans/goroutine-spans.ts';
import { SpanStore } from '../spans/span-store.ts';
import type { SpanBlock, SpanSink } from '../spans/spans.ts';
import { overlapNs, type TimeRange } from '../time-range.ts';
import { type GoroutineLife, goroutineLife, type LifeStretch } from './goroutine-life.ts';
import { rootNames } from './goroutine-names.ts';
import { type LockHolders, lockHolders } from './lock-holders.ts';
import { WakerEdges, type Wakers } from './waker-edges.ts';

/** Time in one state for one reason. */
export interface StateTime {
  /** `GoState`. */
  readonly state: number;
  /** Index into `strings`. */
  readonly reason: number;
  readonly count: number;
  readonly totalNs: number;
}

/** One wait of the goroutine. */
export interface OwnWait {
  readonly stretch: LifeStretch;
  /** Of it: what lies in the interval. */
  readonly ns: number;
  /**
   * Of a wait with reason `sync`: who held the lock. `null`: it is no such wait, or not all of it lies in the
   * interval and in what is kept, so that holders can not be told.
   */
  readonly lock: LockHolders | null;
}

/** What a trace tells of one goroutine. */
export interface GoroutineStory {
  readonly trace: GoTrace;
  readonly life: GoroutineLife;
  /** What the figures are of: the range that was asked for, or its life. */
  readonly interval: TimeRange;
  /** Longest first; their times add up to what of its life lies in the interval. */
  readonly states: readonly StateTime[];
  /** Its life event by event: stretches that lie in the interval at least in part. */
  readonly stretches: readonly LifeStretch[];
  /** Longest first, of all times in which it did not run. */
  readonly waits: readonly OwnWait[];
  readonly waitCount: number;
  /** Who ended its waits. */
  readonly wakers: Wakers;
  readonly cpu: CpuProfile;
  readonly path: CriticalPath;
  /** Stretches of other goroutines that were given up for want of room; the path does not know of them. */
  readonly dropped: number;
  /** Root function of a goroutine, '' where no stack tells it. */
  name(goroutine: number): string;
}

/** 250 MB: spans of all goroutines, of which the latest are kept. */
const usualMost = 4_000_000;
const listedWaits = 20;
const listedWakers = 20;

/**
 * Everything about one goroutine in one reading: hand `sinks` to the reader, then ask `finish`. A part of the trace
 * keeps more of it: only spans that lie in the range are held.
 */
export class OneGoroutine {
  readonly sinks: readonly EventSink[];
  private readonly tables: TraceTables;
  private readonly id: number | bigint;
  private readonly range: TimeRange | null;
  private readonly all: SpanStore;
  private readonly own: OwnSpans;
  private readonly spans: GoroutineSpans;
  private readonly samples = new CpuSamples();

  /**
   * @param id as the trace has it
   * @param range null for its life
   * @param most spans of all goroutines that are kept
   */
  constructor(tables: TraceTables, id: bigint, range: TimeRange | null, most = usualMost) {
    this.tables = tables;
    this.id = id <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(id) : id;
    this.range = range;
    this.all = new SpanStore({ most, ...(range && { range }) });
    this.own = new OwnSpans(tables, this.id, range);
    this.spans = new GoroutineSpans([this.own, this.all]);
    this.sinks = [this.spans, this.samples];
  }

  /**
   * Call it once, after the reader's own `finish`.
   * @returns null where the trace has no such goroutine
   */
  finish(trace: GoTrace): GoroutineStory | null {
    const { tables, own, all } = this;
    this.spans.finish(trace);
    all.finish();
    own.store?.finish();
    const goroutine = tables.goroutines.find(this.id);
    const life = own.store && goroutineLife(own.store, goroutine);
    if (!own.store || !own.edges || !life) return null;
    const interval = this.range
      ? { fromNs: this.range.fromNs, toNs: Math.min(this.range.toNs, trace.durationNs) }
      : { fromNs: life.fromNs, toNs: life.toNs };
    const inside = life.stretches.filter(({ fromNs, toNs }) => overlapNs(interval, fromNs, toNs) > 0);
    const waits = inside.filter(({ state }) => state !== GoState.running);
    return {
      trace,
      life,
      interval,
      states: stateTimes(inside, interval),
      stretches: inside,
      waits: this.longest(goroutine, waits, interval),
      waitCount: waits.length,
      wakers: own.edges.result(listedWakers),
      cpu: this.samples.profile(tables, { goroutines: maskOf(goroutine), range: interval }),
      path: criticalPath(all, goroutine, interval.fromNs, interval.toNs),
      dropped: all.dropped,
      name: rootNames(tables, all, own.store),
    };
  }

  private longest(goroutine: number, waits: readonly LifeStretch[], interval: TimeRange): OwnWait[] {
    const { tables, all } = this;
    const inInterval = ({ fromNs, toNs }: LifeStretch) => overlapNs(interval, fromNs, toNs);
    const longest = [...waits].sort((a, b) => inInterval(b) - inInterval(a) || a.fromNs - b.fromNs);
    return longest.slice(0, listedWaits).map((stretch) => {
      const isSync = stretch.state === GoState.waiting && tables.strings.text(stretch.reason) === 'sync';
      // Of a wait that reaches out of the interval, not all that happened meanwhile is kept.
      const isInside = inInterval(stretch) === stretch.toNs - stretch.fromNs;
      const row = isSync && isInside ? all.before(goroutine, stretch.toNs) : -1;
      const isKept = row >= 0 && all.rows.fromNs[row] === stretch.fromNs;
      return {
        stretch,
        ns: inInterval(stretch),
        lock: isKept ? lockHolders(tables, all, row) : null,
      };
    });
  }
}

/** Spans of a goroutine whose index is not known before the trace is read: from when it first appears. */
class OwnSpans implements SpanSink {
  store: SpanStore | null = null;
  edges: WakerEdges | null = null;
  private readonly tables: TraceTables;
  private readonly id: number | bigint;
  private readonly range: TimeRange | null;

  constructor(tables: TraceTables, id: number | bigint, range: TimeRange | null) {
    this.tables = tables;
    this.id = id;
    this.range = range;
  }

  takeSpans(spans: SpanBlock): void {
    if (!this.store) {
      const goroutine = this.tables.goroutines.find(this.id);
      if (goroutine === NONE) return;
      const goroutines = maskOf(goroutine);
      this.store = new SpanStore({ goroutines });
      this.edges = new WakerEdges({ goroutines, ...(this.range && { range: this.range }) });
    }
    this.store.takeSpans(spans);
    this.edges?.takeSpans(spans);
  }
}

function maskOf(goroutine: number): Uint8Array {
  const mask = new Uint8Array(goroutine + 1);
  mask[goroutine] = 1;
  return mask;
}

function stateTimes(stretches: readonly LifeStretch[], interval: TimeRange): StateTime[] {
  type Draft = { -readonly [Key in keyof StateTime]: StateTime[Key] };
  const sums = new Map<string, Draft>();
  for (const { state, reason, fromNs, toNs } of stretches) {
    const key = `${state} ${reason}`;
    const sum = sums.get(key) ?? { state, reason, count: 0, totalNs: 0 };
    sums.set(key, sum);
    sum.count++;
    sum.totalNs += overlapNs(interval, fromNs, toNs);
  }
  return [...sums.values()].sort((a, b) => b.totalNs - a.totalNs);
}
