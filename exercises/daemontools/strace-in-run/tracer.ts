import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { argsText } from '../../../src/formats/strace/text.ts';
import type { Need } from '../../../src/grading/exercise.ts';
import { beginOf, callsNamed } from '../../../src/grading/strace-calls.ts';
import { pidOfThread, restartOf, termKills, threadOf } from '../what-supervise-does/supervision.ts';

/*
 * Readings of a restart in which the process that supervise watches is a strace, seen from outside: supervise, that
 * strace, and multilog, which reads what the program says. Calls are indices; -1 where the log does not show it.
 */

export interface TracedRestart {
  /** Of the strace, which is what supervise signals. */
  readonly tracerPid: number;
  /** Of the program that this strace started. */
  readonly programPid: number;
  /** supervise's signal to the strace. */
  readonly term: number;
  /** The strace's signal to the program; -1 where it sends none. */
  readonly passed: number;
  /** The strace lets the program go. */
  readonly letGo: number;
  /** supervise's wait that fetched the end of the strace, and its next fork. */
  readonly reaped: number;
  readonly fork: number;
  readonly nextPid: number;
}

const byPid = (log: StraceLog, calls: readonly number[], pid: number): number[] =>
  calls.filter((call) => pidOfThread(log, threadOf(log, call)) === pid);

export function tracedRestart(log: StraceLog): TracedRestart | undefined {
  const restart = restartOf(log);
  if (!restart) return undefined;
  const detaches = byPid(log, callsNamed(log, 'ptrace'), restart.oldPid).filter((call) =>
    argsText(log.trace, call).startsWith('PTRACE_DETACH'),
  );
  const letGo = detaches.at(-1);
  if (letGo === undefined) return undefined;
  return {
    tracerPid: restart.oldPid,
    programPid: Number(argsText(log.trace, letGo).split(',')[1]),
    term: restart.kill,
    passed: byPid(log, termKills(log), restart.oldPid)[0] ?? -1,
    letGo,
    reaped: restart.reaped,
    fork: restart.fork,
    nextPid: restart.newPid,
  };
}

/** What a program says while it ends: read by multilog, seen in the first bytes that strace prints. */
const lastWords = /"storefront: (worker|closed)/;

/** multilog's reads of what the old program said after the next one had been started. */
export function saidAfterStart(log: StraceLog): number[] {
  const restart = tracedRestart(log);
  if (!restart) return [];
  const fromNs = beginOf(log, restart.fork);
  return callsNamed(log, 'read').filter(
    (call) => lastWords.test(argsText(log.trace, call)) && beginOf(log, call) + tookNs(log, call) > fromNs,
  );
}

const tookNs = (log: StraceLog, call: number): number => log.trace.calls.durationNs[call] || 0;

/** When the old program was last heard of; NaN where it was not. */
export function lastWordNs(log: StraceLog): number {
  const last = saidAfterStart(log).at(-1) ?? -1;
  return beginOf(log, last) + tookNs(log, last);
}

export const needsTracer: Need = {
  id: 'tracer',
  met: (log) => tracedRestart(log) !== undefined,
  missing: {
    en: 'This log does not show a strace that lets its program go. Attach to supervise and to the strace that it started from the run script, then run `svc -t`.',
    ja: 'このログには、straceがプログラムを切り離すところがありません。superviseと、`run`から起動されたstraceの両方にアタッチしてから、`svc -t`を実行してください。',
  },
};

export const needsLastWords: Need = {
  id: 'last-words',
  met: (log) => saidAfterStart(log).length > 0,
  missing: {
    en: 'Nothing that the old program says while it ends is in this log. Attach to multilog as well, and stop strace five seconds after `svc -t`.',
    ja: '前のプログラムが終わるまでに出力した行が、このログにありません。multilogにもアタッチし、`svc -t`の5秒後にstraceを止めてください。',
  },
};
