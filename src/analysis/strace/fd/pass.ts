import { AT_FDCWD } from '../../../formats/strace/arguments/argument.ts';
import {
  argumentStart,
  type FdSpan,
  readFd,
  readString,
  type StringSpan,
} from '../../../formats/strace/arguments/spans.ts';
import { ascii, find } from '../../../formats/strace/bytes.ts';
import { CallFlag, EventKind, LineKind, type StraceTrace } from '../../../formats/strace/trace.ts';
import { CallBytes } from './call-bytes.ts';
import { Completion } from './completion.ts';
import type { Descriptors } from './descriptors.ts';
import { FdEvent, FdJournal, NO_CALL } from './journal.ts';
import { Naming } from './naming.ts';
import { type Positions, positionsOf } from './positions.ts';
import { Processes } from './processes.ts';
import { Strength } from './socket-names.ts';
import { Role, roleOf, type SyscallRole } from './syscalls.ts';

const ADDRESS = ascii('{sa_family=');
/** How far into a message's header its address is looked for: `[{msg_hdr={msg_name=` with names of -N. */
const HEADER = 64;

/** Where one pass over the log leaves its answers. */
export interface PassResult {
  readonly naming: Naming;
  /** By call: id of the name of what it works on; 0 for none. */
  readonly targets: Uint32Array;
  readonly processes: Processes;
  readonly positions: Positions;
  /** By index of a syscall's name. */
  readonly roles: readonly SyscallRole[];
  readonly journal: FdJournal;
}

/** Goes through the log once in the order in which things happened. */
export function passOver(trace: StraceTrace): PassResult {
  const pass = new Pass(trace);
  pass.run();
  return pass;
}

export class Pass implements PassResult {
  readonly trace: StraceTrace;
  readonly naming = new Naming();
  readonly targets: Uint32Array;
  readonly processes: Processes;
  readonly positions: Positions;
  readonly roles: readonly SyscallRole[];
  readonly journal = new FdJournal();
  readonly call: CallBytes;
  readonly fdSpan: FdSpan = { nameStart: 0, nameEnd: 0, end: 0 };
  readonly stringSpan: StringSpan = { start: 0, end: 0, after: 0, cut: false };
  private readonly completion: Completion;

  constructor(trace: StraceTrace) {
    this.trace = trace;
    this.targets = new Uint32Array(trace.calls.count);
    this.call = new CallBytes(trace);
    this.positions = positionsOf(trace);
    this.roles = trace.names.map(roleOf);
    this.processes = new Processes(trace, this.positions.positionOf);
    this.completion = new Completion(this);
  }

  run(): void {
    const { lines, calls, events } = this.trace;
    const { lineAt } = this.positions;
    for (let at = 0; at < lines.count; at++) {
      const line = lineAt ? (lineAt[at] as number) : at;
      const ref = lines.ref[line] as number;
      switch (lines.kind[line]) {
        case LineKind.callStart:
          this.begin(ref, at);
          if (calls.endLine[ref] === line) this.completion.complete(ref, at);
          break;
        case LineKind.callResumed:
        case LineKind.callRest:
          if (calls.endLine[ref] === line) this.completion.complete(ref, at);
          break;
        case LineKind.event: {
          const kind = events.kind[ref];
          const thread = events.thread[ref] as number;
          if (kind === EventKind.exited || kind === EventKind.killed) {
            const table = this.processes.latest(thread);
            if (table) this.journal.add({ kind: FdEvent.left, at, call: NO_CALL, table });
            this.processes.replace(thread, at, null);
          }
          if (kind === EventKind.superseded) this.completion.supersede(thread, events.value[ref] as number);
          break;
        }
      }
    }
  }

  /** The call's target, and what takes effect at once: a closed fd can be given out again before close returns. */
  private begin(call: number, at: number): void {
    const { calls } = this.trace;
    const info = this.roles[calls.name[call] as number] as SyscallRole;
    if (info.role === Role.none || ((calls.flags[call] as number) & CallFlag.startMissing) !== 0) return;
    const table = this.processes.current(calls.thread[call] as number, at);
    if (!this.call.loadArguments(call)) return;
    this.targets[call] = this.targetOf(info, table, at);
    if (info.role === Role.close) {
      const fd = readFd(this.call.bytes, this.call.start, this.call.end, this.fdSpan);
      if (fd >= 0) this.journal.add({ kind: FdEvent.closed, at, call, table, fd });
      if (fd >= 0 && table.nameAt(fd, at) !== 0) table.set(fd, at, 0, false);
    } else if (info.role === Role.closeRange) this.closeRange(table, at, call);
  }

  private targetOf(info: SyscallRole, table: Descriptors, at: number): number {
    switch (info.role) {
      case Role.path:
      case Role.open:
      case Role.exec:
      case Role.chdir:
        return this.pathTarget(-1, info.path, table, at);
      case Role.pathAt:
      case Role.openAt:
      case Role.execAt:
        return this.pathTarget(info.fd, info.path, table, at);
      case Role.connect:
      case Role.bind:
        return this.addressTarget(info, table, at, info.role === Role.bind);
      case Role.message:
        return this.messageTarget(info, table, at);
      case Role.poll:
        return this.pollTarget(table, at);
      default:
        return info.fd < 0 ? 0 : this.fdTarget(info.fd, table, at);
    }
  }

  /** The fd in a call's first argument; -1 where there is none. */
  firstFd(call: number): number {
    return this.call.loadArguments(call)
      ? readFd(this.call.bytes, this.call.start, this.call.end, this.fdSpan)
      : -1;
  }

  /** What is known of the fd in argument `index`: 0 where there is none, never `fd N`. */
  fdName(index: number, table: Descriptors, at: number): number {
    const { bytes, start, end } = this.call;
    const from = index === 0 ? start : argumentStart(bytes, start, end, index);
    return from < 0 ? 0 : this.fdNameIn(from, table, at);
  }

  private fdNameIn(from: number, table: Descriptors, at: number): number {
    const { bytes, end } = this.call;
    const fd = readFd(bytes, from, end, this.fdSpan);
    return fd === -1 ? 0 : this.nameOf(fd, table, at);
  }

  /** The name of an fd just read into `fdSpan`: its decoration, unless the table knows more. */
  nameOf(fd: number, table: Descriptors, at: number): number {
    const { nameStart, nameEnd } = this.fdSpan;
    if (nameEnd <= nameStart) return table.nameAt(fd, at);
    const decorated = this.naming.decoration(this.call.bytes, nameStart, nameEnd);
    if (this.naming.strength(decorated) === Strength.name) return decorated;
    return this.naming.better(decorated, table.nameAt(fd, at));
  }

  private fdTarget(index: number, table: Descriptors, at: number): number {
    const { bytes, start, end } = this.call;
    const from = index === 0 ? start : argumentStart(bytes, start, end, index);
    if (from < 0) return 0;
    const fd = readFd(bytes, from, end, this.fdSpan);
    if (fd === -1) return 0;
    const name = this.nameOf(fd, table, at);
    return name === 0 && fd >= 0 ? this.naming.bareFd(fd) : name;
  }

  /** A path argument, joined with its directory where that is known. */
  private pathTarget(fdIndex: number, pathIndex: number, table: Descriptors, at: number): number {
    const { bytes, start, end } = this.call;
    const from = pathIndex === 0 ? start : argumentStart(bytes, start, end, pathIndex);
    const { stringSpan } = this;
    if (from < 0 || !readString(bytes, from, end, stringSpan) || stringSpan.end === stringSpan.start) {
      return fdIndex < 0 ? 0 : this.fdTarget(fdIndex, table, at);
    }
    const path = this.naming.path(bytes, stringSpan.start, stringSpan.end);
    if (this.naming.isAbsolute(path)) return path;
    const directory = fdIndex < 0 ? table.nameAt(AT_FDCWD, at) : this.directory(fdIndex, table, at);
    return directory === 0 ? path : this.naming.join(directory, path);
  }

  /** The directory in argument `index`; what `AT_FDCWD</cwd>` says is kept for calls that do not print it. */
  private directory(index: number, table: Descriptors, at: number): number {
    const { bytes, start, end } = this.call;
    const from = index === 0 ? start : argumentStart(bytes, start, end, index);
    const fd = from < 0 ? -1 : readFd(bytes, from, end, this.fdSpan);
    if (fd === -1) return 0;
    const name = this.nameOf(fd, table, at);
    if (fd === AT_FDCWD && name !== table.nameAt(AT_FDCWD, at)) table.set(AT_FDCWD, at, name, false);
    return name;
  }

  private addressTarget(info: SyscallRole, table: Descriptors, at: number, listen: boolean): number {
    const socket = this.fdName(0, table, at);
    const { bytes, start, end } = this.call;
    const from = argumentStart(bytes, start, end, info.path);
    const address = from < 0 ? 0 : this.naming.address(bytes, from, end);
    return this.naming.peer(address, socket, 'tcp', listen) || this.fdTarget(0, table, at);
  }

  /** The fd's peer; for a socket without one, the address in the call itself. */
  private messageTarget(info: SyscallRole, table: Descriptors, at: number): number {
    const fd = readFd(this.call.bytes, this.call.start, this.call.end, this.fdSpan);
    if (fd < 0) return 0;
    const name = this.nameOf(fd, table, at);
    if (this.naming.strength(name) === Strength.name) return name;
    const target = name === 0 ? this.naming.bareFd(fd) : name;
    const { bytes, start, end } = this.call;
    const argument = argumentStart(bytes, start, end, info.path);
    const from = argument < 0 ? -1 : find(bytes, argument, Math.min(end, argument + HEADER), ADDRESS);
    if (from < 0) return target;
    return this.naming.peer(this.naming.address(bytes, from, end), name, 'udp', false) || target;
  }

  /** `poll([{fd=5, events=POLLIN}], 1, 1000)`; a call that waits for several works on none of them. */
  private pollTarget(table: Descriptors, at: number): number {
    const from = singlePolled(this.call);
    if (from < 0) return 0;
    const fd = readFd(this.call.bytes, from, this.call.end, this.fdSpan);
    if (fd < 0) return 0;
    return this.nameOf(fd, table, at) || this.naming.bareFd(fd);
  }

  private closeRange(table: Descriptors, at: number, call: number): void {
    const [first, last, flags] = this.call.text(this.call.start, this.call.end).split(',');
    if (first === undefined || last === undefined || flags?.includes('CLOEXEC') || flags?.includes('0x4'))
      return;
    const [from, to] = [first, last].map((text) => Number(text.slice(text.indexOf('=') + 1).trim()));
    if (from === undefined || !(from >= 0)) return;
    const value = to === undefined || !(to >= 0) ? Infinity : to;
    table.closeRange(at, from, value);
    this.journal.add({ kind: FdEvent.closedRange, at, call, table, fd: from, value });
  }
}

const POLLED = ascii('fd=');

/** Where the fd begins in the array of a poll that waits for one; -1 for none or several. */
export function singlePolled(call: CallBytes): number {
  const { bytes, start, end } = call;
  const first = find(bytes, start, Math.min(end, start + HEADER), POLLED);
  if (first < 0) return -1;
  const count = argumentStart(bytes, start, end, 1);
  return count >= 0 && call.text(count, Math.min(end, count + 12)).match(/^(?:nfds=)?1(?:,|$)/)
    ? first + 3
    : -1;
}
