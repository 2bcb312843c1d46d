import { type BitInput, Damage, EndOfInput } from './bit-input.ts';

/** A Huffman code as a table: by the next `bits` bits, the symbol times 16 plus the length of its code; 0 for none. */
export interface Code {
  readonly bits: number;
  readonly table: Uint16Array;
}

/**
 * Makes the code that lengths stand for (RFC 1951, 3.2.2).
 * @param lengths of the code of each symbol, 0 for none
 * @throws Damage where there are more codes than bits allow
 */
export function codeOf(lengths: Uint8Array): Code {
  const counts = new Uint16Array(16);
  let bits = 1;
  for (const length of lengths) {
    counts[length] = (counts[length] as number) + 1;
    if (length > bits) bits = length;
  }
  counts[0] = 0;
  const next = new Uint32Array(17);
  for (let length = 1; length < 16; length++) {
    next[length + 1] = ((next[length] as number) + (counts[length] as number)) << 1;
    if ((next[length] as number) + (counts[length] as number) > 1 << length) throw new Damage();
  }
  const table = new Uint16Array(1 << bits);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] as number;
    if (length === 0) continue;
    const code = next[length] as number;
    next[length] = code + 1;
    // Codes stand in the input from their highest bit on.
    let low = 0;
    for (let bit = 0; bit < length; bit++) low |= ((code >> bit) & 1) << (length - 1 - bit);
    for (let at = low; at < table.length; at += 1 << length) table[at] = symbol * 16 + length;
  }
  return { bits, table };
}

/** Reads the next symbol. @throws Damage, EndOfInput */
export function symbolOf(input: BitInput, { bits, table }: Code): number {
  input.fill();
  const entry = table[input.hold & ((1 << bits) - 1)] as number;
  const length = entry & 15;
  if (length > input.count) throw new EndOfInput();
  if (length === 0) throw input.count < bits ? new EndOfInput() : new Damage();
  input.hold >>>= length;
  input.count -= length;
  return entry >> 4;
}

/** Lengths of the codes of a block that has none of its own (RFC 1951, 3.2.6). */
function fixedCode(): { readonly symbols: Code; readonly distances: Code } {
  const lengths = new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280);
  return { symbols: codeOf(lengths), distances: codeOf(new Uint8Array(30).fill(5)) };
}
export const fixed = fixedCode();

/** The order in which lengths of the code for code lengths are written (RFC 1951, 3.2.7). */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const;
/** Most bytes that `readCodes` takes. */
export const CODES_BYTES = 600;

/** Reads the codes of a block that brings its own. @throws Damage, EndOfInput */
export function readCodes(input: BitInput): { readonly symbols: Code; readonly distances: Code } {
  const symbols = 257 + input.take(5);
  const distances = 1 + input.take(5);
  const given = 4 + input.take(4);
  if (symbols > 286) throw new Damage();
  const ofLengths = new Uint8Array(19);
  for (const place of ORDER.slice(0, given)) ofLengths[place] = input.take(3);
  const code = codeOf(ofLengths);
  const lengths = new Uint8Array(symbols + distances);
  for (let at = 0; at < lengths.length; ) {
    const symbol = symbolOf(input, code);
    if (symbol < 16) {
      lengths[at++] = symbol;
      continue;
    }
    if (symbol === 16 && at === 0) throw new Damage();
    const value = symbol === 16 ? (lengths[at - 1] as number) : 0;
    const times = symbol === 16 ? 3 + input.take(2) : symbol === 17 ? 3 + input.take(3) : 11 + input.take(7);
    if (at + times > lengths.length) throw new Damage();
    lengths.fill(value, at, at + times);
    at += times;
  }
  if (lengths[256] === 0) throw new Damage();
  return { symbols: codeOf(lengths.subarray(0, symbols)), distances: codeOf(lengths.subarray(symbols)) };
}
