/** Thrown where the packed bytes cannot be what a packer wrote. Caught in `Gunzip`. */
export class Damage extends Error {}
/** Thrown where they end too early. */
export class EndOfInput extends Error {}

/** Packed bytes that come in pieces, read bit by bit, lowest first (RFC 1951, 3.1.1). */
export class BitInput {
  bytes = new Uint8Array(0);
  at = 0;
  /** Bits that were taken from `bytes` and not used yet, lowest first; at most 24. */
  hold = 0;
  count = 0;
  /** No more will come. */
  isLast = false;
  /** Where `bytes` begins in the input. */
  private offset = 0;

  push(chunk: Uint8Array): void {
    const rest = this.bytes.length - this.at;
    const joined = new Uint8Array(rest + chunk.length);
    joined.set(this.bytes.subarray(this.at));
    joined.set(chunk, rest);
    this.offset += this.at;
    this.bytes = joined;
    this.at = 0;
  }

  /** The byte of the input that the next bit is in. */
  get position(): number {
    return this.offset + this.at - (this.count >> 3);
  }

  /** How much of the input has come. */
  get end(): number {
    return this.offset + this.bytes.length;
  }

  get left(): number {
    return this.bytes.length - this.at + (this.count >> 3);
  }

  /** Whether as many bytes are there, or all that will ever be. */
  has(bytes: number): boolean {
    return this.isLast || this.left >= bytes;
  }

  /** Makes 16 bits ready, or as many as there are. */
  fill(): void {
    while (this.count <= 16 && this.at < this.bytes.length) {
      this.hold |= (this.bytes[this.at++] as number) << this.count;
      this.count += 8;
    }
  }

  /** @param bits at most 16. @throws EndOfInput */
  take(bits: number): number {
    this.fill();
    if (bits > this.count) throw new EndOfInput();
    const value = this.hold & ((1 << bits) - 1);
    this.hold >>>= bits;
    this.count -= bits;
    return value;
  }

  /** Goes on at the next whole byte. */
  align(): void {
    this.take(this.count & 7);
  }

  /** Up to so many whole bytes, after `align`: a view. Fewer only where no more are there. */
  takeBytes(most: number): Uint8Array {
    this.at -= this.count >> 3;
    this.hold = 0;
    this.count = 0;
    const from = this.at;
    this.at = Math.min(from + most, this.bytes.length);
    return this.bytes.subarray(from, this.at);
  }
}
