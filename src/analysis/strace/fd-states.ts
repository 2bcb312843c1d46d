import { WaitRole } from './wait-roles.ts';

/** What was last done with an fd, as far as it says what the next wait on it is for. */
export const FdState = {
  unknown: 0,
  /** From accept: whoever is behind it asks, we answer. */
  accepted: 1,
  /** We connected or sent, and have not heard yet. */
  asked: 2,
  heard: 3,
} as const;
export type FdState = (typeof FdState)[keyof typeof FdState];

/** The state of each fd of each thread; threads that share fds are followed apart, since most handle their own. */
export class FdStates {
  private readonly threads: Uint8Array[] = [];

  get(thread: number, fd: number): FdState {
    return (this.threads[thread]?.[fd] ?? FdState.unknown) as FdState;
  }

  set(thread: number, fd: number, state: FdState): void {
    // Above the usual hard limit of open files nothing is remembered, so a hostile number costs no memory.
    if (!(fd >= 0) || fd >= 1 << 20) return;
    let states = this.threads[thread] ?? new Uint8Array(64);
    if (fd >= states.length) {
      const bigger = new Uint8Array(Math.max(fd + 1, states.length * 2));
      bigger.set(states);
      states = bigger;
    }
    states[fd] = state;
    this.threads[thread] = states;
  }

  /** Notes what a finished connect, send, receive or close did. */
  note(thread: number, fd: number, role: WaitRole): void {
    const state = this.get(thread, fd);
    if (role === WaitRole.close) this.set(thread, fd, FdState.unknown);
    else if (state === FdState.accepted) return;
    else if (role === WaitRole.receive) this.set(thread, fd, FdState.heard);
    else this.set(thread, fd, FdState.asked);
  }
}
