import { BitInput, Damage, EndOfInput } from './bit-input.ts';
import { crc32 } from './crc32.ts';
import { Inflater } from './inflate.ts';

/** What is wrong with packed data. */
export interface GzipProblem {
  /** `checksum`: all could be unpacked, but somewhere it is not what was packed. `trailing`: what follows is no gzip. */
  readonly kind: 'cut' | 'damaged' | 'checksum' | 'trailing';
  /** Byte of the packed input. */
  readonly offset: number;
}

/** A head without its optional parts, and the checksum and length behind the data (RFC 1952, 2.3). */
const HEAD_BYTES = 10;
const TAIL_BYTES = 8;
const Flag = { checksum: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 } as const;
/** A head with a name longer than this is none. */
const MOST_HEAD_BYTES = 1 << 17;

/**
 * Unpacks gzip (RFC 1952), all members of it, one after another, and says at which byte it is cut or damaged; everything
 * before that place is given. The platforms' own unpackers are faster, but drop what they have in hand at such a place,
 * and those of browsers end after the first member. Never throws.
 */
export class Gunzip {
  private readonly input = new BitInput();
  private readonly inflater: Inflater;
  private state: 'head' | 'data' | 'tail' | 'over' = 'head';
  private isFirst = true;
  private checksum = 0;
  private length = 0;
  private problem: GzipProblem | null = null;

  /** @param give takes what was unpacked: a view, valid until it returns */
  constructor(give: (piece: Uint8Array) => void) {
    this.inflater = new Inflater((piece) => {
      this.checksum = crc32(piece, this.checksum);
      this.length = (this.length + piece.length) >>> 0;
      give(piece);
    });
  }

  push(chunk: Uint8Array): void {
    if (this.state === 'over') return;
    this.input.push(chunk);
    this.run();
  }

  /** Says that the input ends here. */
  finish(): GzipProblem | null {
    this.input.isLast = true;
    this.run();
    return this.problem;
  }

  private run(): void {
    try {
      while (this.state !== 'over') if (!this.step()) return;
    } catch (error) {
      if (error instanceof EndOfInput) this.end('cut');
      else if (error instanceof Damage) this.end('damaged');
      else throw error;
    }
  }

  private end(kind: GzipProblem['kind']): void {
    const { problem } = this;
    // Where a wrong checksum is followed by no gzip, it is none: damage only looked like the end of the data.
    if (kind === 'trailing' && problem?.kind === 'checksum') this.problem = { ...problem, kind: 'damaged' };
    this.problem ??= { kind, offset: kind === 'cut' ? this.input.end : this.input.position };
    this.state = 'over';
  }

  /** Returns false where more input is wanted. */
  private step(): boolean {
    const { input } = this;
    switch (this.state) {
      case 'head':
        return this.readHead();
      case 'data':
        if (!this.inflater.run(input)) return false;
        input.align();
        this.state = 'tail';
        return true;
      case 'tail': {
        if (!input.has(TAIL_BYTES)) return false;
        const { position } = input;
        const checksum = input.take(16) + input.take(16) * 0x1_0000;
        const length = input.take(16) + input.take(16) * 0x1_0000;
        if (checksum !== this.checksum || length !== this.length)
          this.problem ??= { kind: 'checksum', offset: position };
        this.state = 'head';
        return true;
      }
      default:
        return false;
    }
  }

  private readHead(): boolean {
    const { input } = this;
    if (!input.isLast && input.left < HEAD_BYTES) return false;
    const start = input.bytes.subarray(input.bytes.length - input.left);
    if (start.length === 0 || (!this.isFirst && start.every((byte) => byte === 0))) {
      // Zeros fill a block of a tape; nothing at all is where a file ends.
      if (input.isLast) this.state = 'over';
      else input.takeBytes(start.length);
      return false;
    }
    if (start[0] !== 0x1f || (start.length > 1 && start[1] !== 0x8b)) {
      this.end('trailing');
      return false;
    }
    const length = headLength(start);
    if (length > MOST_HEAD_BYTES) throw new Damage();
    if (length > start.length) {
      if (input.isLast) throw new EndOfInput();
      return false;
    }
    input.takeBytes(length);
    this.isFirst = false;
    this.checksum = 0;
    this.length = 0;
    this.inflater.begin();
    this.state = 'data';
    return true;
  }
}

/** How long a member's head is, or more than there is where it does not end there. @throws Damage */
function headLength(bytes: Uint8Array): number {
  if (bytes.length < HEAD_BYTES) return HEAD_BYTES;
  const flags = bytes[3] as number;
  if (bytes[2] !== 8 || (flags & Flag.reserved) !== 0) throw new Damage();
  let at = HEAD_BYTES;
  if (flags & Flag.extra) {
    if (bytes.length < at + 2) return at + 2;
    at += 2 + (bytes[at] as number) + (bytes[at + 1] as number) * 256;
  }
  for (const flag of [Flag.name, Flag.comment]) {
    if (!(flags & flag)) continue;
    const zero = bytes.indexOf(0, at);
    at = (zero < 0 ? bytes.length : zero) + 1;
  }
  return flags & Flag.checksum ? at + 2 : at;
}
