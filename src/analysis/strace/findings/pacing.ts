import { WaitClass } from '../log.ts';
import type { Evidence } from './evidence.ts';

/** A thread that spends most of its printed time idle between two calls waits for the second one to be due. */
const IDLE_SHARE = 0.5;

/** Tells calls that a thread makes between two rests from calls in a row. */
export class Pacing {
  private readonly evidence: Evidence;
  /** By call: the idle and the whole printed time of its thread before it. */
  private sums: { readonly idleNs: Float64Array; readonly allNs: Float64Array } | undefined;

  constructor(evidence: Evidence) {
    this.evidence = evidence;
  }

  /**
   * Whether the thread of these calls (of one thread, in order) is idle for most of the time between most of them.
   * Without durations nobody can tell, and the answer is yes: better to say nothing than to blame a monitor.
   */
  isPaced(calls: readonly number[]): boolean {
    this.sums ??= this.sum();
    const { idleNs, allNs } = this.sums;
    let paced = 0;
    for (let i = 1; i < calls.length; i++) {
      const from = calls[i - 1] as number;
      const to = calls[i] as number;
      const idle = (idleNs[to] as number) - (idleNs[from] as number);
      const all = (allNs[to] as number) - (allNs[from] as number);
      if (idle >= IDLE_SHARE * all) paced++;
    }
    return paced * 2 >= calls.length - 1;
  }

  private sum(): { idleNs: Float64Array; allNs: Float64Array } {
    const { trace, waits } = this.evidence;
    const { calls } = trace;
    const idleNs = new Float64Array(calls.count);
    const allNs = new Float64Array(calls.count);
    const idleOf = new Float64Array(trace.threads.length);
    const allOf = new Float64Array(trace.threads.length);
    for (let call = 0; call < calls.count; call++) {
      const thread = calls.thread[call] as number;
      idleNs[call] = idleOf[thread] as number;
      allNs[call] = allOf[thread] as number;
      const duration = calls.durationNs[call] as number;
      if (!(duration >= 0)) continue;
      allOf[thread] = (allOf[thread] as number) + duration;
      if (waits.classOf[call] === WaitClass.idle) idleOf[thread] = (idleOf[thread] as number) + duration;
    }
    return { idleNs, allNs };
  }
}
