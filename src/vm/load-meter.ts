import type { Pulse } from './control/channel.ts';

/** A guest that has not answered for so long is said not to answer. */
const silentMs = 6000;

/** How busy the guest is, from its signs of life. */
export class LoadMeter {
  #last: Pulse | null = null;
  #share: number | null = null;
  #silentForMs = 0;

  /** Busy share of the time between the last two signs of life, 0 to 1; null before there are two. Silence counts as 1. */
  get share(): number | null {
    return this.answering ? this.#share : 1;
  }

  get answering(): boolean {
    return this.#silentForMs < silentMs;
  }

  add(pulse: Pulse): void {
    const last = this.#last;
    this.#last = pulse;
    this.#silentForMs = 0;
    const ticks = last ? pulse.allTicks - last.allTicks : 0;
    if (last && ticks > 0) this.#share = Math.min(1, Math.max(0, (pulse.busyTicks - last.busyTicks) / ticks));
  }

  /** The guest ran for so long. */
  passed(elapsedMs: number): void {
    this.#silentForMs += elapsedMs;
  }

  /** After a restore or a pause nothing of before counts. */
  restart(): void {
    this.#last = null;
    this.#share = null;
    this.#silentForMs = 0;
  }
}
