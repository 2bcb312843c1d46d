import { CallState } from '../../../formats/strace/trace.ts';
import type { Finding } from '../log.ts';
import { endOfLockWait, readFileLocks } from '../wait-groups/file-locks.ts';
import { momentsOf } from '../wait-groups/moments.ts';
import { waitsForLock } from '../waits.ts';
import { type Evidence, groupBy } from './evidence.ts';

const WAIT_NS = 1_000_000;
const FEWEST_WAITS = 3;

/**
 * Locks on a file (fcntl F_SETLKW, flock) that were waited for: at least three waits of a millisecond on one target.
 * The holder is the process that gave the lock back last before the longest wait ended, if the log shows one.
 */
export function findFileLockContention(evidence: Evidence): Finding[] {
  const calls = evidence.named('fcntl', 'flock');
  const waits = calls.filter(
    (call) =>
      evidence.durationNs(call) >= WAIT_NS &&
      evidence.trace.calls.state[call] === CallState.returned &&
      waitsForLock(evidence.args(call)),
  );
  if (waits.length < FEWEST_WAITS) return [];
  const locks = readFileLocks(evidence.trace, evidence.fds);
  const moments = momentsOf(evidence.trace);
  const findings: Finding[] = [];
  for (const [target, group] of groupBy(waits, (call) => evidence.fds.targetOf(call))) {
    if (group.length < FEWEST_WAITS) continue;
    const longest = group.reduce((a, b) => (evidence.durationNs(b) > evidence.durationNs(a) ? b : a));
    const wait = { call: longest, thread: evidence.thread(longest), target };
    const release = endOfLockWait(locks, moments, wait).last?.call ?? -1;
    findings.push(
      evidence.finding('file-lock-contention', group, target, {
        ...(release >= 0 && { holder: { pid: evidence.pid(release), line: evidence.line(release) } }),
      }),
    );
  }
  return findings;
}
