import { Ascii } from './bytes.ts';
import type { ResultReader } from './result.ts';

/** Position of the newline that ends the line at or after `from`. */
export function lineEnd(bytes: Uint8Array, from: number): number {
  let p = from;
  while (bytes[p] !== Ascii.newline) p++;
  return p;
}

/** Position after `) = `, for the `)` at `close`; what stands there is for the caller to check. */
export function resultPosition(bytes: Uint8Array, close: number): number {
  let p = close + 1;
  while (bytes[p] === Ascii.space) p++;
  return p + 2;
}

/** `end` without a carriage return before it. */
export function trimReturn(bytes: Uint8Array, start: number, end: number): number {
  return end > start && bytes[end - 1] === Ascii.carriageReturn ? end - 1 : end;
}

export function trimSpaces(bytes: Uint8Array, from: number, end: number): number {
  let p = end;
  while (p > from && bytes[p - 1] === Ascii.space) p--;
  return p;
}

/** The last `)` in [from, end) that is followed by ` = ` and a result up to the end (then in `result`); -1 if none. */
export function findLastResult(bytes: Uint8Array, result: ResultReader, from: number, end: number): number {
  for (let p = end - 1; p >= from; p--) {
    if (bytes[p] !== Ascii.closeParen) continue;
    const resultAt = resultPosition(bytes, p);
    if (bytes[resultAt - 2] !== Ascii.equals || bytes[resultAt - 1] !== Ascii.space) continue;
    if (result.read(bytes, resultAt, end)) return p;
  }
  return -1;
}
