import type { StraceTrace } from '../../../formats/strace/trace.ts';
import type { FutexCall } from '../futex.ts';
import { addTo, countUpTo, type Moments } from './moments.ts';

/** A wait may have its waker this many wakes back, past wakes of other waiters. */
const MOST_STEPS = 256;

/** A FUTEX_WAKE or FUTEX_UNLOCK_PI, and how many of those that it woke have no wait yet. */
interface Wake {
  readonly call: number;
  left: number;
}

/** Who woke whom on a futex: waits and wakes of one address, brought together. */
export class FutexQueues {
  readonly #trace: StraceTrace;
  readonly #moments: Moments;
  readonly #waits = new Map<string, number[]>();
  readonly #wakes = new Map<string, Wake[]>();
  readonly #wakerOf = new Map<number, number>();

  constructor(trace: StraceTrace, moments: Moments) {
    this.#trace = trace;
    this.#moments = moments;
  }

  add({ call, waits, isUnlock }: FutexCall, key: string): void {
    const returned = this.#trace.calls.returnValue[call] as number;
    if (waits) {
      if (returned === 0) addTo(this.#waits, key, call);
    } else if (returned > 0 || (isUnlock && returned === 0)) {
      addTo(this.#wakes, key, { call, left: isUnlock ? 1 : returned });
    }
  }

  /** Gives each wait that was woken the last wake by another thread before its end that still has someone to wake. */
  match(): void {
    const moments = this.#moments;
    for (const [key, waits] of this.#waits) {
      const wakes = this.#wakes.get(key);
      if (!wakes) continue;
      wakes.sort((a, b) => moments.begin(a.call) - moments.begin(b.call));
      waits.sort((a, b) => moments.end(a) - moments.end(b));
      for (const wait of waits) this.#matchOne(wait, wakes);
    }
  }

  #matchOne(wait: number, wakes: readonly Wake[]): void {
    const moments = this.#moments;
    const { thread } = this.#trace.calls;
    const beginOf = (index: number) => moments.begin((wakes[index] as Wake).call);
    const last = countUpTo(wakes.length, beginOf, moments.end(wait)) - 1;
    for (let at = last; at >= 0 && at > last - MOST_STEPS; at--) {
      const wake = wakes[at] as Wake;
      if (moments.end(wake.call) < moments.begin(wait)) return;
      if (wake.left === 0 || thread[wake.call] === thread[wait]) continue;
      wake.left--;
      this.#wakerOf.set(wait, wake.call);
      return;
    }
  }

  /** The call that ended a wait; -1 where the log has none. */
  wakerOf(wait: number): number {
    return this.#wakerOf.get(wait) ?? -1;
  }
}
