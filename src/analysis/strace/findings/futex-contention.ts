import { CONTENDED_VALUE, groupByAddress, isContendedLock, readFutex } from '../futex.ts';
import type { Finding } from '../log.ts';
import type { Evidence } from './evidence.ts';

const FEWEST_WAITS = 10;
const FEWEST_THREADS = 2;
/** Below both of these, threads met at a lock and nobody was held up: the start of a runtime with a pool, say. */
const NOTICEABLE_NS = 10_000_000;
const NOTICEABLE_SHARE = 0.01;

/**
 * A mutex that threads wait for: one futex address, at least two threads, at least ten waits with glibc's contended
 * value (or FUTEX_LOCK_PI), 10 ms or a hundredth of the log in all. Idle waiters and joins wait with other values, each
 * on an address of its own.
 */
export function findFutexContention(evidence: Evidence): Finding[] {
  const futexes = evidence
    .named('futex')
    .map((call) => readFutex(evidence.trace, call))
    .filter((futex) => futex !== null);
  const findings: Finding[] = [];
  for (const [address, list] of groupByAddress(futexes)) {
    const waits = list.filter((futex) => futex.isLock || (futex.waits && futex.value === CONTENDED_VALUE));
    if (waits.length < FEWEST_WAITS || !(waits[0]?.isLock || isContendedLock(list))) continue;
    if (new Set(waits.map((futex) => futex.thread)).size < FEWEST_THREADS) continue;
    const costNs = waits.reduce((sum, futex) => sum + evidence.durationNs(futex.call), 0);
    const isShort = costNs < NOTICEABLE_NS && costNs < evidence.trace.endNs * NOTICEABLE_SHARE;
    if (costNs > 0 && isShort) continue;
    findings.push(
      evidence.finding(
        'futex-contention',
        waits.map((futex) => futex.call),
        `futex ${address}`,
      ),
    );
  }
  return findings;
}
