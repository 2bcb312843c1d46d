import { Direction, directionOf } from '../fd/byte-direction.ts';
import type { StraceLog } from '../log.ts';
import { isFinished } from '../totals.ts';
import { callsOfLife, type FdLives, type LifeEnd, type LifeOrigin } from './lives.ts';

/** A call with the 1-based line on which it begins. */
export interface CallPlace {
  readonly call: number;
  readonly line: number;
}

/** A descriptor of the same process that had the same number before. */
export interface EarlierLife {
  readonly target: string;
  /** 1-based lines of its first and last moment in the log. */
  readonly firstLine: number;
  readonly lastLine: number;
}

/** What the log knows of the fd that a call works on, or that it opens. */
export interface FdHistory {
  readonly life: number;
  readonly fd: number;
  /** What it names at the end of its life: the name that says most. */
  readonly target: string;
  /** All its names in order, with the call that made each known: none for the first. */
  readonly names: readonly { readonly target: string; readonly known: CallPlace | null }[];
  readonly origin: LifeOrigin;
  /** The call that opened it; null where none is in the log (inherited, unseen). */
  readonly opened: CallPlace | null;
  /** The descriptor it was duplicated or inherited from, where the log shows that. */
  readonly from: { readonly fd: number; readonly pid: number | null; readonly target: string } | null;
  readonly end: LifeEnd;
  readonly closed: CallPlace | null;
  /** 1-based lines of its first and last moment in the log. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** Calls on it before this one, and in all. */
  readonly callsBefore: number;
  readonly calls: number;
  /** Bytes that results count before this call. Reads through mmap are not counted anywhere. */
  readonly readBytesBefore: number;
  readonly writtenBytesBefore: number;
  /** The last few descriptors of the process with this number, oldest first, and how many there were. */
  readonly earlier: readonly EarlierLife[];
  readonly earlierCount: number;
}

const mostEarlier = 5;

/**
 * The history of the fd that a call works on (or opens, where it works on none): where it was opened, what it was
 * called, what was done with it so far, where it was closed.
 * @returns undefined for a call without an fd, and for one on a number that is not open (EBADF)
 */
export function historyOfFd(log: StraceLog, call: number): FdHistory | undefined {
  const { trace, lives, fds } = log;
  const life = lives.lifeOf[call] ?? -1;
  if (life < 0) return undefined;
  const { calls } = trace;
  const place = (of: number): CallPlace | null =>
    of < 0 ? null : { call: of, line: (calls.startLine[of] as number) + 1 };
  const own = callsOfLife(lives, life);
  let callsBefore = 0;
  const bytes = [0, 0, 0];
  for (const one of own) {
    if (one >= call) break;
    callsBefore++;
    const moved = calls.returnValue[one] as number;
    const direction = directionOf(trace.names[calls.name[one] as number] ?? '');
    if (moved > 0 && isFinished(trace, one)) bytes[direction] = (bytes[direction] as number) + moved;
  }
  const from = lives.from[life] as number;
  const { earlier, earlierCount } = earlierLives(log, life);
  return {
    life,
    fd: lives.fd[life] as number,
    target: fds.targetName(lives.target[life] as number),
    names: namesOf(lives, life).map(({ target, known }) => ({
      target: fds.targetName(target),
      known: place(known),
    })),
    origin: lives.origin[life] as LifeOrigin,
    opened: place(lives.openCall[life] as number),
    from:
      from < 0
        ? null
        : {
            fd: lives.fd[from] as number,
            pid: trace.threads[lives.thread[from] as number]?.pid ?? null,
            target: fds.targetName(lives.target[from] as number),
          },
    end: lives.end[life] as LifeEnd,
    closed: place(lives.endCall[life] as number),
    firstLine: (lives.firstLine[life] as number) + 1,
    lastLine: (lives.lastLine[life] as number) + 1,
    callsBefore,
    calls: own.length,
    readBytesBefore: bytes[Direction.read] as number,
    writtenBytesBefore: bytes[Direction.written] as number,
    earlier,
    earlierCount,
  };
}

function namesOf(lives: FdLives, life: number): { target: number; known: number }[] {
  const { names } = lives;
  const found: { target: number; known: number }[] = [];
  for (let at = 0; at < names.life.length; at++) {
    if (names.life[at] === life)
      found.push({ target: names.target[at] as number, known: names.call[at] as number });
  }
  return found;
}

function earlierLives({ lives, fds }: StraceLog, life: number) {
  const earlier: EarlierLife[] = [];
  let earlierCount = 0;
  for (let other = life - 1; other >= 0; other--) {
    if (lives.fd[other] !== lives.fd[life] || lives.thread[other] !== lives.thread[life]) continue;
    earlierCount++;
    if (earlier.length >= mostEarlier) continue;
    earlier.unshift({
      target: fds.targetName(lives.target[other] as number),
      firstLine: (lives.firstLine[other] as number) + 1,
      lastLine: (lives.lastLine[other] as number) + 1,
    });
  }
  return { earlier, earlierCount };
}
