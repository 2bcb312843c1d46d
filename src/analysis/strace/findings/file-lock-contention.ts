import { CallState } from '../../../formats/strace/trace.ts';
import type { Finding } from '../log.ts';
import { waitsForLock } from '../waits.ts';
import { type Evidence, groupBy } from './evidence.ts';

const WAIT_NS = 1_000_000;
const FEWEST_WAITS = 3;
/** An unlock ends a wait when the grant follows within this; measured pairs lie far below. */
const HANDOVER_NS = 2_000_000;

/**
 * Locks on a file (fcntl F_SETLKW, flock) that were waited for: at least three waits of a millisecond on one target.
 * The holder is the process whose unlock came last before the longest wait ended, if the log shows one.
 */
export function findFileLockContention(evidence: Evidence): Finding[] {
  const calls = evidence.named('fcntl', 'fcntl64', 'flock');
  const waits = calls.filter(
    (call) =>
      evidence.durationNs(call) >= WAIT_NS &&
      evidence.trace.calls.state[call] === CallState.returned &&
      waitsForLock(evidence.args(call)),
  );
  if (waits.length < FEWEST_WAITS) return [];
  const unlocks = calls.filter((call) => /\b(F_UNLCK|LOCK_UN)\b/.test(evidence.args(call)));
  const releases = [...unlocks, ...evidence.named('close')];
  const findings: Finding[] = [];
  for (const [target, group] of groupBy(waits, (call) => evidence.fds.targetOf(call))) {
    if (group.length < FEWEST_WAITS) continue;
    const longest = group.reduce((a, b) => (evidence.durationNs(b) > evidence.durationNs(a) ? b : a));
    const unlock = lastUnlock(evidence, releases, longest, target);
    findings.push(
      evidence.finding('file-lock-contention', group, target, {
        ...(unlock >= 0 && { holder: { pid: evidence.pid(unlock), line: evidence.line(unlock) } }),
      }),
    );
  }
  return findings;
}

/** The unlock (or close) of `target` by another thread that ended `wait`; -1 where the log has none. */
function lastUnlock(evidence: Evidence, releases: readonly number[], wait: number, target: string): number {
  const grantedNs = evidence.endNs(wait);
  let best = -1;
  for (const call of releases) {
    if (evidence.thread(call) === evidence.thread(wait)) continue;
    const startNs = evidence.startNs(call);
    if (!(startNs <= grantedNs && startNs >= grantedNs - HANDOVER_NS && startNs > evidence.startNs(wait)))
      continue;
    if (best >= 0 && startNs <= evidence.startNs(best)) continue;
    if (evidence.fds.targetOf(call) === target) best = call;
  }
  return best;
}
