import type { StraceTrace } from '../../../formats/strace/trace.ts';

/** Bytes decoded and searched at a time: enough for the native search to dominate, little enough to stop soon. */
const step = 1 << 20;

/**
 * Marks the lines that contain a text, as they stand in the file. ASCII is compared without case; a text with other
 * characters is compared as it is. Yields after about a megabyte, so that the caller can stop or let others run.
 *
 * The bytes are decoded as Latin-1, one character per byte: positions stay positions, and the search is the engine's
 * own. The text is brought into the same form first.
 *
 * @returns one byte per line, 1 where the text stands
 */
export function* searchLines(trace: StraceTrace, text: string): Generator<void, Uint8Array> {
  const { source, lines } = trace;
  const found = new Uint8Array(lines.count);
  const bytes = new TextEncoder().encode(text);
  if (bytes.length === 0) return found.fill(1);
  const ascii = bytes.every((byte) => byte < 0x80);
  const latin = new TextDecoder('latin1');
  const needle = ascii ? text.toLowerCase() : latin.decode(bytes);
  let line = 0;
  for (const block of source.blocks) {
    let from = 0;
    while (from < block.length) {
      const { bytes: read } = source.load(block);
      // A step ends where a line ends, so that no hit is cut; a line longer than a step is searched whole.
      let to = Math.min(from + step, block.length);
      while (to < block.length && read[to - 1] !== 10) {
        const end = read.indexOf(10, to);
        to = end < 0 || end >= block.length ? block.length : end + 1;
      }
      const decoded = latin.decode(read.subarray(from, to));
      const hay = ascii ? decoded.toLowerCase() : decoded;
      const base = block.offset + from;
      let at = hay.indexOf(needle);
      while (at >= 0) {
        line = lineAt(lines.offset, lines.count, base + at, line);
        if (line >= lines.count) break;
        found[line] = 1;
        const next = (lines.offset[line + 1] ?? base + hay.length) - base;
        at = hay.indexOf(needle, Math.max(next, at + 1));
      }
      from = to;
      yield;
    }
  }
  return found;
}

/** The line that holds the byte at `offset`, looked for from `near` on: a few steps, then by halves. */
function lineAt(offsets: Float64Array, count: number, offset: number, near: number): number {
  let low = near;
  for (let step = 1; low + step < count && (offsets[low + step] as number) <= offset; step *= 2) low += step;
  let high = count;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return low;
}
