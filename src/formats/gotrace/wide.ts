/** Numbers from here on are not all exact as doubles. */
export const WIDE = 2 ** 53;

/**
 * Lets 64-bit numbers travel as doubles and stay distinct. A number below 2^53 stands for itself; each larger one gets
 * a double of its own at or above 2^53 (they are few: thread ids and pcs fit 47 bits), so that comparing and looking up
 * doubles is exact, and `exact` gives the number back.
 */
export class WideNumbers {
  private readonly codes = new Map<bigint, number>([[2n ** 64n - 1n, ALL_ONES]]);
  private readonly numbers: bigint[] = [2n ** 64n - 1n];

  /** The double that stands for `high * 2^32 + low`, both unsigned 32 bits. */
  code(high: number, low: number): number {
    if (high < 0x20_0000) return high * 0x1_0000_0000 + low;
    const number = (BigInt(high) << 32n) | BigInt(low);
    const known = this.codes.get(number);
    if (known !== undefined) return known;
    // Doubles from 2^53 to 2^54 are the even numbers.
    const code = WIDE + 2 * this.numbers.length;
    this.codes.set(number, code);
    this.numbers.push(number);
    return code;
  }

  /** The unsigned number that a code stands for. */
  exact(code: number): bigint {
    return code < WIDE ? BigInt(code) : (this.numbers[(code - WIDE) / 2] as bigint);
  }

  /** The nearest double. */
  value(code: number): number {
    return code < WIDE ? code : Number(this.exact(code));
  }

  /** The double that stands for an unsigned number. */
  codeOf(number: bigint): number {
    return this.code(Number(number >> 32n), Number(number & 0xffff_ffffn));
  }

  /** Whether the number behind one code is smaller than that behind another. */
  isLess(a: number, b: number): boolean {
    return a < WIDE || b < WIDE ? a < b : this.exact(a) < this.exact(b);
  }

  /** The code of a number, or -1 where no such wide number was seen. */
  find(number: bigint): number {
    const unsigned = BigInt.asUintN(64, number);
    return unsigned < BigInt(WIDE) ? Number(unsigned) : (this.codes.get(unsigned) ?? -1);
  }
}

/** The code of 2^64 - 1, with which the format says "none". */
export const ALL_ONES = 2 ** 53;
