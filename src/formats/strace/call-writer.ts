import { ascii, decimal, isDigit } from './bytes.ts';
import { LogClock } from './clock.ts';
import { CallTable } from './columns.ts';
import { Interner } from './interner.ts';
import type { PrefixReader } from './prefix.ts';
import type { ResultReader } from './result.ts';
import { Stop } from './scan-arguments.ts';
import { ThreadTable } from './threads.ts';
import { CallFlag, CallState, NO_LINE } from './trace.ts';

const decoder = new TextDecoder();

/** Writes calls into columns and keeps, per thread, the call that is open. Knows nothing of how a line is scanned. */
export class CallWriter {
  readonly calls = new CallTable();
  readonly names = new Interner();
  readonly threads = new ThreadTable();
  readonly clock = new LogClock();
  unfinishedLines = 0;
  /** Index of the file being read, and the pid in its name when it is one of a set (else -1). */
  file = 0;
  filePid = -1;
  private readonly unknownName: number;

  constructor() {
    this.unknownName = this.names.intern(ascii('????'), 0, 4);
  }

  /** The thread of a line: its pid, else the pid of its file, else the one thread without a pid. */
  threadOf(bytes: Uint8Array, prefix: PrefixReader): number {
    const index = this.threads.indexOf(prefix.pid >= 0 ? prefix.pid : this.filePid, this.file);
    if (prefix.commEnd > prefix.commStart) {
      const thread = this.threads.threads[index];
      if (thread) thread.comm = decoder.decode(bytes.subarray(prefix.commStart, prefix.commEnd));
    }
    return index;
  }

  /** A row for a call that begins on `line`: not finished, without arguments (those columns are 0 in a fresh row). */
  add(line: number, thread: number, name: number, startNs: number): number {
    const { calls } = this;
    const call = calls.add();
    calls.startLine[call] = line;
    calls.endLine[call] = NO_LINE;
    calls.name[call] = name;
    calls.thread[call] = thread;
    calls.startNs[call] = startNs;
    calls.durationNs[call] = Number.NaN;
    calls.returnValue[call] = Number.NaN;
    calls.state[call] = CallState.neverFinished;
    return call;
  }

  finish(call: number, line: number, resultStart: number, result: ResultReader): void {
    const { calls } = this;
    calls.endLine[call] = line;
    calls.resultStart[call] = resultStart;
    calls.returnValue[call] = result.value;
    calls.errno[call] = result.errno;
    calls.state[call] = result.state;
    calls.durationNs[call] = result.durationNs;
    if (result.flags !== 0) calls.flags[call] = (calls.flags[call] as number) | result.flags;
    if (result.durationNs > 0) this.clock.reach((calls.startNs[call] as number) + result.durationNs);
  }

  /** Notes that a call goes on past its line: cut, let go by strace, or taken over by another pid. */
  leaveOpen(call: number, why: Stop, bytes: Uint8Array, markerAt: number): void {
    const { calls, threads } = this;
    const thread = calls.thread[call] as number;
    switch (why) {
      case Stop.detached:
        calls.state[call] = CallState.detached;
        break;
      case Stop.pidChanged: {
        calls.flags[call] = (calls.flags[call] as number) | CallFlag.pidChanged;
        let end = markerAt + PID_CHANGED_LENGTH;
        while (isDigit(bytes[end] as number)) end++;
        threads.enter(threads.indexOf(decimal(bytes, markerAt + PID_CHANGED_LENGTH, end), this.file), call);
        break;
      }
      default:
        this.unfinishedLines++;
        threads.enter(thread, call);
    }
  }

  /** The id of a name in a resumed line, which is most often that of the call its thread is inside. */
  nameOfResumed(thread: number, bytes: Uint8Array, from: number, to: number): number {
    const { names } = this;
    const open = this.threads.inside(thread);
    const expected = open >= 0 ? (this.calls.name[open] as number) : -1;
    return expected >= 0 && names.is(expected, bytes, from, to) ? expected : names.intern(bytes, from, to);
  }

  /** Takes the open call that a resumed line of `name` on `thread` goes on with; -1 where it is not in the file. */
  resume(thread: number, name: number): number {
    const { calls, threads } = this;
    const own = threads.inside(thread);
    if (own >= 0 && calls.name[own] === name) {
      threads.leave(thread);
      return own;
    }
    return this.resumeUnusual(thread, name);
  }

  /** As `resume`, where the thread is not known to be inside a call of that name. */
  private resumeUnusual(thread: number, name: number): number {
    const { calls, threads, unknownName } = this;
    const fits = (call: number) =>
      calls.name[call] === name || calls.name[call] === unknownName || name === unknownName;
    const own = threads.inside(thread);
    if (own >= 0 && fits(own)) {
      threads.leave(thread);
      return own;
    }
    // On a terminal lines carry a pid only while several processes are traced, so a call may begin without one and
    // end with one, or the other way round.
    const owner = thread === threads.nameless ? threads.onlyOther(thread, fits) : threads.nameless;
    if (owner < 0 || threads.inside(owner) < 0 || !fits(threads.inside(owner))) return -1;
    const call = threads.inside(owner);
    threads.leave(owner);
    return call;
  }

  /** `+++ superseded by execve in pid N +++` on `thread`: the execve that N began ends under this thread. */
  supersede(thread: number, byPid: number): void {
    const { threads, calls } = this;
    const from = threads.indexOf(byPid, this.file);
    const call = threads.inside(from);
    if (call < 0) return;
    threads.leave(from);
    threads.enter(thread, call);
    calls.flags[call] = (calls.flags[call] as number) | CallFlag.pidChanged;
  }
}

const PID_CHANGED_LENGTH = '<pid changed to '.length;
