import { Activity, type GcActivity } from './gc-activity.ts';
import { UtilSeries } from './util-series.ts';

/** What counts as time taken from the program, and whether each P is looked at by itself. */
export interface UtilFlags {
  readonly stw?: boolean;
  readonly background?: boolean;
  readonly assist?: boolean;
  readonly sweep?: boolean;
  readonly perProc?: boolean;
  /**
   * Each start of a background worker counts once. Go's tool (gc.go, Go 1.26) counts it at the transition, and again at
   * the label that follows it, from the second start on; what counts twice never ends, so utilization sinks to 0 for good.
   */
  readonly exact?: boolean;
}

/** Ps with a series of their own in one trace; a forged trace could ask for any number. */
const seriesLimit = 4096;

/** Goes through the steps as internal/trace/gc.go (MutatorUtilizationV2) goes through events. */
class Utilization {
  readonly series: UtilSeries[] = [];
  /** By P: how much goes on there for the collector, and its series. */
  private readonly working: number[] = [];
  private readonly seriesOf: number[] = [];
  private readonly procsAt: { timeNs: number; procs: number }[] = [];
  private readonly assisting = new Set<number>();
  /** Seen at work; with `exact` those at work now. */
  private readonly workers = new Set<number>();
  private stops = 0;
  private readonly flags: UtilFlags;

  constructor(flags: UtilFlags) {
    this.flags = flags;
  }

  step(activity: Activity, proc: number, who: number, timeNs: number): void {
    const { flags } = this;
    switch (activity) {
      case Activity.procs:
        this.setProcs(who, timeNs);
        break;
      case Activity.stopBegin:
      case Activity.stopEnd:
        if (flags.stw) this.stops += activity === Activity.stopBegin ? 1 : -1;
        break;
      case Activity.sweepActive:
      case Activity.sweepBegin:
      case Activity.sweepEnd:
        if (!flags.sweep) break;
        if (activity === Activity.sweepActive) this.countBack();
        this.work(proc, activity === Activity.sweepEnd ? -1 : 1);
        break;
      case Activity.assistWaiting:
        if (!flags.assist) break;
        if (!flags.exact) this.assist(Activity.assistBegin, proc, who);
        else if (who >= 0) this.assisting.add(who);
        break;
      case Activity.assistActive:
      case Activity.assistBegin:
      case Activity.assistEnd:
        if (flags.assist) this.assist(activity, proc, who);
        break;
      case Activity.worker:
      case Activity.dedicatedWorker:
        // Per P, a dedicated worker counts for nobody: it has driven all goroutines from its P.
        if (!flags.background || (flags.perProc && activity === Activity.dedicatedWorker)) break;
        if (flags.exact && this.workers.has(who)) break;
        this.workers.add(who);
        this.work(proc, 1);
        break;
      default:
        if (flags.exact && this.workers.has(who)) {
          if (activity === Activity.leave && this.workers.delete(who)) this.work(proc, -1);
        } else if (this.assisting.has(who) || this.workers.has(who))
          this.work(proc, activity === Activity.execute ? 1 : -1);
    }
    this.record(timeNs);
  }

  private assist(activity: Activity, proc: number, who: number): void {
    if (activity === Activity.assistActive) this.countBack();
    const ends = activity === Activity.assistEnd;
    this.work(proc, ends ? -1 : 1);
    if (who < 0) return;
    if (ends) this.assisting.delete(who);
    else this.assisting.add(who);
  }

  private work(proc: number, change: number): void {
    if (proc >= 0 && proc < this.working.length) this.working[proc] = (this.working[proc] as number) + change;
  }

  private setProcs(procs: number, timeNs: number): void {
    const { working, seriesOf, series, flags } = this;
    if (flags.perProc) {
      for (const one of seriesOf.slice(procs)) series[one]?.add(timeNs, 0);
    }
    if (working.length > procs) {
      working.length = procs;
      seriesOf.length = procs;
    }
    while (working.length < Math.min(procs, seriesLimit)) {
      const own = flags.perProc || series.length === 0;
      if (own) {
        const one = new UtilSeries();
        one.add(timeNs, 1);
        series.push(one);
      }
      seriesOf.push(flags.perProc ? series.length - 1 : 0);
      working.push(0);
    }
    if (this.procsAt.at(-1)?.procs !== procs) this.procsAt.push({ timeNs, procs });
  }

  /** What was going on before the trace has taken its share from the start on. Per P there is nothing yet to correct. */
  private countBack(): void {
    const [all] = this.series;
    if (this.flags.perProc || !all) return;
    const { procsAt } = this;
    let procs = 0;
    for (let at = 0; at < all.count; ) {
      const next = procsAt[procs + 1];
      if (next && next.timeNs < (all.timeNs[at] as number)) {
        procs++;
        continue;
      }
      const share = 1 / (procsAt[procs]?.procs ?? 1);
      all.util[at] = Math.max((all.util[at] as number) - share, 0);
      at++;
    }
  }

  private record(timeNs: number): void {
    const { working, series, seriesOf, stops } = this;
    if (working.length === 0) return;
    if (this.flags.perProc) {
      for (let proc = 0; proc < working.length; proc++) {
        const taken = stops > 0 || (working[proc] as number) > 0;
        series[seriesOf[proc] as number]?.add(timeNs, taken ? 0 : 1);
      }
      return;
    }
    let taken = 0;
    for (const work of working) if (stops > 0 || work > 0) taken++;
    series[0]?.add(timeNs, 1 - taken / working.length);
  }

  finish(timeNs: number): UtilSeries[] {
    for (const one of this.seriesOf) {
      const of = this.series[one];
      if (!this.flags.exact) of?.add(timeNs, 0);
      else if (of && of.toNs < timeNs) of.end(timeNs);
    }
    return this.series;
  }
}

/**
 * Mutator utilization: the share of Ps that work for the program. One function for all, or with `perProc` one for
 * each P. Steps after `toNs` (the last whole generation's end) are left out, as upstream.
 */
export function mutatorUtilization(activity: GcActivity, flags: UtilFlags, toNs: number): UtilSeries[] {
  const utilization = new Utilization(flags);
  for (let row = 0; row < activity.count; row++) {
    const timeNs = activity.timeNs[row] as number;
    if (timeNs > toNs) break;
    const step = activity.step[row] as number;
    utilization.step((step & 15) as Activity, step >> 4, activity.who[row] as number, timeNs);
  }
  return utilization.finish(Math.min(toNs, activity.endsNs));
}
