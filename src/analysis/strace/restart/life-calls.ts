import { argsText } from '../../../formats/strace/text.ts';
import { CallState } from '../../../formats/strace/trace.ts';
import type { StraceLog } from '../log.ts';
import type { Life, Lives } from '../process-tree/lives.ts';
import { WaitRole, waitRole } from '../wait-roles.ts';
import { waitsForLock } from '../waits.ts';
import { Part, type Segment } from './parts.ts';

const STEP = 1 << 16;

/** For how long a life was there, as far as its lines show. */
export interface Presence {
  readonly fromNs: number;
  readonly toNs: number;
}

/** The calls of some lives, and their time as segments without a gap. */
export class LifeCalls {
  readonly #log: StraceLog;
  readonly #lives: Lives;
  readonly #passes: Uint8Array | null;
  readonly #lists: Map<number, Uint32Array>;
  readonly #roles: readonly WaitRole[];
  readonly #isExit: readonly boolean[];
  readonly #isTimed: boolean;

  /** @param passes by call, 1 where it passes the query; null for all */
  constructor(log: StraceLog, lives: Lives, passes: Uint8Array | null, lists: Map<number, Uint32Array>) {
    this.#log = log;
    this.#lives = lives;
    this.#passes = passes;
    this.#lists = lists;
    this.#roles = log.trace.names.map(waitRole);
    this.#isExit = log.trace.names.map((name) => name === 'exit_group' || name === 'exit');
    this.#isTimed = log.totals.some(({ maxCall }) => maxCall >= 0);
  }

  /** The calls of a life that have a start, in file order. */
  of(life: number): Uint32Array {
    return this.#lists.get(life) ?? new Uint32Array(0);
  }

  /** From its first sign to its end; where that is not in the log to its last sign, or `untilNs` if it is still in a call. */
  presence(life: number, untilNs: number): Presence {
    const { firstNs, lastNs, end } = this.#lives.all[life] as Life;
    if (end) return { fromNs: firstNs, toNs: end.timeNs };
    const last = this.of(life).at(-1);
    const isInside = last !== undefined && this.#isOpen(last);
    return { fromNs: firstNs, toNs: isInside ? Math.max(lastNs, untilNs) : lastNs };
  }

  #isOpen(call: number): boolean {
    const state = this.#log.trace.calls.state[call];
    return state === CallState.neverFinished || state === CallState.detached;
  }

  /** Splits [fromNs, toNs) of a life into segments, in order and without a gap: their lengths add up to its length. */
  *segments(life: number, fromNs: number, toNs: number): Generator<Segment, void> {
    const list = this.of(life);
    const { startNs } = this.#log.trace.calls;
    let cursor = fromNs;
    for (let at = this.#firstAt(list, fromNs); at < list.length && cursor < toNs; at++) {
      const call = list[at] as number;
      const start = startNs[call] as number;
      if (start >= toNs) break;
      const next = list[at + 1];
      const end = this.#endOf(call, next === undefined ? toNs : (startNs[next] as number));
      if (!(end > cursor)) continue;
      if (start > cursor) yield { fromNs: cursor, toNs: start, part: Part.outside, call: -1 };
      const from = Math.max(start, cursor);
      cursor = Math.min(end, toNs);
      yield { fromNs: from, toNs: cursor, part: this.#partOf(call), call };
    }
    if (cursor < toNs) yield { fromNs: cursor, toNs, part: Part.outside, call: -1 };
  }

  /** The place of the last call that starts at or before a moment: those before it have ended, as a thread is in one call at a time. */
  #firstAt(list: Uint32Array, ns: number): number {
    const { startNs } = this.#log.trace.calls;
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((startNs[list[middle] as number] as number) <= ns) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** The end of a call; without a printed duration it lasts until the next sign of its thread. */
  #endOf(call: number, nextNs: number): number {
    const { startNs, durationNs } = this.#log.trace.calls;
    const duration = durationNs[call] as number;
    return duration >= 0 ? (startNs[call] as number) + duration : nextNs;
  }

  #partOf(call: number): Part {
    if (this.#passes !== null && this.#passes[call] !== 1) return Part.other;
    const { calls } = this.#log.trace;
    if ((calls.durationNs[call] as number) >= 0) return this.#log.waits.classOf[call] as Part;
    const name = calls.name[call] as number;
    if (this.#isExit[name]) return Part.work;
    if (!this.#isTimed || calls.state[call] === CallState.returned) return Part.untimed;
    return this.#openPart(call, name);
  }

  /** What a call without a result waits for, by its name. */
  #openPart(call: number, name: number): Part {
    switch (this.#roles[name]) {
      case WaitRole.child:
        return Part.child;
      case WaitRole.idle:
      case WaitRole.poll:
      case WaitRole.accept:
      case WaitRole.futex:
        return Part.idle;
      case WaitRole.io:
      case WaitRole.receive:
      case WaitRole.send:
      case WaitRole.connect:
        return Part.io;
      case WaitRole.semaphore:
        return Part.contention;
      case WaitRole.fileLock:
        return waitsForLock(argsText(this.#log.trace, call)) ? Part.contention : Part.work;
      default:
        return Part.work;
    }
  }
}

/** Collects the calls with a start of the lives that are marked, each life's in the order of their starts. */
export function* callsOfLives(
  log: StraceLog,
  lives: Lives,
  marks: Uint8Array,
): Generator<void, Map<number, Uint32Array>> {
  const { count, startNs } = log.trace.calls;
  const counts = new Uint32Array(marks.length);
  for (let call = 0; call < count; call++) {
    if (call % STEP === STEP - 1) yield;
    const life = lives.lifeOf[call] as number;
    if (marks[life] === 1 && !Number.isNaN(startNs[call] as number))
      counts[life] = (counts[life] as number) + 1;
  }
  const lists = new Map<number, Uint32Array>();
  for (const [life, size] of counts.entries()) if (size > 0) lists.set(life, new Uint32Array(size));
  yield;
  counts.fill(0);
  for (let call = 0; call < count; call++) {
    if (call % STEP === STEP - 1) yield;
    const life = lives.lifeOf[call] as number;
    if (marks[life] !== 1 || Number.isNaN(startNs[call] as number)) continue;
    const at = counts[life] as number;
    (lists.get(life) as Uint32Array)[at] = call;
    counts[life] = at + 1;
  }
  yield;
  for (const list of lists.values()) if (!isOrdered(list, startNs)) sortByStart(list, startNs);
  return lists;
}

function isOrdered(list: Uint32Array, startNs: Float64Array): boolean {
  for (let at = 1; at < list.length; at++)
    if ((startNs[list[at] as number] as number) < (startNs[list[at - 1] as number] as number)) return false;
  return true;
}

/** Only a clock that was set back, or a call without its beginning, is out of order. */
function sortByStart(list: Uint32Array, startNs: Float64Array): void {
  list.sort((a, b) => (startNs[a] as number) - (startNs[b] as number) || a - b);
}
