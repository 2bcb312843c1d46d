import type { Finding, StraceLog } from '../../../src/analysis/strace/log.ts';
import { callPid } from '../../../src/formats/strace/text.ts';
import type { Need } from '../../../src/grading/exercise.ts';
import { oncePerSubject } from '../../../src/grading/once-per-subject.ts';
import { callsNamed, durationOf } from '../../../src/grading/strace-calls.ts';

const findingsByKind = oncePerSubject((log: StraceLog) => Map.groupBy(log.findings, ({ kind }) => kind));

function findingsOf(log: StraceLog, kind: 'dns-timeout' | 'slow-sync'): readonly Finding[] {
  return findingsByKind(log).get(kind) ?? [];
}

export const pidOf = (log: StraceLog, call: number): number | null => callPid(log.trace, call);

/** Waits for a name server that ran out, in file order. */
export const timeoutsOf = (log: StraceLog): readonly number[] =>
  findingsOf(log, 'dns-timeout')
    .flatMap(({ calls }) => calls)
    .sort((a, b) => a - b);

/** Name servers that let a question time out, as `log.targets` names them. */
export const silentServers = (log: StraceLog): readonly string[] => [
  ...new Set(timeoutsOf(log).map((call) => log.fds.targetOf(call))),
];

/** Name servers on port 53 that sent something back. */
export const answeringServers = (log: StraceLog): readonly string[] => [
  ...new Set(
    callsNamed(log, 'recvfrom', 'recvmsg', 'recv')
      .map((call) => log.fds.targetOf(call))
      .filter((target) => /^udp .*:53$/.test(target)),
  ),
];

/** The file whose syncs cost most, and those syncs; undefined where no sync is slow. */
export function slowSyncs(
  log: StraceLog,
): { readonly target: string; readonly calls: readonly number[] } | undefined {
  const [first, ...others] = findingsOf(log, 'slow-sync');
  return first && others.reduce((best, finding) => (finding.totalNs > best.totalNs ? finding : best), first);
}

/** Every sync of any file. */
export const syncsOf = (log: StraceLog): number[] => callsNamed(log, 'fsync', 'fdatasync', 'msync');

/** Waits for work: the longest reads and polls that are no wait for a name server. */
export function otherPolls(log: StraceLog): number[] {
  const timeouts = new Set(timeoutsOf(log));
  return callsNamed(log, 'poll', 'read').filter(
    (call) => !timeouts.has(call) && durationOf(log, call) > 100_000_000,
  );
}

export const needsTimeout: Need = {
  id: 'dns-timeout',
  met: (log) => timeoutsOf(log).length > 0,
  missing: {
    en: 'In this log no name server lets a question time out. Follow all threads with `-f`: a resolver often has one of its own.',
    ja: 'このログには、時間切れになったネームサーバーへの問い合わせがありません。名前解決は専用のスレッドで行われることが多いので、`-f`を付けて全スレッドを記録してください。',
  },
};

export const needsSlowSync: Need = {
  id: 'slow-sync',
  met: (log) => slowSyncs(log) !== undefined,
  missing: {
    en: 'No `fsync` or `fdatasync` in this log is slow. On a fast disk that is what one wants to see.',
    ja: 'このログには、遅い`fsync`や`fdatasync`がありません。速いディスクなら、それが望ましい姿です。',
  },
};
