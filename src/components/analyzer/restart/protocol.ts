import type { RestartPicture, StopChoice } from '../../../views/restart/picture.ts';
import type { TraceKey } from '../protocol.ts';

/** What the view of restarts shows. */
export interface RestartShown {
  readonly choices: readonly StopChoice[];
  /** Stops that are not among the choices, because there are more than a page can hold. */
  readonly left: number;
  /** Which of them `picture` is, from 0; -1 where the log has none. */
  readonly chosen: number;
  readonly picture: RestartPicture | null;
}

export interface RestartRequests {
  /** The stops of a log and one of them taken apart; `stop` -1 for the longest. Time is narrowed to the query's calls. */
  restart: {
    params: { trace: TraceKey; query: string; stop: number; whole: boolean };
    result: RestartShown;
  };
  /** The stop that a finding (its index) is about, as `restart` takes it. */
  stopOfFinding: { params: { trace: TraceKey; finding: number }; result: number };
  /** The call of a process (a life) with the most time between two moments; -1 where it was in none. */
  restartCall: { params: { trace: TraceKey; life: number; fromNs: number; toNs: number }; result: number };
}
