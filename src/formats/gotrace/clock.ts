import type { WideNumbers } from './wide.ts';

const MIN_INT64 = -(2n ** 63n);

/**
 * Turns units of the trace clock into nanoseconds as Go's reader does: `int64(float64(units) * (1 / (frequency / 1e9)))`,
 * with the result of an overflow on amd64. Times are then counted from the first event, so that doubles hold them exactly.
 */
export class Clock {
  /** Nanoseconds per unit; 0 before it is known. */
  factor = 0;
  /** Absolute time of the trace's first event. */
  origin = 0n;
  private readonly wide: WideNumbers;

  constructor(wide: WideNumbers) {
    this.wide = wide;
  }

  /** @param code units as a code of WideNumbers */
  absoluteNs(code: number): bigint {
    return toInt64(this.wide.value(code) * this.factor);
  }

  /** Since the first event. */
  relativeNs(code: number): bigint {
    return this.absoluteNs(code) - this.origin;
  }

  /** A time since the first event plus so many units, with the overflow of an int64. */
  after(relativeNs: bigint, units: number): bigint {
    return BigInt.asIntN(64, relativeNs + this.origin + toInt64(units * this.factor)) - this.origin;
  }
}

/** What amd64 makes of a double: cut to a whole number, or the lowest int64 where it does not fit. */
export function toInt64(value: number): bigint {
  return value < 2 ** 63 && value > -(2 ** 63) ? BigInt(Math.trunc(value)) : MIN_INT64;
}
