import { absInt64, addInt64, type Int64, int64 } from '../../formats/pprof/int64.ts';
import { type Profile, sampleValue } from '../../formats/pprof/profile.ts';

/** Bits of a part, so that a sum of the parts of two thousand million samples is exact. */
const PART_BITS = 22;

/**
 * The values of one sample type so that sums of them are exact: as they are where even the sum of their sizes is a safe
 * integer, else cut into parts that are summed apart and joined as Go's int64 would be.
 */
export class Weights {
  /** A value for each sample: the whole of it, or its lowest, middle and highest bits. */
  readonly parts: readonly Float64Array[];

  constructor({ samples, sampleTypes }: Profile, type: number) {
    const { count, values, exactValues } = samples;
    const step = sampleTypes.length;
    const whole = new Float64Array(count);
    let size = 0;
    for (let sample = 0, cell = type; sample < count; sample++, cell += step) {
      const value = values[cell] as number;
      whole[sample] = value;
      size += Math.abs(value);
    }
    if (size <= Number.MAX_SAFE_INTEGER) {
      this.parts = [whole];
      return;
    }
    const parts = [new Float64Array(count), new Float64Array(count), new Float64Array(count)] as const;
    for (let sample = 0, cell = type; sample < count; sample++, cell += step) {
      const value = exactValues ? (exactValues[cell] as bigint) : BigInt(values[cell] as number);
      parts[0][sample] = Number(BigInt.asUintN(PART_BITS, value));
      parts[1][sample] = Number(BigInt.asUintN(PART_BITS, value >> BigInt(PART_BITS)));
      parts[2][sample] = Number(value >> BigInt(2 * PART_BITS));
    }
    this.parts = parts;
  }

  /** The value as a number, rounded where it is beyond 2^53. */
  rounded(sample: number): number {
    return this.parts.reduce(
      (sum, part, index) => sum + (part[sample] as number) * 2 ** (index * PART_BITS),
      0,
    );
  }

  isZero(sample: number): boolean {
    const { parts } = this;
    for (let part = 0; part < parts.length; part++) if (parts[part]?.[sample] !== 0) return false;
    return true;
  }

  /** Joins the sums of the parts, found in cell `index` of an array for each part. */
  join(sums: readonly ArrayLike<number>[], index: number): Int64 {
    if (sums.length === 1) return (sums[0] as ArrayLike<number>)[index] as number;
    const [low = 0n, middle = 0n, high = 0n] = sums.map((sum) => BigInt(sum[index] as number));
    return int64(BigInt.asIntN(64, low + (middle << BigInt(PART_BITS)) + (high << BigInt(2 * PART_BITS))));
  }
}

/** The sum of one sample type over all samples. */
export function sumOfSamples(profile: Profile, type: number): Int64 {
  let sum: Int64 = 0;
  for (let i = 0; i < profile.samples.count; i++) sum = addInt64(sum, sampleValue(profile, i, type));
  return sum;
}

/** Marks the samples of the profile that another is compared with. */
export const BASE_LABEL = 'pprof::base';

/**
 * What shares are shares of: the sum of all values without their signs, or where a profile was compared with another,
 * of those of the other (google/pprof, internal/report, computeTotal).
 */
export function totalOf(profile: Profile, type: number): Int64 {
  const isBase = baseSamples(profile);
  let total: Int64 = 0;
  let base: Int64 = 0;
  for (let sample = 0; sample < profile.samples.count; sample++) {
    const value = absInt64(sampleValue(profile, sample, type));
    total = addInt64(total, value);
    if (isBase?.[sample]) base = addInt64(base, value);
  }
  return base > 0 ? base : total;
}

function baseSamples({ samples, strings }: Profile): Uint8Array | null {
  const { labels, labelStart, count } = samples;
  if (labels.key.length === 0) return null;
  const marked = new Uint8Array(count);
  for (let sample = 0; sample < count; sample++) {
    for (let i = labelStart[sample] as number; i < (labelStart[sample + 1] as number); i++) {
      const text = labels.text[i] as number;
      if (text !== 0 && strings.text(text) === 'true' && strings.text(labels.key[i] as number) === BASE_LABEL)
        marked[sample] = 1;
    }
  }
  return marked;
}
