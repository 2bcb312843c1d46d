import { lineText } from '../../../formats/strace/text.ts';
import { CallFlag, CallState, EventKind, LineKind, type StraceTrace } from '../../../formats/strace/trace.ts';
import type { Positions } from '../fd/positions.ts';
import { type Birth, birthNames, birthsOf } from './births.ts';
import { type Exec, execNames, readExec } from './execs.ts';
import type { Life, LifeEnd, Lives } from './lives.ts';

type Draft = { -readonly [K in keyof Life]: Life[K] } & { execs: Exec[]; firstAt: number };

/** Lines between two chances to stop. */
const STEP = 1 << 12;
/** A walk from child to maker ends here: only a log made to deceive goes on. */
const MOST_GENERATIONS = 10_000;

/** The pass of `readLives`: which life each line belongs to. */
export class LifeReader {
  readonly #trace: StraceTrace;
  readonly #positions: Positions;
  readonly #all: Draft[] = [];
  readonly #lifeOf: Uint32Array;
  readonly #lifeOfEvent: Uint32Array;
  /** By thread: the index of the life that is going on, or -1. */
  readonly #current: Int32Array;
  readonly #alive = new Set<number>();
  /** By thread: births of its pid that no life has yet, the next one last. */
  readonly #births = new Map<number, Birth[]>();
  readonly #makes: readonly boolean[];
  readonly #isExec: readonly boolean[];
  /** Fork calls without a result that no child was put down to, by call. */
  readonly #open = new Set<number>();
  /** The life of lines without a pid, until its pid is known. */
  #nameless = -1;
  /** By pid: births of pids that no line names. */
  readonly #unseen = new Map<number, Birth>();
  /** The pid of the last `Process N attached`; -1 where there is none. */
  #attached = -1;
  /** Files of a -ff set without stamps lie one after the other: then no order tells who came first. */
  readonly #isOrdered: boolean;

  constructor(trace: StraceTrace, positions: Positions) {
    this.#trace = trace;
    this.#positions = positions;
    this.#lifeOf = new Uint32Array(trace.calls.count);
    this.#lifeOfEvent = new Uint32Array(trace.events.count);
    this.#current = new Int32Array(trace.threads.length).fill(-1);
    this.#makes = birthNames(trace);
    this.#isExec = execNames(trace);
    this.#isOrdered = trace.files.length < 2 || positions.positionOf !== null;
    for (const birth of birthsOf(trace)) {
      if (birth.child < 0) {
        this.#unseen.set(birth.pid, birth);
        continue;
      }
      const known = this.#births.get(birth.child);
      if (known) known.push(birth);
      else this.#births.set(birth.child, [birth]);
    }
    for (const births of this.#births.values())
      births.sort((a, b) => this.#at(b) - this.#at(a) || b.call - a.call);
  }

  *read(): Generator<void, Lives> {
    const { lines, calls } = this.#trace;
    const { lineAt } = this.#positions;
    for (let position = 0; position < lines.count; position++) {
      if (position % STEP === STEP - 1) yield;
      const line = lineAt ? (lineAt[position] as number) : position;
      const ref = lines.ref[line] as number;
      switch (lines.kind[line]) {
        case LineKind.callStart:
          this.#begin(ref, line, position);
          break;
        case LineKind.callResumed:
          if (calls.startLine[ref] === line) this.#begin(ref, line, position);
          else this.#touch(this.#lifeOf[ref] as number, line);
          break;
        case LineKind.event:
          this.#event(ref, line, position);
          break;
        case LineKind.notice: {
          const pid = /Process (\d+) attached/.exec(lineText(this.#trace, line))?.[1];
          if (pid !== undefined) this.#attached = Number(pid);
          break;
        }
      }
    }
    if (!this.#isOrdered) this.#joinUnordered();
    return { all: this.#all, lifeOf: this.#lifeOf, lifeOfEvent: this.#lifeOfEvent };
  }

  #at(birth: Birth): number {
    const line = this.#trace.calls.startLine[birth.call] as number;
    return this.#positions.positionOf?.[line] ?? line;
  }

  #begin(call: number, line: number, position: number): void {
    const { calls } = this.#trace;
    const life = this.#lifeAt(calls.thread[call] as number, line, position);
    this.#lifeOf[call] = life;
    const startNs = calls.startNs[call] as number;
    this.#see(life, line, startNs);
    if (calls.durationNs[call] as number) this.#see(life, line, startNs + (calls.durationNs[call] as number));
    const name = calls.name[call] as number;
    if (this.#makes[name] && calls.state[call] !== CallState.returned) this.#open.add(call);
    if (!this.#isExec[name]) return;
    const exec = readExec(this.#trace, call);
    // A thread's execve goes on as the main thread of its process.
    const isTaken = ((calls.flags[call] as number) & CallFlag.pidChanged) !== 0;
    if (exec) this.#draft(isTaken ? this.#draft(life).leader : life).execs.push(exec);
  }

  #event(event: number, line: number, position: number): void {
    const { events, signals, threads } = this.#trace;
    const thread = events.thread[event] as number;
    const life = this.#lifeAt(thread, line, position);
    this.#lifeOfEvent[event] = life;
    const timeNs = events.timeNs[event] as number;
    this.#see(life, line, timeNs);
    const value = events.value[event] as number;
    switch (events.kind[event]) {
      case EventKind.exited:
        this.#finish(life, { kind: 'exited', value: String(value), line, timeNs });
        break;
      case EventKind.killed:
        this.#finish(life, { kind: 'killed', value: signals[value] ?? '', line, timeNs });
        break;
      case EventKind.superseded: {
        const by = threads.findIndex(({ pid }) => pid === value);
        const ended = by < 0 || by === thread ? -1 : (this.#current[by] as number);
        if (ended >= 0) this.#finish(ended, { kind: 'exec', value: '', line, timeNs });
        break;
      }
    }
  }

  #finish(life: number, end: LifeEnd): void {
    const draft = this.#draft(life);
    draft.end = end;
    this.#current[draft.thread] = -1;
    this.#alive.delete(life);
    if (this.#nameless === life) this.#nameless = -1;
  }

  /** The life that a line of `thread` belongs to, begun where it is a new one. */
  #lifeAt(thread: number, line: number, position: number): number {
    if ((this.#trace.threads[thread]?.pid ?? null) === null) return this.#namelessAt(thread, line, position);
    const now = this.#current[thread] as number;
    const birth = this.#takeBirth(thread, now, position);
    if (birth) return this.#start(thread, line, position, birth);
    if (now >= 0) return now;
    const nameless = this.#nameless;
    if (nameless >= 0 && this.#draft(nameless).pid === null) {
      // The first process of a terminal log, whose pid is printed from its first child on.
      const draft = this.#draft(nameless);
      draft.pid = this.#trace.threads[thread]?.pid ?? null;
      draft.comm = this.#trace.threads[thread]?.comm ?? draft.comm;
      draft.thread = thread;
      this.#current[thread] = nameless;
      this.#nameless = -1;
      return nameless;
    }
    return this.#start(thread, line, position, null);
  }

  #namelessAt(thread: number, line: number, position: number): number {
    const [only] = this.#alive;
    if (only !== undefined && this.#alive.size === 1) return only;
    if (this.#nameless >= 0) return this.#nameless;
    // Several are alive, which happens where ends are not printed: the first one is the likeliest.
    if (only !== undefined) return only;
    // The last process of a terminal log may have no line with its pid but the notice.
    const birth = this.#unseen.get(this.#attached);
    this.#attached = -1;
    const life = this.#start(thread, line, position, birth ?? null);
    if (birth) this.#draft(life).pid = birth.pid;
    this.#nameless = life;
    return life;
  }

  /** The birth that makes a line of `thread` the first of a new life; null where it goes on with the old one. */
  #takeBirth(thread: number, now: number, position: number): Birth | null {
    const births = this.#births.get(thread);
    let taken: Birth | null = null;
    while (births?.length) {
      const next = births[births.length - 1] as Birth;
      const isCut = ((this.#trace.calls.flags[next.call] as number) & CallFlag.startMissing) !== 0;
      if (!this.#isOrdered || isCut || this.#at(next) >= position) break;
      births.pop();
      if (now < 0 || this.#at(next) > this.#draft(now).firstAt) taken = next;
    }
    return taken;
  }

  #start(thread: number, line: number, position: number, birth: Birth | null): number {
    const { threads, calls } = this.#trace;
    const before = this.#current[thread] as number;
    if (before >= 0) this.#alive.delete(before);
    const index = this.#all.length;
    const guess = birth ? -1 : this.#onlyOpen();
    const makerCall = birth?.call ?? guess;
    const maker = makerCall < 0 ? -1 : (this.#lifeOf[makerCall] as number);
    this.#all.push({
      index,
      pid: threads[thread]?.pid ?? null,
      comm: threads[thread]?.comm ?? null,
      thread,
      birth,
      maker,
      isGuess: guess >= 0,
      leader: birth?.isThread && maker >= 0 ? this.#draft(maker).leader : index,
      firstLine: line,
      lastLine: line,
      firstNs: birth ? (calls.startNs[birth.call] as number) : Number.NaN,
      lastNs: Number.NaN,
      execs: [],
      end: null,
      firstAt: position,
    });
    this.#current[thread] = index;
    this.#alive.add(index);
    return index;
  }

  /** The fork without a result that a child without a fork must come from, if there is exactly one. */
  #onlyOpen(): number {
    const [call] = this.#open;
    if (call === undefined || this.#open.size > 1) return -1;
    this.#open.clear();
    return call;
  }

  /** Without an order, the k-th life of a pid has its k-th birth, unless that made a circle. */
  #joinUnordered(): void {
    for (const life of this.#all) {
      if (life.birth) continue;
      const birth = this.#births.get(life.thread)?.pop();
      if (!birth) continue;
      const maker = this.#lifeOf[birth.call] as number;
      if (this.#descendsFrom(maker, life.index)) continue;
      Object.assign(life, { birth, maker, isGuess: false });
    }
    for (const life of this.#all) life.leader = this.#leaderOf(life.index);
  }

  #descendsFrom(life: number, from: number): boolean {
    let at = life;
    for (let steps = 0; at >= 0; steps++) {
      if (at === from || steps > MOST_GENERATIONS) return true;
      at = this.#draft(at).maker;
    }
    return false;
  }

  #leaderOf(life: number): number {
    let at = this.#draft(life);
    for (let steps = 0; at.birth?.isThread && steps < MOST_GENERATIONS; steps++) at = this.#draft(at.maker);
    return at.index;
  }

  #touch(life: number, line: number): void {
    const draft = this.#draft(life);
    if (line > draft.lastLine) draft.lastLine = line;
  }

  #see(life: number, line: number, ns: number): void {
    this.#touch(life, line);
    const draft = this.#draft(life);
    if (!(draft.firstNs <= ns) && !Number.isNaN(ns)) draft.firstNs = ns;
    if (!(draft.lastNs >= ns) && !Number.isNaN(ns)) draft.lastNs = ns;
  }

  #draft(index: number): Draft {
    return this.#all[index] as Draft;
  }
}
