import type { Finding } from '../log.ts';
import { type Evidence, groupBy } from './evidence.ts';

const SYNCS = ['fsync', 'fdatasync', 'msync', 'sync_file_range', 'syncfs', 'sync'] as const;
const WRITES = ['write', 'pwrite64', 'writev', 'pwritev', 'pwritev2', 'ftruncate', 'fallocate'] as const;
const SLOW_NS = 10_000_000;
/** Many quick ones can cost as much as one slow one: from this share of a thread's time on they count. */
const SHARE_OF_WALL = 0.2;
const FEWEST_FOR_SHARE = 10;
/** After this much was written at once, a slow sync does what it was asked to do. */
const BULK_BYTES = 1 << 20;

/**
 * Syncs that hold a thread up: at least 10 ms each, or together more than a fifth of their thread's time. Not counted:
 * a sync after a megabyte or more of writes on the same file, which has that much to do.
 */
export function findSlowSync(evidence: Evidence): Finding[] {
  const syncs = evidence.named(...SYNCS);
  if (syncs.length === 0) return [];
  const afterBulk = syncsAfterBulk(evidence, syncs);
  const usual = syncs.filter((call) => !afterBulk.has(call));
  const wallNs = wallNsByThread(evidence);
  const slow = new Set(usual.filter((call) => evidence.durationNs(call) >= SLOW_NS));
  for (const [thread, group] of groupBy(usual, (call) => evidence.thread(call))) {
    if (group.length < FEWEST_FOR_SHARE) continue;
    const costNs = group.reduce((sum, call) => sum + evidence.durationNs(call), 0);
    if (costNs > SHARE_OF_WALL * (wallNs[thread] as number)) for (const call of group) slow.add(call);
  }
  const chosen = usual.filter((call) => slow.has(call));
  return Array.from(
    groupBy(chosen, (call) => evidence.fds.targetOf(call)),
    ([target, group]) => evidence.finding('slow-sync', group, target),
  );
}

/** By thread, from its first call to the end of its last; infinite without a clock, so that no share is claimed. */
function wallNsByThread(evidence: Evidence): number[] {
  const { calls, threads } = evidence.trace;
  const first = threads.map(() => Number.POSITIVE_INFINITY);
  const last = threads.map(() => Number.NEGATIVE_INFINITY);
  for (let call = 0; call < calls.count; call++) {
    const thread = evidence.thread(call);
    const start = evidence.startNs(call);
    if (start < (first[thread] as number)) first[thread] = start;
    const end = evidence.endNs(call);
    if (end > (last[thread] as number)) last[thread] = end;
  }
  return last.map((end, thread) => {
    const begin = first[thread] as number;
    return end > begin ? end - begin : Number.POSITIVE_INFINITY;
  });
}

function syncsAfterBulk(evidence: Evidence, syncs: readonly number[]): Set<number> {
  const isSync = new Set(syncs);
  const written = new Map<string, number>();
  const found = new Set<number>();
  for (const call of evidence.named(...SYNCS, ...WRITES)) {
    const target = evidence.fds.targetOf(call);
    if (isSync.has(call)) {
      if ((written.get(target) ?? 0) >= BULK_BYTES) found.add(call);
      written.delete(target);
      continue;
    }
    const bytes = evidence.trace.calls.returnValue[call] as number;
    if (bytes > 0) written.set(target, (written.get(target) ?? 0) + bytes);
  }
  return found;
}
