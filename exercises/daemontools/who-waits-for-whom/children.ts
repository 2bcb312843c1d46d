import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { argsText } from '../../../src/formats/strace/text.ts';
import { CallState } from '../../../src/formats/strace/trace.ts';
import type { Need } from '../../../src/grading/exercise.ts';
import { callsNamed } from '../../../src/grading/strace-calls.ts';
import { managerOf, shutdownCalls, termKillsOfManager } from '../attach-to-yourself/life.ts';
import { childrenOf, killedPid, returned } from '../what-supervise-does/supervision.ts';

/* Readings of a manager that waits for its children: whom it made, whom it collected, what it still waits for. */

const waits = ['wait4', 'waitpid', 'waitid'];

const waitsOfShutdown = (log: StraceLog): number[] => {
  const inside = new Set(shutdownCalls(log));
  return callsNamed(log, ...waits).filter((call) => inside.has(call));
};

/** Waits of the shutdown that returned a worker. */
export function collected(log: StraceLog): number[] {
  const told = new Set(termKillsOfManager(log).map((call) => killedPid(log, call)));
  return waitsOfShutdown(log).filter((call) => told.has(returned(log, call)));
}

/** The wait for any child that had not returned when the log ends; -1 where there is none. */
export function endlessWait(log: StraceLog): number {
  const open = waitsOfShutdown(log).filter(
    (call) =>
      log.trace.calls.state[call] === CallState.neverFinished ||
      log.trace.calls.state[call] === CallState.detached,
  );
  return open.find((call) => argsText(log.trace, call).startsWith('-1')) ?? -1;
}

/** Children whose making the log shows and whose end the manager never fetched. */
export function leftChildren(log: StraceLog): number[] {
  const pid = managerOf(log);
  const fetched = new Set(
    callsNamed(log, ...waits)
      .map((call) => returned(log, call))
      .filter((value) => value > 0),
  );
  return childrenOf(log, pid).filter((child) => !fetched.has(child));
}

export const needsEndlessWait: Need = {
  id: 'endless-wait',
  met: (log) => endlessWait(log) >= 0 && collected(log).length > 0,
  missing: {
    en: 'No manager of this log waits without end. Run the service with `--wait-all` and a strace that is its child, run `svc -t`, wait five seconds, and submit the trace while it hangs.',
    ja: 'このログには、いつまでも待ち続ける管理プロセスがありません。サービスに`--wait-all`を付け、straceをその子として起動し、`svc -t`の5秒後、止まったままの状態でトレースを渡してください。',
  },
};
