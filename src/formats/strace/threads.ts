import type { Thread } from './trace.ts';

/** The threads of a log, and for each the call that it is inside (begun, cut, not yet resumed). */
export class ThreadTable {
  readonly threads: Thread[] = [];
  /** Index of the thread of lines without a pid; -1 while there is none. */
  nameless = -1;
  private readonly pending: number[] = [];
  private readonly byPid = new Map<number, number>();
  /** The thread last found for a pid with these low bits; a log goes back and forth between few pids. */
  private readonly recentPid = new Int32Array(256).fill(-2);
  private readonly recentThread = new Int32Array(256);

  /** Index of the thread of `pid`; -1 is the thread of lines without a pid. */
  indexOf(pid: number, file: number): number {
    const slot = pid & 255;
    if (this.recentPid[slot] === pid) return this.recentThread[slot] as number;
    let index = this.byPid.get(pid);
    if (index === undefined) {
      index = this.threads.length;
      if (pid < 0) this.nameless = index;
      this.threads.push({ pid: pid < 0 ? null : pid, comm: null, file });
      this.pending.push(-1);
      this.byPid.set(pid, index);
    }
    this.recentPid[slot] = pid;
    this.recentThread[slot] = index;
    return index;
  }

  /** The call that a thread is inside, or -1. */
  inside(thread: number): number {
    return this.pending[thread] as number;
  }

  enter(thread: number, call: number): void {
    this.pending[thread] = call;
  }

  leave(thread: number): void {
    this.pending[thread] = -1;
  }

  /** The only other thread whose open call satisfies `accepts`; -1 if none or several. */
  onlyOther(thread: number, accepts: (call: number) => boolean): number {
    let found = -1;
    for (const [other, call] of this.pending.entries()) {
      if (other === thread || call < 0 || !accepts(call)) continue;
      if (found >= 0) return -1;
      found = other;
    }
    return found;
  }
}
