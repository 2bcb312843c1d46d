import { find } from '../../../formats/strace/bytes.ts';
import { CallState, type StraceTrace } from '../../../formats/strace/trace.ts';
import type { CallBytes } from './call-bytes.ts';
import { Descriptors } from './descriptors.ts';
import { Role } from './syscalls.ts';

/** A thread's birth: the clone that returned its pid. */
interface Birth {
  /** Position at which the clone began. */
  readonly at: number;
  readonly parent: number;
  /** Whether parent and child share one table of descriptors. */
  readonly shares: boolean;
}

/**
 * Which table of file descriptors each thread has at each position. Threads that a clone with CLONE_FILES made share
 * one; a thread whose clone is not in the log (strace attached to a running process) has one of its own.
 */
export class Processes {
  /** By thread, the last birth first, so that the next one is taken from the end. */
  private readonly births: (Birth[] | undefined)[];
  /** By thread: the position from which on it has the table of the same index; null after its exit. */
  private readonly since: (number[] | undefined)[];
  private readonly tables: ((Descriptors | null)[] | undefined)[];
  /** On a terminal the first process has no pid until there is a second: the first pid that nobody made is its. */
  private nameless: number;

  constructor(trace: StraceTrace, roles: Uint8Array, bytes: CallBytes, positionOf: Uint32Array | null) {
    this.births = trace.threads.map(() => undefined);
    this.since = trace.threads.map(() => undefined);
    this.tables = trace.threads.map(() => undefined);
    this.nameless = trace.threads.findIndex((thread) => thread.pid === null);
    this.collectBirths(trace, roles, bytes, positionOf);
  }

  /** The table of `thread` at `at`, in a pass that only goes forward; made where the thread is new. */
  current(thread: number, at: number): Descriptors {
    const births = this.births[thread];
    if (births) {
      let birth: Birth | undefined;
      while (births.length > 0 && (births[births.length - 1] as Birth).at < at) birth = births.pop();
      if (births.length === 0) this.births[thread] = undefined;
      if (birth && birth.at >= (this.since[thread]?.at(-1) ?? 0)) return this.begin(thread, birth);
    }
    const tables = this.tables[thread];
    return tables?.[tables.length - 1] ?? this.beginUnknown(thread, at);
  }

  /** The table of `thread` at any position, after the pass. */
  at(thread: number, at: number): Descriptors | null {
    const since = this.since[thread] ?? [];
    let low = 0;
    let high = since.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((since[middle] as number) <= at) low = middle + 1;
      else high = middle;
    }
    return this.tables[thread]?.[low - 1] ?? null;
  }

  /** The last table of `thread` so far; null after its exit. */
  latest(thread: number): Descriptors | null {
    return this.tables[thread]?.at(-1) ?? null;
  }

  replace(thread: number, at: number, table: Descriptors | null): void {
    const since = this.since[thread];
    if (since) since.push(at);
    else this.since[thread] = [at];
    const tables = this.tables[thread];
    if (tables) tables.push(table);
    else this.tables[thread] = [table];
  }

  private begin(thread: number, birth: Birth): Descriptors {
    const parent = this.at(birth.parent, birth.at);
    const table = parent && birth.shares ? parent : new Descriptors(parent, birth.at);
    this.replace(thread, birth.at, table);
    return table;
  }

  private beginUnknown(thread: number, at: number): Descriptors {
    let table: Descriptors | undefined;
    if (this.nameless >= 0 && thread !== this.nameless) {
      table = this.tables[this.nameless]?.at(-1) ?? undefined;
      this.nameless = -1;
    }
    table ??= new Descriptors(null, at);
    this.replace(thread, at, table);
    return table;
  }

  private collectBirths(
    trace: StraceTrace,
    roles: Uint8Array,
    bytes: CallBytes,
    positionOf: Uint32Array | null,
  ): void {
    const { calls } = trace;
    const threads = new Map(trace.threads.map((thread, index) => [thread.pid, index]));
    for (let call = 0; call < calls.count; call++) {
      if (roles[calls.name[call] as number] !== Role.clone || calls.state[call] !== CallState.returned)
        continue;
      const child = threads.get(childPid(bytes, call, calls.returnValue[call] as number));
      const line = calls.startLine[call] as number;
      if (child === undefined || child === calls.thread[call]) continue;
      const at = positionOf ? (positionOf[line] as number) : line;
      const birth = { at, parent: calls.thread[call] as number, shares: sharesFiles(bytes, call) };
      const known = this.births[child];
      if (known) known.push(birth);
      else this.births[child] = [birth];
    }
    for (const births of this.births) births?.sort((one, other) => other.at - one.at);
  }
}

const encoder = new TextEncoder();
const FLAGS = encoder.encode('flags=0x');
const SHARING = [encoder.encode('CLONE_FILES'), encoder.encode('CLONE_THREAD')];
const NAMESPACE = encoder.encode(" in strace's PID NS");

/** CLONE_FILES and CLONE_THREAD of <linux/sched.h>: threads share their process's descriptors in practice. */
const SHARING_BITS = 0x400 | 0x10000;

function sharesFiles(bytes: CallBytes, call: number): boolean {
  for (const load of [() => bytes.loadArguments(call), () => bytes.loadRest(call)]) {
    if (!load()) continue;
    for (const name of SHARING) if (find(bytes.bytes, bytes.start, bytes.end, name) >= 0) return true;
    const at = find(bytes.bytes, bytes.start, bytes.end, FLAGS);
    if (at >= 0 && (Number.parseInt(bytes.text(at + 8, bytes.end), 16) & SHARING_BITS) !== 0) return true;
  }
  return false;
}

/** The pid as strace numbers it: `= 5 /* 123 in strace's PID NS *\/` where the namespaces differ. */
function childPid(bytes: CallBytes, call: number, returned: number): number {
  if (!bytes.loadResult(call) || find(bytes.bytes, bytes.start, bytes.end, NAMESPACE) < 0) return returned;
  const text = bytes.text(bytes.start, bytes.end);
  return Number.parseInt(text.slice(text.indexOf('/* ') + 3), 10);
}
