import { LineKind, type StraceTrace } from '../../../formats/strace/trace.ts';
import type { Descriptors } from '../fd/descriptors.ts';
import { FdEvent } from '../fd/journal.ts';
import { Strength } from '../fd/socket-names.ts';
import { Role } from '../fd/syscalls.ts';
import type { IndexedFdTable } from '../fd-table.ts';
import { groupCalls } from './group-calls.ts';
import { type Beginning, LifeRows } from './life-rows.ts';
import { type Following, LifeTables, NOT_YET } from './life-tables.ts';
import { type FdLives, LifeEnd, LifeOrigin } from './lives.ts';

/** Calls between two chances to stop. */
const STEP = 0x3fff;

/**
 * Follows every descriptor of a log from its first call to its end; one pass in the order in which things happened,
 * in steps that can be stopped. Opens, closes and names come from the journal of the fd table.
 */
export function* followLives(trace: StraceTrace, fds: IndexedFdTable): Generator<void, FdLives> {
  const pass = new LifePass(trace, fds);
  yield* pass.run();
  yield;
  return pass.result();
}

/** Syscalls whose target is a path or program and not what their fd names. */
const ownTarget: ReadonlySet<number> = new Set([
  ...[Role.none, Role.path, Role.pathAt, Role.open, Role.openAt, Role.exec, Role.execAt, Role.chdir],
  Role.memfd,
]);
/** Syscalls whose target may be another address each time. */
const addressed: ReadonlySet<number> = new Set([Role.message, Role.connect, Role.bind]);

class LifePass {
  private readonly trace: StraceTrace;
  private readonly fds: IndexedFdTable;
  private readonly rows = new LifeRows();
  private readonly tables = new LifeTables();
  private readonly lifeOf: Int32Array;
  private readonly following: Following[] = [];
  /** By life: the table it is in; an execve moves it. */
  private readonly tableOf: Descriptors[] = [];
  /** By table: the first thread seen with it. */
  private readonly owners = new Map<Descriptors, number>();
  private readonly leftAt = new Map<Descriptors, number>();
  private readonly badFd: number;
  private notOpen = 0;

  constructor(trace: StraceTrace, fds: IndexedFdTable) {
    this.trace = trace;
    this.fds = fds;
    this.lifeOf = new Int32Array(trace.calls.count).fill(-1);
    this.badFd = trace.errnos.indexOf('EBADF');
  }

  *run(): Generator<void, void> {
    const { lines } = this.trace;
    const { positions, journal } = this.fds.pass;
    let event = 0;
    for (let at = 0; at < lines.count; at++) {
      const line = positions.lineAt ? (positions.lineAt[at] as number) : at;
      if (lines.kind[line] === LineKind.callStart) this.assign(lines.ref[line] as number, at);
      for (; event < journal.count && (journal.at[event] as number) <= at; event++) this.apply(event);
      if ((at & STEP) === STEP) yield;
    }
  }

  /** Finds the life of the fd that a call works on. */
  private assign(call: number, at: number): void {
    const fd = this.fds.fdOf(call);
    if (fd < 0) return;
    const { calls } = this.trace;
    const { processes, targets, roles, naming } = this.fds.pass;
    const thread = calls.thread[call] as number;
    const table = processes.at(thread, at);
    if (!table) return;
    this.owner(table, thread);
    let life = this.tables.open(table, fd) ?? this.inherit(table, fd, call);
    if (!life && this.badFd > 0 && calls.errno[call] === this.badFd) {
      this.notOpen++;
      return;
    }
    const role = roles[calls.name[call] as number]?.role ?? Role.none;
    const target = ownTarget.has(role) ? 0 : (targets[call] as number);
    if (life && target !== 0) {
      const known = this.rows.target[life.id] as number;
      if (known === 0 || this.says(target) > this.says(known)) this.rows.name(life.id, target, call);
      else if (
        target !== known &&
        this.rows.origin[life.id] === LifeOrigin.unseen &&
        !addressed.has(role) &&
        this.says(target) === Strength.name &&
        this.says(known) === Strength.name
      ) {
        // Only the decoration shows that the number was given out again.
        this.finish(life, LifeEnd.lost, call, at);
        life = undefined;
      }
    }
    life ??= this.begin(table, {
      fd,
      target: target || naming.bareFd(fd),
      origin: LifeOrigin.unseen,
      from: -1,
      openCall: -1,
      line: calls.startLine[call] as number,
    });
    this.lifeOf[call] = life.id;
  }

  /** How much a name says; `fd 3` says nothing. */
  private says(target: number): Strength {
    const { naming } = this.fds.pass;
    return naming.names.text(target).startsWith('fd ') ? Strength.none : naming.strength(target);
  }

  private owner(table: Descriptors, thread: number): number {
    const known = this.owners.get(table);
    if (known === undefined) this.owners.set(table, thread);
    return known ?? thread;
  }

  private inherit(table: Descriptors, fd: number, call: number): Following | undefined {
    if (this.tables.has(table, fd)) return undefined;
    const known = this.tables.inherited(table, fd);
    if (!known) return undefined;
    const { id } = known.life;
    const line = this.trace.calls.startLine[call] as number;
    const target = this.rows.target[id] as number;
    return this.begin(
      table,
      { fd, target, origin: LifeOrigin.inherited, from: id, openCall: -1, line },
      known.at,
      known.life.closeOnExec,
    );
  }

  private begin(
    table: Descriptors,
    beginning: Omit<Beginning, 'thread'>,
    at = this.tables.lastEnd(table, beginning.fd),
    closeOnExec = false,
  ): Following {
    const thread = this.owners.get(table) ?? 0;
    const id = this.rows.begin({ ...beginning, thread });
    const life = { id, fd: beginning.fd, begins: at, ends: NOT_YET, closeOnExec };
    this.following.push(life);
    this.tableOf.push(table);
    this.tables.add(table, life);
    return life;
  }

  private finish(life: Following, end: LifeEnd, call: number, at: number): void {
    life.ends = at;
    const { lineAt } = this.fds.pass.positions;
    const line =
      call >= 0 ? (this.trace.calls.startLine[call] as number) : lineAt ? (lineAt[at] as number) : at;
    this.rows.finish(life.id, end, call, line);
  }

  private apply(event: number): void {
    const { journal } = this.fds.pass;
    const at = journal.at[event] as number;
    const call = journal.call[event] as number;
    const fd = journal.fd[event] as number;
    const table = journal.tables[event] as Descriptors;
    const value = journal.value[event] as number;
    const isCloseOnExec = journal.closeOnExec[event] === 1;
    switch (journal.kind[event]) {
      case FdEvent.opened:
        this.opened(table, fd, at, call, value, journal.from[event] as number, isCloseOnExec);
        return;
      case FdEvent.closed: {
        const life = this.tables.open(table, fd);
        if (life) this.finish(life, LifeEnd.closed, call, at);
        return;
      }
      case FdEvent.closedRange:
        for (const life of this.tables.allOpen(table))
          if (life.fd >= fd && life.fd <= value) this.finish(life, LifeEnd.closed, call, at);
        return;
      case FdEvent.named: {
        const life = this.tables.open(table, fd);
        if (life) this.rows.name(life.id, value, call);
        return;
      }
      case FdEvent.flagged: {
        const life = this.tables.open(table, fd);
        if (life) life.closeOnExec = isCloseOnExec;
        return;
      }
      case FdEvent.executed:
        this.executed(table, journal.next.get(event) as Descriptors, at, call);
        return;
      case FdEvent.left:
        this.leftAt.set(table, at);
        return;
    }
  }

  private opened(
    table: Descriptors,
    fd: number,
    at: number,
    call: number,
    target: number,
    from: number,
    closeOnExec: boolean,
  ): void {
    const { calls, names } = this.trace;
    if (from === fd) return;
    this.owner(table, calls.thread[call] as number);
    const source = from < 0 ? undefined : this.tables.open(table, from);
    const before = this.tables.open(table, fd);
    if (before) {
      const replaces = /^dup[23]\b/.test(names[calls.name[call] as number] ?? '');
      this.finish(before, replaces ? LifeEnd.replaced : LifeEnd.lost, call, at);
    }
    const life = this.begin(
      table,
      {
        fd,
        target:
          target || (source ? (this.rows.target[source.id] as number) : this.fds.pass.naming.bareFd(fd)),
        origin: from >= 0 ? LifeOrigin.duplicated : LifeOrigin.opened,
        from: source?.id ?? -1,
        openCall: call,
        line: calls.startLine[call] as number,
      },
      at,
      closeOnExec,
    );
    if (this.lifeOf[call] === -1) this.lifeOf[call] = life.id;
  }

  private executed(table: Descriptors, next: Descriptors, at: number, call: number): void {
    this.owner(next, this.owner(table, this.trace.calls.thread[call] as number));
    for (const life of this.tables.allOpen(table)) {
      if (life.closeOnExec) this.finish(life, LifeEnd.exec, call, at);
      else {
        this.tables.add(next, life);
        this.tableOf[life.id] = next;
      }
    }
  }

  result(): FdLives {
    const { rows, lifeOf, trace } = this;
    this.endWithProcesses();
    const { calls, starts } = groupCalls(lifeOf, rows.count);
    const lastLine = Uint32Array.from(rows.lastLine, (line, life) => {
      if (line >= 0) return line;
      const last = calls[(starts[life + 1] as number) - 1];
      const isUsed = (starts[life + 1] as number) > (starts[life] as number);
      const used = isUsed ? (trace.calls.startLine[last as number] as number) : 0;
      return Math.max(used, rows.firstLine[life] as number);
    });
    return {
      count: rows.count,
      lifeOf,
      fd: Int32Array.from(rows.fd),
      thread: Uint32Array.from(rows.thread),
      target: Uint32Array.from(rows.target),
      origin: Uint8Array.from(rows.origin),
      from: Int32Array.from(rows.from),
      openCall: Int32Array.from(rows.openCall),
      end: Uint8Array.from(rows.end),
      endCall: Int32Array.from(rows.endCall),
      firstLine: Uint32Array.from(rows.firstLine),
      lastLine,
      calls,
      starts,
      names: {
        life: Int32Array.from(rows.nameLife),
        target: Uint32Array.from(rows.nameTarget),
        call: Int32Array.from(rows.nameCall),
      },
      notOpen: this.notOpen,
    };
  }

  /** What is open in a table that no thread has any more ended with the last of them. */
  private endWithProcesses(): void {
    const { processes } = this.fds.pass;
    const alive = new Set(this.trace.threads.map((_, thread) => processes.latest(thread)));
    for (const life of this.following) {
      if (life.ends !== NOT_YET) continue;
      const table = this.tableOf[life.id] as Descriptors;
      const left = this.leftAt.get(table);
      if (left !== undefined && !alive.has(table)) this.finish(life, LifeEnd.exit, -1, left);
    }
  }
}
