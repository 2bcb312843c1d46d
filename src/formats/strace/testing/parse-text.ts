import { StraceParser } from '../parse.ts';
import type { StraceTrace } from '../trace.ts';

const encoder = new TextEncoder();

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

/** One byte per character: what `TextDecoder('latin1')` undoes, for logs that are not UTF-8. */
export function rawBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** Parses `bytes`, cut into chunks at `cuts` (positions in any order; 0 and repeats give empty chunks). */
export function parseBytes(bytes: Uint8Array, cuts: readonly number[] = []): StraceTrace {
  const parser = new StraceParser();
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    parser.push(bytes.subarray(from, cut));
    from = cut;
  }
  parser.push(bytes.subarray(from));
  return parser.finish();
}

export function parseText(text: string): StraceTrace {
  return parseBytes(bytesOf(text));
}

/** Lines of a hand-written log; each ends in a newline. */
export function parseLines(...lines: readonly string[]): StraceTrace {
  return parseText(lines.map((line) => `${line}\n`).join(''));
}
