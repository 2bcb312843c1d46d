import type { EventSink } from '../../formats/gotrace/events.ts';
import type { GoTrace, TraceTables } from '../../formats/gotrace/trace.ts';
import type { BlockingProfiles, CompleteProfile } from './blocking/profiles.ts';
import { WaitProfiles } from './blocking/wait-profiles.ts';
import { Dispatch } from './dispatch.ts';
import { type CreatedBy, createdBy } from './goroutines/created-by.ts';
import { type GoroutineGroup, goroutineGroups } from './goroutines/goroutine-groups.ts';
import { GoroutineSink } from './goroutines/goroutine-sink.ts';
import type { GoroutineTable } from './goroutines/goroutine-table.ts';
import { GcActivity } from './mmu/gc-activity.ts';
import { MmuCurve } from './mmu/mmu-curve.ts';
import { mutatorUtilization, type UtilFlags } from './mmu/mutator-utilization.ts';
import { seriesWithin } from './mmu/series-within.ts';
import { PhaseAnalysis, type PhaseFigures } from './phases.ts';
import { RegionFigures } from './regions/region-figures.ts';
import { RegionRecorder } from './regions/region-recorder.ts';
import { TaskFigures } from './tasks/task-figures.ts';
import { TaskSink } from './tasks/task-sink.ts';
import { type TimeRange, wholeTrace } from './time-range.ts';
import { TransitionCounts } from './transitions.ts';

export interface AnalysisOptions {
  /** Sums are clipped to it: what of each stretch of time lies inside. Counts and lists of single things are not. */
  readonly range?: TimeRange;
  /** Of an earlier reading of the same trace and range: they are not made again. */
  readonly phases?: PhaseAnalysis;
}

/** Everything that one reading of a trace gives. */
export interface GoTraceFigures extends PhaseFigures {
  readonly trace: GoTrace;
  readonly range: TimeRange;
  readonly transitions: Readonly<Record<string, number>>;
  /** Ps that were ever used. */
  readonly procs: number;
  readonly goroutines: GoroutineTable;
  readonly groups: readonly GoroutineGroup[];
  readonly createdBy: readonly CreatedBy[];
  readonly tasks: TaskFigures;
  readonly regions: RegionFigures;
  /** The four official profiles, and what they hide. */
  readonly profiles: BlockingProfiles;
  readonly waits: CompleteProfile;
  /** Mutator utilization for a set of flags, of a part of the trace or all of it; computed when first asked for. */
  mmu(flags: UtilFlags, range?: TimeRange | null): MmuCurve;
}

/**
 * All analysis of a Go trace in one reading: hand `sinks` to the reader, then ask `finish` for the figures.
 * Definitions are those of `go tool trace` (internal/trace/summary.go, gc.go, cmd/trace). Of a trace that could not be
 * read to its end, goroutines, tasks, regions and ranges include what came after the last Sync, as upstream's summary
 * does; the official profiles and mutator utilization end at that Sync, as upstream's do.
 */
export class GoTraceAnalysis {
  readonly sinks: readonly EventSink[];
  private readonly tables: TraceTables;
  private readonly range: TimeRange;
  readonly phases: PhaseAnalysis;
  private readonly transitions = new TransitionCounts();
  private readonly tasks: TaskSink;
  private readonly regions: RegionRecorder;
  private readonly goroutines: GoroutineSink;
  private readonly activity: GcActivity;
  private readonly waits: WaitProfiles;

  constructor(tables: TraceTables, { range = wholeTrace, phases }: AnalysisOptions = {}) {
    this.tables = tables;
    this.range = range;
    this.tasks = new TaskSink(tables);
    this.regions = new RegionRecorder(tables, this.tasks, range);
    this.goroutines = new GoroutineSink(tables, this.regions, range);
    this.activity = new GcActivity(tables);
    this.waits = new WaitProfiles(range === wholeTrace ? {} : { range });
    const { transitions, tasks, goroutines, activity, waits } = this;
    const sums = new Dispatch(transitions, goroutines, waits, activity, [tasks]);
    this.phases = phases ?? new PhaseAnalysis(tables, range);
    this.sinks = phases ? [sums] : [this.phases, sums];
  }

  /** Call it once, after the reader's own `finish`. */
  finish(trace: GoTrace): GoTraceFigures {
    const { tables, range, goroutines, regions, waits } = this;
    const lastNs = trace.durationNs;
    const officialEndNs = trace.problem ? trace.lastSyncNs : lastNs;
    regions.traceEndNs = officialEndNs;
    const table = goroutines.finish(lastNs);
    waits.finish(trace);
    const curves = new Map<string, MmuCurve>();
    return {
      trace,
      range,
      transitions: this.transitions.byName(),
      procs: this.transitions.procs,
      goroutines: table,
      groups: goroutineGroups(table),
      createdBy: createdBy(table),
      ...this.phases.finish(trace),
      tasks: new TaskFigures(this.tasks, tables),
      regions: new RegionFigures(regions, tables),
      profiles: waits.official(trace),
      waits: waits.complete(trace),
      mmu: (flags, part = null) => {
        const { stw, background, assist, sweep, perProc, exact } = flags;
        const key = JSON.stringify([
          stw,
          background,
          assist,
          sweep,
          perProc,
          exact,
          part?.fromNs,
          part?.toNs,
        ]);
        const known = curves.get(key);
        if (known) return known;
        const series = mutatorUtilization(this.activity, flags, officialEndNs);
        const within = part ? series.map((one) => seriesWithin(one, part)) : series;
        const curve = new MmuCurve(within.filter((one) => one !== null));
        // Ranges come and go; curves of the whole trace are asked for again and again.
        if (!part) curves.set(key, curve);
        return curve;
      },
    };
  }
}
