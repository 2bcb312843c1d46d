import { AT_FDCWD } from '../../../formats/strace/arguments/argument.ts';
import { argumentStart, readFd, readString } from '../../../formats/strace/arguments/spans.ts';
import { ascii, find } from '../../../formats/strace/bytes.ts';
import { lineText } from '../../../formats/strace/text.ts';
import { CallFlag, CallState } from '../../../formats/strace/trace.ts';
import { Descriptors } from './descriptors.ts';
import { FdEvent } from './journal.ts';
import type { Pass } from './pass.ts';
import { Strength } from './socket-names.ts';
import { Role, type SyscallRole } from './syscalls.ts';

const ADDRESS = ascii('{sa_family=');
const CLOSE_ON_EXEC = ascii('CLOEXEC');
const DUPLICATE = ascii('F_DUPFD');
const SET_FLAGS = ascii('F_SETFD');
const SHARED_FILES = ascii('CLONE_FILES');

/** What a call that succeeded does to its process's file descriptors. */
export class Completion {
  private readonly pass: Pass;
  /** Threads by pid, and by thread the leader whose pid its execve takes. */
  private readonly threads: Map<number | null, number>;
  private readonly leaders = new Map<number, number>();

  constructor(pass: Pass) {
    this.pass = pass;
    this.threads = new Map(pass.trace.threads.map(({ pid }, index) => [pid, index]));
  }

  /** `+++ superseded by execve in pid N +++` on `leader`. */
  supersede(leader: number, byPid: number): void {
    const thread = this.threads.get(byPid);
    if (thread !== undefined) this.leaders.set(thread, leader);
  }

  complete(call: number, at: number): void {
    const { trace, roles, processes } = this.pass;
    const { calls } = trace;
    const info = roles[calls.name[call] as number] as SyscallRole;
    if (info.role < Role.open || info.role === Role.close || info.role === Role.message) return;
    const value = calls.returnValue[call] as number;
    const inProgress =
      info.role === Role.connect && trace.errnos[calls.errno[call] as number] === 'EINPROGRESS';
    const succeeded = calls.state[call] === CallState.returned && calls.errno[call] === 0 && value >= 0;
    if (!succeeded && !inProgress) return;
    const thread = calls.thread[call] as number;
    const table = processes.current(thread, at);
    switch (info.role) {
      case Role.exec:
      case Role.execAt:
        this.exec(call, thread, table, at);
        return;
      case Role.unshare:
        if (this.has(call, SHARED_FILES)) processes.replace(thread, at, new Descriptors(table, at));
        return;
      case Role.chdir:
        this.setName(table, AT_FDCWD, at, this.pass.targets[call] as number, false, call);
        return;
      case Role.connect:
      case Role.bind:
      case Role.fchdir:
      case Role.peerName:
      case Role.socketName:
        this.nameKnown(call, info, table, at);
        return;
      case Role.pipe:
      case Role.socketPair:
        this.pair(call, info, table, at);
        return;
      case Role.fcntl:
        this.fcntl(call, table, at, value);
        return;
      default:
        this.opened(call, info, table, at, value);
    }
  }

  /** Calls that return a new fd. */
  private opened(call: number, info: SyscallRole, table: Descriptors, at: number, fd: number): void {
    const { pass } = this;
    const from = info.role === Role.dup && this.hasStart(call) ? pass.firstFd(call) : -1;
    // dup2(2): where both numbers are equal it does nothing, and FD_CLOEXEC stays as it was.
    if (from === fd) return;
    let name = 0;
    switch (info.role) {
      case Role.open:
      case Role.openAt:
        name = pass.targets[call] as number;
        break;
      case Role.dup:
        if (this.hasStart(call)) name = pass.fdName(0, table, at);
        break;
      case Role.socket:
        if (this.hasStart(call)) name = pass.naming.socket(pass.call.bytes, pass.call.start, pass.call.end);
        break;
      case Role.accept:
        name = this.accepted(call, table, at);
        break;
      case Role.special:
        name = pass.naming.names.internText(info.gives ?? '');
        break;
      case Role.signalfd:
        if (!this.hasStart(call) || readFd(pass.call.bytes, pass.call.start, pass.call.end, pass.fdSpan) >= 0)
          return;
        name = pass.naming.names.internText(info.gives ?? '');
        break;
      case Role.memfd:
        name = this.memfd(call);
        break;
      default:
        return;
    }
    const closeOnExec = this.has(call, CLOSE_ON_EXEC) || info.gives?.includes('pidfd') === true;
    if (pass.call.loadResult(call)) {
      readFd(pass.call.bytes, pass.call.start, pass.call.end, pass.fdSpan);
      if (pass.fdSpan.nameEnd > pass.fdSpan.nameStart) {
        const { nameStart, nameEnd } = pass.fdSpan;
        name = pass.naming.better(pass.naming.decoration(pass.call.bytes, nameStart, nameEnd), name);
        if (info.role === Role.open || info.role === Role.openAt) pass.targets[call] = name;
      }
    }
    if (info.role === Role.memfd) pass.targets[call] = name;
    pass.journal.add({ kind: FdEvent.opened, at, call, table, fd, value: name, from, closeOnExec });
    table.set(fd, at, name, closeOnExec);
  }

  private hasStart(call: number): boolean {
    const { pass } = this;
    return (
      ((pass.trace.calls.flags[call] as number) & CallFlag.startMissing) === 0 &&
      pass.call.loadArguments(call)
    );
  }

  private memfd(call: number): number {
    const { pass } = this;
    const { bytes, start, end } = pass.call;
    if (!this.hasStart(call) || !readString(bytes, start, end, pass.stringSpan)) return 0;
    const path = pass.naming.path(bytes, pass.stringSpan.start, pass.stringSpan.end);
    return pass.naming.names.internText(`/memfd:${pass.naming.names.text(path)}`);
  }

  /** The peer by its printed address; a UNIX client has none, so the listener's path names the connection. */
  private accepted(call: number, table: Descriptors, at: number): number {
    const { naming } = this.pass;
    const listener = this.hasStart(call) ? this.pass.fdName(0, table, at) : 0;
    const address = this.address(call);
    const peer = naming.peer(address, listener, 'tcp', false);
    if (peer !== 0) return peer;
    const name = naming.names.text(listener);
    return name.startsWith('unix listen ') ? naming.names.internText(`unix ${name.slice(12)}`) : 0;
  }

  /** The address that a call printed, on either of its lines. */
  private address(call: number) {
    const { call: at, naming } = this.pass;
    if (at.loadRest(call)) {
      const from = find(at.bytes, at.start, at.end, ADDRESS);
      if (from >= 0) return naming.address(at.bytes, from, at.end);
    }
    if (at.loadArguments(call)) {
      const from = find(at.bytes, at.start, at.end, ADDRESS);
      if (from >= 0) return naming.address(at.bytes, from, at.end);
    }
    return 0;
  }

  /** Calls after which more is known of an fd than before. */
  private nameKnown(call: number, info: SyscallRole, table: Descriptors, at: number): void {
    const { pass } = this;
    const { naming } = pass;
    if (!this.hasStart(call)) return;
    const fd = readFd(pass.call.bytes, pass.call.start, pass.call.end, pass.fdSpan);
    if (fd < 0) return;
    const before = pass.nameOf(fd, table, at);
    const closeOnExec = table.isCloseOnExec(fd, at);
    if (info.role === Role.fchdir) {
      this.setName(table, AT_FDCWD, at, before, false, call);
      return;
    }
    if (info.role === Role.connect || info.role === Role.bind) {
      const target = pass.targets[call] as number;
      if (naming.strength(target) >= Strength.listen && !isBare(naming.names.text(target))) {
        this.setName(table, fd, at, target, closeOnExec, call);
      }
      return;
    }
    const isPeer = info.role === Role.peerName;
    // bind to port 0: the number that the kernel chose is first seen here.
    const isOwn = /^\w+ listen .*:0$/.test(naming.names.text(before));
    if (isPeer ? naming.strength(before) >= Strength.listen : !isOwn) return;
    const name = naming.peer(this.address(call), before, 'tcp', !isPeer);
    if (name === 0) return;
    this.setName(table, fd, at, name, closeOnExec, call);
    pass.targets[call] = name;
  }

  private setName(
    table: Descriptors,
    fd: number,
    at: number,
    name: number,
    closeOnExec: boolean,
    call: number,
  ): void {
    if (name === 0 || name === table.nameAt(fd, at)) return;
    table.set(fd, at, name, closeOnExec);
    if (fd >= 0) this.pass.journal.add({ kind: FdEvent.named, at, call, table, fd, value: name });
  }

  /** `pipe([3, 4])`, `socketpair(AF_UNIX, SOCK_STREAM, 0, [3, 4])`. */
  private pair(call: number, info: SyscallRole, table: Descriptors, at: number): void {
    const { pass } = this;
    const { naming } = pass;
    const closeOnExec = this.has(call, CLOSE_ON_EXEC);
    if (((pass.trace.calls.flags[call] as number) & CallFlag.startMissing) !== 0) {
      if (!pass.call.loadRest(call) && !pass.call.loadArguments(call)) return;
    } else pass.call.loadJoined(call);
    const { bytes, start, end } = pass.call;
    // socketpair makes UNIX sockets in practice (see socketpair(2), "On Linux").
    const bare = naming.names.internText(info.role === Role.pipe ? 'pipe' : 'unix socket');
    const open = bytes.indexOf(91, start);
    if (open < 0 || open >= end) return;
    for (const from of [open + 1, argumentStart(bytes, open + 1, end, 1)]) {
      const fd = from < 0 ? -1 : readFd(bytes, from, end, pass.fdSpan);
      if (fd < 0) continue;
      const { nameStart, nameEnd } = pass.fdSpan;
      const decorated = nameEnd > nameStart ? naming.decoration(bytes, nameStart, nameEnd) : bare;
      pass.journal.add({ kind: FdEvent.opened, at, call, table, fd, value: decorated, closeOnExec });
      table.set(fd, at, decorated, closeOnExec);
    }
  }

  private fcntl(call: number, table: Descriptors, at: number, returned: number): void {
    const { pass } = this;
    if (!this.hasStart(call)) return;
    const { bytes, start, end } = pass.call;
    const fd = readFd(bytes, start, end, pass.fdSpan);
    if (fd < 0) return;
    const command = argumentStart(bytes, pass.fdSpan.end, end, 1);
    if (command < 0) return;
    // F_SETLK is by far the most frequent: told apart by one letter before anything is searched for.
    if (bytes[command] === 70 && bytes[command + 2] !== 68 && bytes[command + 5] !== 70) return;
    if (find(bytes, command, Math.min(end, command + 48), DUPLICATE) >= 0) {
      const closeOnExec = find(bytes, command, end, CLOSE_ON_EXEC) >= 0;
      const value = pass.nameOf(fd, table, at);
      pass.journal.add({
        kind: FdEvent.opened,
        at,
        call,
        table,
        fd: returned,
        value,
        from: fd,
        closeOnExec,
      });
      table.set(returned, at, value, closeOnExec);
    } else if (find(bytes, command, Math.min(end, command + 48), SET_FLAGS) >= 0) {
      const name = table.nameAt(fd, at);
      const closeOnExec = find(bytes, command, end, CLOSE_ON_EXEC) >= 0;
      pass.journal.add({ kind: FdEvent.flagged, at, call, table, fd, closeOnExec });
      if (name !== 0 && closeOnExec !== table.isCloseOnExec(fd, at)) table.set(fd, at, name, closeOnExec);
    }
  }

  /** The process goes on without its close-on-exec descriptors; if a thread did it, under its leader's pid. */
  private exec(call: number, thread: number, table: Descriptors, at: number): void {
    const { processes, trace } = this.pass;
    const after = new Descriptors(table, at, true);
    this.pass.journal.add({ kind: FdEvent.executed, at, call, table, next: after });
    processes.replace(thread, at, after);
    let leader = this.leaders.get(thread);
    this.leaders.delete(thread);
    if (leader === undefined && ((trace.calls.flags[call] as number) & CallFlag.pidChanged) !== 0) {
      const marker = /<pid changed to (\d+) /.exec(lineText(trace, trace.calls.startLine[call] as number));
      if (marker) leader = this.threads.get(Number(marker[1]));
    }
    if (leader !== undefined && leader !== thread) processes.replace(leader, at, after);
  }

  private has(call: number, word: Uint8Array): boolean {
    const { call: at } = this.pass;
    if (at.loadArguments(call) && find(at.bytes, at.start, at.end, word) >= 0) return true;
    return at.loadRest(call) && find(at.bytes, at.start, at.end, word) >= 0;
  }
}

function isBare(name: string): boolean {
  return name.startsWith('fd ');
}
