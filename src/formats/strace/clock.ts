import { type PrefixReader, StampKind } from './prefix.ts';
import type { Clock } from './trace.ts';

const CLOCKS: readonly Clock[] = ['none', 'day', 'epoch', 'relative'];
const DAY_SECONDS = 86_400;

interface Base {
  seconds: number;
  subsecondNs: number;
  offsetNs: number;
  /** Days passed since the base, for stamps without a date. */
  days: number;
  lastSeconds: number;
}

/**
 * Turns stamps into nanoseconds from the first one. `-tt` has no date: a stamp more than half a day earlier than the
 * one before it is the next day. `-r` is one clock for the whole log and is summed up. A log that changes its kind of
 * stamp (pasted parts) goes on from the last known moment.
 */
export class LogClock {
  kind: Clock = 'none';
  baseNs = 0n;
  lastNs = Number.NaN;
  private latestNs = Number.NEGATIVE_INFINITY;
  private readonly bases: (Base | undefined)[] = [];

  /** The last moment known; NaN in a log without a clock. */
  get endNs(): number {
    return this.latestNs === Number.NEGATIVE_INFINITY ? Number.NaN : this.latestNs;
  }

  /** The moment of the line whose prefix was read last; NaN without a stamp. */
  at(prefix: PrefixReader): number {
    const { stamp } = prefix;
    if (stamp === StampKind.none) return Number.NaN;
    const base = this.bases[stamp] ?? this.begin(prefix);
    let ns: number;
    if (stamp === StampKind.relative) {
      ns = this.lastNs + prefix.seconds * 1e9 + prefix.subsecondNs;
    } else {
      let { seconds } = prefix;
      if (stamp === StampKind.day) {
        seconds += base.days * DAY_SECONDS;
        if (seconds < base.lastSeconds - DAY_SECONDS / 2) {
          base.days++;
          seconds += DAY_SECONDS;
        }
        base.lastSeconds = seconds;
      }
      ns = (seconds - base.seconds) * 1e9 + (prefix.subsecondNs - base.subsecondNs) + base.offsetNs;
    }
    this.lastNs = ns;
    if (ns > this.latestNs) this.latestNs = ns;
    return ns;
  }

  /** Notes that the log reaches at least to `ns`. */
  reach(ns: number): void {
    if (ns > this.latestNs) this.latestNs = ns;
  }

  private begin(prefix: PrefixReader): Base {
    const first = this.kind === 'none';
    if (first) {
      this.kind = CLOCKS[prefix.stamp] as Clock;
      this.baseNs =
        this.kind === 'relative' ? 0n : BigInt(prefix.seconds) * 1_000_000_000n + BigInt(prefix.subsecondNs);
      this.lastNs = 0;
    }
    const base: Base = {
      seconds: prefix.seconds,
      subsecondNs: prefix.subsecondNs,
      offsetNs: first ? 0 : this.lastNs,
      days: 0,
      lastSeconds: prefix.seconds,
    };
    this.bases[prefix.stamp] = base;
    return base;
  }
}
