import { CONTENDED_VALUE, type FutexCall, isContendedLock, readFutex } from '../futex.ts';
import type { Finding } from '../log.ts';
import type { Evidence } from './evidence.ts';

const FEWEST_WAITS = 10;
const FEWEST_THREADS = 2;

/**
 * A mutex that threads wait for: one futex address, at least two threads, at least ten waits with glibc's contended
 * value (or FUTEX_LOCK_PI). Idle waiters and joins wait with other values, each on an address of its own.
 */
export function findFutexContention(evidence: Evidence): Finding[] {
  const byAddress = new Map<string, FutexCall[]>();
  for (const call of evidence.named('futex', 'futex_time64')) {
    const futex = readFutex(evidence.trace, call);
    if (!futex) continue;
    const list = byAddress.get(futex.address);
    if (list) list.push(futex);
    else byAddress.set(futex.address, [futex]);
  }
  const findings: Finding[] = [];
  for (const [address, list] of byAddress) {
    const waits = list.filter((futex) => futex.isLock || (futex.waits && futex.value === CONTENDED_VALUE));
    if (waits.length < FEWEST_WAITS || !(waits[0]?.isLock || isContendedLock(list))) continue;
    if (new Set(waits.map((futex) => futex.thread)).size < FEWEST_THREADS) continue;
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
