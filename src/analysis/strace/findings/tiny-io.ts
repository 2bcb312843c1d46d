import { type IndexedFdTable, targetKind } from '../fd-table.ts';
import type { Finding } from '../log.ts';
import { type Evidence, groupBy } from './evidence.ts';

const READS = ['read', 'pread64', 'readv', 'preadv', 'preadv2'] as const;
const WRITES = ['write', 'pwrite64', 'writev', 'pwritev', 'pwritev2'] as const;
/** Up to this many bytes the call costs far more than what it moves. */
export const TINY_BYTES = 16;
export const FEWEST_TINY_CALLS = 100;

/**
 * At least 100 reads or writes of one file or pipe by one thread that move 16 bytes or less each. Not counted: terminals
 * and other devices, sockets, event and timer fds (8 bytes are all that they move), fds that the log does not name,
 * the end of a file, and reads that asked for more but found a short file.
 */
export function findTinyIo(evidence: Evidence): Finding[] {
  const { fds, trace } = evidence;
  const { returnValue } = trace.calls;
  const isWanted = wantedTargets(fds);
  const isTiny = (call: number) => {
    const moved = returnValue[call] as number;
    return moved > 0 && moved <= TINY_BYTES && isWanted(fds.targetIds[call] as number) !== 'no';
  };
  const byTarget = new Map<number, number[]>();
  for (const names of [READS, WRITES]) {
    const tiny = evidence.named(...names).filter(isTiny);
    const groups = groupBy(
      tiny,
      (call) => evidence.thread(call) * fds.targetCount + (fds.targetIds[call] as number),
    );
    for (const group of groups.values()) {
      if (group.length < FEWEST_TINY_CALLS) continue;
      const id = fds.targetIds[group[0] as number] as number;
      const kept =
        names === READS && isWanted(id) === 'file'
          ? group.filter((call) => asksForLittle(evidence, call))
          : group;
      if (kept.length < FEWEST_TINY_CALLS) continue;
      const found = byTarget.get(id) ?? [];
      byTarget.set(id, found);
      for (const call of kept) found.push(call);
    }
  }
  return Array.from(byTarget, ([id, calls]) => evidence.finding('tiny-io', calls, fds.targetName(id)));
}

type Wanted = 'no' | 'file' | 'pipe';

/** What kind of target a number is, worked out once for each. */
function wantedTargets(fds: IndexedFdTable): (id: number) => Wanted {
  const known: Wanted[] = [];
  return (id) => {
    known[id] ??= kindOf(fds.targetName(id));
    return known[id];
  };
}

function kindOf(target: string): Wanted {
  if (target === 'pipe' || target.startsWith('pipe:[')) return 'pipe';
  if (target === '' || targetKind(target) !== 'path' || target.startsWith('anon_inode:')) return 'no';
  return /^\/(dev|proc|sys)\//.test(target) ? 'no' : 'file';
}

/** Whether a read asked for a few bytes; of a vector the sum is not printed, so what it moved has to say it. */
function asksForLittle(evidence: Evidence, call: number): boolean {
  const count = /, (\d+)(?:, \d+)?$/.exec(evidence.args(call))?.[1];
  return evidence.name(call).includes('v') || count === undefined || Number(count) <= TINY_BYTES;
}
