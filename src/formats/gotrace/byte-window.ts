/** Room after the bytes, so that an event can be read before it is known where it ends. */
const SLACK_BYTES = 64;

/** The bytes of the input from the current generation on. */
export class ByteWindow {
  bytes = new Uint8Array(1 << 16);
  /** How many are in use, from the first. */
  used = 0;
  /** Offset of the first in the input. */
  offset = 0;

  append(piece: Uint8Array): void {
    const wanted = this.used + piece.length + SLACK_BYTES;
    if (wanted > this.bytes.length) {
      const larger = new Uint8Array(Math.max(wanted, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, this.used));
      this.bytes = larger;
    }
    this.bytes.set(piece, this.used);
    this.used += piece.length;
  }

  /** Forgets the first so many bytes. */
  drop(count: number): void {
    this.bytes.copyWithin(0, count, this.used);
    this.used -= count;
    this.offset += count;
  }

  /** Gives the memory back. */
  clear(): void {
    this.bytes = new Uint8Array(0);
    this.used = 0;
  }
}
