import { type BitInput, Damage, EndOfInput } from './bit-input.ts';
import { CODES_BYTES, type Code, fixed, readCodes, symbolOf } from './huffman.ts';

/** How far back a repetition can reach. */
const WINDOW_BYTES = 1 << 15;
const ROOM_BYTES = 1 << 17;
/** Longest repetition. */
const MOST_BYTES = 258;
/** Most bytes of input that one symbol takes with its distance. */
const SYMBOL_BYTES = 8;

/** What length symbols 257.. and distance symbols begin at, and their further bits (RFC 1951, 3.2.5). */
const lengthBits = Uint8Array.from({ length: 29 }, (_, at) => (at < 8 || at === 28 ? 0 : (at - 4) >> 2));
const lengthFrom = new Uint16Array(29);
const distanceBits = Uint8Array.from({ length: 30 }, (_, at) => (at < 4 ? 0 : (at - 2) >> 1));
const distanceFrom = new Uint16Array(30);
for (let at = 0, from = 3; at < 28; at++) {
  lengthFrom[at] = from;
  from += 1 << (lengthBits[at] as number);
}
lengthFrom[28] = MOST_BYTES;
for (let at = 0, from = 1; at < 30; at++) {
  distanceFrom[at] = from;
  from += 1 << (distanceBits[at] as number);
}

/** Unpacks one stream of blocks (deflate, RFC 1951), as far as its input has come. */
export class Inflater {
  private readonly out = new Uint8Array(ROOM_BYTES);
  private used = 0;
  private given = 0;
  /** What can be repeated. */
  private produced = 0;
  private state: 'block' | 'stored' | 'codes' | 'end' = 'block';
  private isLastBlock = false;
  private storedLeft = 0;
  private symbols: Code = fixed.symbols;
  private distances: Code = fixed.distances;
  private readonly give: (piece: Uint8Array) => void;

  /** @param give takes what was unpacked: a view, valid until it returns */
  constructor(give: (piece: Uint8Array) => void) {
    this.give = give;
  }

  /** Begins a stream. */
  begin(): void {
    this.state = 'block';
    this.isLastBlock = false;
    this.produced = 0;
  }

  /**
   * Goes on until the stream ends or more input is wanted. What could be unpacked is given, whatever comes after it.
   * @returns whether it has ended; the input is then behind its last bit
   * @throws Damage, EndOfInput
   */
  run(input: BitInput): boolean {
    try {
      for (;;) {
        if (this.state === 'block' && !this.beginBlock(input)) return false;
        if (this.state === 'stored' && !this.copy(input)) return false;
        if (this.state === 'codes' && !this.decode(input)) return false;
        if (this.state !== 'end') this.state = this.isLastBlock ? 'end' : 'block';
        if (this.state === 'end') return true;
      }
    } finally {
      this.flush();
    }
  }

  private beginBlock(input: BitInput): boolean {
    if (!input.has(CODES_BYTES)) return false;
    this.isLastBlock = input.take(1) === 1;
    const kind = input.take(2);
    if (kind === 3) throw new Damage();
    this.state = kind === 0 ? 'stored' : 'codes';
    if (kind === 0) {
      input.align();
      this.storedLeft = input.take(16);
      if (input.take(16) !== (~this.storedLeft & 0xffff)) throw new Damage();
    } else ({ symbols: this.symbols, distances: this.distances } = kind === 1 ? fixed : readCodes(input));
    return true;
  }

  private copy(input: BitInput): boolean {
    while (this.storedLeft > 0) {
      const piece = input.takeBytes(Math.min(this.storedLeft, this.out.length - this.used));
      this.out.set(piece, this.used);
      this.used += piece.length;
      this.produced += piece.length;
      this.storedLeft -= piece.length;
      if (this.used === this.out.length) this.flush();
      else if (this.storedLeft > 0) {
        if (input.isLast) throw new EndOfInput();
        return false;
      }
    }
    return true;
  }

  private decode(input: BitInput): boolean {
    const { out, symbols, distances } = this;
    while (input.has(SYMBOL_BYTES)) {
      if (this.used + MOST_BYTES > out.length) this.flush();
      const symbol = symbolOf(input, symbols);
      if (symbol < 256) {
        out[this.used++] = symbol;
        this.produced++;
        continue;
      }
      if (symbol === 256) return true;
      if (symbol > 285) throw new Damage();
      const length = (lengthFrom[symbol - 257] as number) + input.take(lengthBits[symbol - 257] as number);
      const code = symbolOf(input, distances);
      if (code > 29) throw new Damage();
      const distance = (distanceFrom[code] as number) + input.take(distanceBits[code] as number);
      if (distance > this.produced) throw new Damage();
      let to = this.used;
      for (let from = to - distance, end = to + length; to < end; ) out[to++] = out[from++] as number;
      this.used = to;
      this.produced += length;
    }
    return false;
  }

  /** Gives what is new, and keeps what can be repeated. */
  private flush(): void {
    if (this.used > this.given) this.give(this.out.subarray(this.given, this.used));
    this.given = this.used;
    if (this.used + MOST_BYTES <= this.out.length) return;
    this.out.copyWithin(0, this.used - WINDOW_BYTES, this.used);
    this.used = WINDOW_BYTES;
    this.given = WINDOW_BYTES;
  }
}
