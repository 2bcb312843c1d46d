import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { argsText, callName } from '../../../src/formats/strace/text.ts';
import { EventKind } from '../../../src/formats/strace/trace.ts';
import type { Need } from '../../../src/grading/exercise.ts';
import { allCalls, beginOf, callsNamed, endOf } from '../../../src/grading/strace-calls.ts';

/*
 * Readings of a log that holds the calls of supervise. Calls are indices, threads indices into the trace's threads, times
 * nanoseconds; -1 or NaN where the log does not show it.
 */

/** One `svc -t` from supervise's side. */
export interface Restart {
  /** supervise's read of the letter from its control fifo. */
  readonly command: number;
  /** Its `kill(pid, SIGTERM)`. */
  readonly kill: number;
  readonly oldPid: number;
  /** When the signal told supervise that its child had ended. */
  readonly childEndedNs: number;
  /** Its wait that fetched the end. */
  readonly reaped: number;
  /** The fork of the next process. */
  readonly fork: number;
  readonly newPid: number;
  /** The wait on nothing after the fork. */
  readonly pause: number;
}

const forks = ['clone', 'clone3', 'fork', 'vfork'];
const waits = ['wait4', 'waitpid', 'waitid'];

export const threadOf = (log: StraceLog, call: number): number => log.trace.calls.thread[call] ?? -1;

export const pidOfThread = (log: StraceLog, thread: number): number => log.trace.threads[thread]?.pid ?? -1;

export const returned = (log: StraceLog, call: number): number =>
  log.trace.calls.returnValue[call] ?? Number.NaN;

/** Whom a `kill` was for. */
export const killedPid = (log: StraceLog, call: number): number =>
  Number(argsText(log.trace, call).split(',')[0]);

/** `kill(pid, SIGTERM)` of anyone, in file order. */
export const termKills = (log: StraceLog): number[] =>
  callsNamed(log, 'kill').filter((call) => /, SIGTERM$/.test(argsText(log.trace, call)));

/** supervise reads one letter at a time; `t` asks for a restart. */
const commands = (log: StraceLog): number[] =>
  callsNamed(log, 'read').filter((call) => /"t", 1$/.test(argsText(log.trace, call)));

/** The first restart by `svc -t` that the log shows from the letter to the next process. */
export function restartOf(log: StraceLog): Restart | undefined {
  for (const command of commands(log)) {
    const thread = threadOf(log, command);
    const after = allCalls(log).filter((call) => call > command && threadOf(log, call) === thread);
    const named = (names: readonly string[], from: number, test: (call: number) => boolean): number =>
      after.find((call) => call > from && names.includes(callName(log.trace, call)) && test(call)) ?? -1;
    const kill = named(['kill'], command, (call) => /, SIGTERM$/.test(argsText(log.trace, call)));
    if (kill < 0) continue;
    const oldPid = killedPid(log, kill);
    const reaped = named(waits, kill, (call) => returned(log, call) === oldPid);
    if (reaped < 0) continue;
    const fork = named(forks, reaped, (call) => returned(log, call) > 0);
    if (fork < 0) continue;
    return {
      command,
      kill,
      oldPid,
      childEndedNs: signalNs(log, thread, 'SIGCHLD', beginOf(log, kill)),
      reaped,
      fork,
      newPid: returned(log, fork),
      pause: named(['poll', 'ppoll', 'ppoll_time64'], fork, (call) =>
        /^(\[\]|NULL), 0,/.test(argsText(log.trace, call)),
      ),
    };
  }
  return undefined;
}

/** When a thread first got a signal after some moment. */
function signalNs(log: StraceLog, thread: number, name: string, afterNs: number): number {
  const { events, signals } = log.trace;
  for (let event = 0; event < events.count; event++) {
    if (events.kind[event] !== EventKind.signal || events.thread[event] !== thread) continue;
    if (signals[events.value[event]!] === name && events.timeNs[event]! >= afterNs)
      return events.timeNs[event]!;
  }
  return Number.NaN;
}

/** When a process ended, by its own line of the log. */
export function endedNs(log: StraceLog, pid: number): number {
  const { events, threads } = log.trace;
  for (let event = 0; event < events.count; event++) {
    const kind = events.kind[event];
    if (kind !== EventKind.exited && kind !== EventKind.killed) continue;
    if (threads[events.thread[event]!]?.pid === pid) return events.timeNs[event]!;
  }
  return Number.NaN;
}

/** What a process became, in order: `./run`, then the program. Empty where it was not followed. */
export const programsOf = (log: StraceLog, pid: number): number[] =>
  callsNamed(log, 'execve').filter(
    (call) => pidOfThread(log, threadOf(log, call)) === pid && returned(log, call) === 0,
  );

/** Those that a process made, by the calls that made them. */
export const childrenOf = (log: StraceLog, pid: number): number[] =>
  callsNamed(log, ...forks)
    .filter((call) => pidOfThread(log, threadOf(log, call)) === pid && returned(log, call) > 0)
    .map((call) => returned(log, call));

export const superviseOf = (log: StraceLog, restart: Restart): number =>
  pidOfThread(log, threadOf(log, restart.command));

/** From TERM to the moment when supervise knows of the end. */
export const stoppingNs = (log: StraceLog, restart: Restart): number =>
  restart.childEndedNs - beginOf(log, restart.kill);

/** From the end of the old process to the start of the next, by each pair of lines that shows it. */
export function betweenNs(log: StraceLog, restart: Restart): number[] {
  const run = programsOf(log, restart.newPid)[0] ?? -1;
  const ends = [
    endedNs(log, restart.oldPid),
    restart.childEndedNs,
    beginOf(log, restart.reaped),
    endOf(log, restart.reaped),
  ];
  const starts = [
    beginOf(log, restart.fork),
    endOf(log, restart.fork),
    run < 0 ? Number.NaN : beginOf(log, run),
  ];
  return ends.flatMap((from) => starts.map((to) => to - from)).filter((ns) => ns > 0);
}

/** From the fork to the moment when the process is the program. */
export function startingNs(log: StraceLog, restart: Restart): number {
  const program = programsOf(log, restart.newPid).at(-1) ?? -1;
  return program < 0 ? Number.NaN : endOf(log, program) - beginOf(log, restart.fork);
}

export const needsRestart: Need = {
  id: 'restart',
  met: (log) => restartOf(log) !== undefined,
  missing: {
    en: 'This log does not show supervise restart its service. Attach to the `supervise` of the service, run `svc -t`, and wait two seconds before you stop strace.',
    ja: 'このログには、superviseがサービスを再起動するところがありません。サービスの`supervise`にアタッチしてから`svc -t`を実行し、2秒待ってからstraceを止めてください。',
  },
};

/** The new process must be followed into what it becomes. */
export const needsNextProgram: Need = {
  id: 'next-program',
  met: (log) => {
    const restart = restartOf(log);
    return restart !== undefined && programsOf(log, restart.newPid).length > 0;
  },
  missing: {
    en: 'The next process is not in this log. Attach with `-f`, so that strace follows what supervise starts.',
    ja: '次のプロセスがこのログにありません。superviseが起動するものも追うように、`-f`を付けてアタッチしてください。',
  },
};

export const needsPause: Need = {
  id: 'pause',
  met: (log) => (restartOf(log)?.pause ?? -1) >= 0,
  missing: {
    en: 'This log ends before supervise pauses. Wait two seconds after `svc -t` before you stop strace.',
    ja: 'このログは、superviseが間を置く前に終わっています。`svc -t`の後、2秒待ってからstraceを止めてください。',
  },
};
