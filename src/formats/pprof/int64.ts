/**
 * A signed 64-bit integer, exactly: a number where it is a safe integer (within 2^53), a bigint else. Both kinds compare
 * with `<` and `>`; for sums use `addInt64`.
 */
export type Int64 = number | bigint;

/** The shorter of the two forms of the same integer. */
export function int64(value: bigint): Int64 {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** The sum, wrapping at 64 bits as Go's int64 does. */
export function addInt64(a: Int64, b: Int64): Int64 {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return int64(BigInt.asIntN(64, BigInt(a) + BigInt(b)));
}

/** The size without the sign. The smallest int64 has none and stays negative, as in Go. */
export function absInt64(value: Int64): Int64 {
  if (typeof value === 'number') return Math.abs(value);
  return value < 0n ? int64(BigInt.asIntN(64, -value)) : value;
}

/** Greatest first; 0 where they are equal. */
export function descending(a: Int64, b: Int64): number {
  return a > b ? -1 : a < b ? 1 : 0;
}
