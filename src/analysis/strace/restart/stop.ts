import type { LifeEnd } from '../process-tree/lives.ts';

/** Asks to end for certain; the others also mean "read your settings again", or a key that a program may ignore. */
export const certainSignal = 'SIGTERM';
export const otherSignals: readonly string[] = ['SIGINT', 'SIGHUP', 'SIGQUIT'];
/** Ends a process that was not asked at all. */
export const killSignal = 'SIGKILL';
/** After one of `otherSignals`, an exit later than this has another cause. */
export const longestAfterOtherNs = 60_000_000_000;

/**
 * How the log shows that a process was asked to end: `delivered` by a signal line, `taken` by a call that waits for
 * signals (sigwait, a signalfd), `sent` by the kill() of another process whose signal line is not in the log, `unseen`
 * where only `+++ killed by` says it.
 */
export const stopSources = ['delivered', 'taken', 'sent', 'unseen'] as const;
export type StopSource = (typeof stopSources)[number];

/** Who sent a signal. */
export interface Sender {
  /** From `si_pid`, or the process that called kill; null where the log does not say. 0: a process outside the pid namespace. */
  readonly pid: number | null;
  /** Its kill, tgkill or pidfd_send_signal; -1 where that is not in the log. */
  readonly call: number;
}

/** A process that was asked to end, from the signal to its exit. Times from the trace's base; NaN without a clock. */
export interface Stop {
  /** Main thread of the process: an index into `Lives.all`. */
  readonly life: number;
  readonly pid: number | null;
  /** What it ran last before the signal, as given to execve; its name from -Y; else empty. */
  readonly program: string;
  readonly signal: string;
  readonly source: StopSource;
  /** 1-based line that shows the signal. */
  readonly line: number;
  /** The life that got the signal: any thread of the process. */
  readonly receiver: number;
  readonly sender: Sender;
  readonly fromNs: number;
  /** Its exit; null where that is not in the log. */
  readonly end: LifeEnd | null;
  /** The exit; else the last sign of the process and of those that descend from it. */
  readonly toNs: number;
}

export interface Stops {
  /** In the order of their signals. Stops of descendants that belong to the stop of their ancestor are not among them. */
  readonly stops: readonly Stop[];
  /** How many more there are than `mostStops`. */
  readonly left: number;
}

/** More restarts than anyone chooses from. */
export const mostStops = 500;
