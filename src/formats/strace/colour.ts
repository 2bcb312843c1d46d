import { Ascii } from './bytes.ts';

/**
 * The bytes without terminal sequences (CSI, OSC and two-byte escapes). strace 7.0+ colours its output when forced;
 * inside strings it writes ESC as `\33`, so a raw ESC is never part of a value. Columns of a call are counted in the
 * line that this gives.
 */
export function stripColour(bytes: Uint8Array): Uint8Array {
  if (bytes.indexOf(Ascii.escape) < 0) return bytes;
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let p = 0; p < bytes.length; p++) {
    const byte = bytes[p] as number;
    if (byte === Ascii.escape) p = sequenceEnd(bytes, p);
    else out[length++] = byte;
  }
  return out.subarray(0, length);
}

/** Position of the last byte of the sequence that begins at `p`. */
function sequenceEnd(bytes: Uint8Array, p: number): number {
  const kind = bytes[p + 1];
  let q = p + 2;
  if (kind === Ascii.openBracket) {
    while (q < bytes.length && ((bytes[q] as number) < 0x40 || (bytes[q] as number) > 0x7e)) q++;
    return q;
  }
  if (kind === Ascii.closeBracket) {
    while (q < bytes.length && bytes[q] !== BELL && bytes[q] !== Ascii.escape) q++;
    return bytes[q] === Ascii.escape ? q + 1 : q;
  }
  return kind === undefined || kind < 0x20 ? p : p + 1;
}
const BELL = 7;
