import { plainCall } from '../../../formats/strace/same-calls.ts';
import { argsText, callName } from '../../../formats/strace/text.ts';
import type { StraceTrace } from '../../../formats/strace/trace.ts';
import type { IndexedFdTable } from '../fd-table.ts';
import { type FutexCall, readFutex } from '../futex.ts';
import type { StraceLog, WaitClass } from '../log.ts';
import type { Life, Lives } from '../process-tree/lives.ts';
import { WaitRole } from '../wait-roles.ts';
import { polledFds } from '../waits.ts';
import { childOf, LifeFinder, programOf } from './children.ts';
import { kindOfName, kindOfTarget, type WaitKind, type WaitTarget } from './wait-kinds.ts';

/** A set of more descriptors than this is named by their number. */
const MOST_NAMED = 3;

/** Says what waits are for, and numbers what it says. */
export class TargetReader {
  readonly targets: WaitTarget[] = [];
  readonly finder: LifeFinder;
  readonly #trace: StraceTrace;
  readonly #fds: IndexedFdTable;
  readonly #lives: Lives;
  readonly #classOf: Uint8Array;
  readonly #known = new Map<string, number>();
  readonly #names: readonly string[];
  #lastFutex: FutexCall | null = null;

  constructor(log: StraceLog, lives: Lives) {
    this.#trace = log.trace;
    this.#fds = log.fds;
    this.#lives = lives;
    this.#classOf = log.waits.classOf;
    this.finder = new LifeFinder(lives);
    this.#names = log.trace.names.map((name) => plainCall(name));
  }

  /** The futex call, if it waits or wakes; kept for `target`. */
  futex(call: number): FutexCall | null {
    this.#lastFutex = readFutex(this.#trace, call);
    return this.#lastFutex;
  }

  /** Equal for calls on one futex. */
  futexKey({ call, address }: FutexCall): string {
    const { all, lifeOf } = this.#lives;
    const process = all[(all[lifeOf[call] as number] as Life).leader] as Life;
    const isSeen = process.birth !== null || process.execs.length > 0;
    return isSeen ? `${process.index} ${address}` : address;
  }

  /** The number of what a wait is for. */
  target(call: number, role: WaitRole): number {
    const waitClass = this.#classOf[call] as WaitClass;
    const name = this.#names[this.#trace.calls.name[call] as number] as string;
    switch (role) {
      case WaitRole.fileLock:
        return this.#number(waitClass, 'file-lock', this.#fds.targetOf(call));
      case WaitRole.futex:
        return this.#futexTarget(waitClass);
      case WaitRole.child:
        return this.#number(waitClass, 'child', this.#childName(call));
      case WaitRole.accept:
        return this.#number(waitClass, 'listen', this.#fds.targetOf(call));
      case WaitRole.poll:
        return this.#polled(waitClass, call);
      case WaitRole.semaphore:
        return this.#number(waitClass, 'semaphore', firstArgument(this.#trace, call));
    }
    const kind = kindOfName(name);
    if (kind === 'timer' || kind === 'signal') return this.#number(waitClass, kind, '');
    if (kind === 'queue') return this.#number(waitClass, kind, firstArgument(this.#trace, call));
    const target = this.#fds.targetOf(call);
    if (kind) return this.#number(waitClass, kind, target);
    return this.#number(waitClass, kindOfTarget(target), target || name);
  }

  /** pthread_join waits with the thread's id as the value, and the kernel wakes it when that thread is gone. */
  #futexTarget(waitClass: WaitClass): number {
    const futex = this.#lastFutex as FutexCall;
    const joined = Number(futex.value);
    if (joined > 1 && !futex.isLock && this.finder.isThread(joined))
      return this.#number(waitClass, 'thread', String(joined));
    return this.#number(waitClass, 'futex', futex.address, this.futexKey(futex));
  }

  /** The program of the child, since each child has a pid of its own; its pid where the log shows no program. */
  #childName(call: number): string {
    const pid = childOf(this.#trace, call);
    if (pid === 0) return '';
    const life = this.finder.find(pid, this.#trace.calls.endLine[call] as number);
    return (life && programOf(life)) || String(pid);
  }

  #polled(waitClass: WaitClass, call: number): number {
    const single = this.#fds.targetOf(call);
    if (single !== '') return this.#number(waitClass, kindOfTarget(single), single);
    const args = argsText(this.#trace, call);
    const fds = polledFds(args);
    if (fds.length === 0) {
      // select and poll without descriptors are a sleep; a set that only its end prints is not.
      const isSleep = /^(\[\]|NULL|0x0), 0,|^0, (NULL|0x0|\[\]), (NULL|0x0|\[\]), (NULL|0x0|\[\])/.test(args);
      return this.#number(waitClass, isSleep ? 'timer' : 'poll', '');
    }
    const names = fds
      .slice(0, MOST_NAMED)
      .map((fd) => this.#fds.nameAt(call, fd) ?? `fd ${fd}`)
      .join(', ');
    const more = fds.length - MOST_NAMED;
    return this.#number(waitClass, 'poll', more > 0 ? `${names}, +${more}` : names);
  }

  #number(waitClass: WaitClass, kind: WaitKind, name: string, place: string = name): number {
    const key = `${waitClass} ${kind} ${place}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const number = this.targets.length;
    this.targets.push({ waitClass, kind, name });
    this.#known.set(key, number);
    return number;
  }
}

function firstArgument(trace: StraceTrace, call: number): string {
  return (argsText(trace, call).split(',', 1)[0] as string) || callName(trace, call);
}
