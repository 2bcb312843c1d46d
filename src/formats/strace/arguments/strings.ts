import { Code } from './scan.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** `\n`, `\t` and so on: the letter after the backslash to the byte; -1 for letters that are no escape. */
function letterEscape(code: number): number {
  switch (code) {
    case 110:
      return 10;
    case 116:
      return 9;
    case 118:
      return 11;
    case 102:
      return 12;
    case 114:
      return 13;
    case 97:
      return 7;
    case 98:
      return 8;
    default:
      return -1;
  }
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/**
 * The bytes that an escaped string stands for, without its quotes: `\n \t \v \f \r \" \\`, octal of one to three
 * digits (`\0`, `\33`, `\177`), `\x41`. A backslash before anything else, or at the end,
 * is dropped, as in C. Source: strace `src/util.c`, function `string_quote`.
 */
export function unescapeBytes(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const out = new Uint8Array(end - start);
  let length = 0;
  for (let at = start; at < end; at++) {
    const code = bytes[at] as number;
    if (code !== Code.backslash) {
      out[length++] = code;
      continue;
    }
    at++;
    if (at >= end) break;
    const next = bytes[at] as number;
    if (next >= Code.zero && next <= Code.seven) {
      let value = next - Code.zero;
      for (let digits = 1; digits < 3 && at + 1 < end; digits++) {
        const digit = (bytes[at + 1] as number) - Code.zero;
        if (digit < 0 || digit > 7) break;
        value = value * 8 + digit;
        at++;
      }
      out[length++] = value;
    } else if (next === 120 && at + 2 < end && hexPair(bytes, at + 1) >= 0) {
      out[length++] = hexPair(bytes, at + 1);
      at += 2;
    } else {
      const letter = letterEscape(next);
      out[length++] = letter < 0 ? next : letter;
    }
  }
  return out.subarray(0, length);
}

function hexPair(bytes: Uint8Array, at: number): number {
  const high = hexDigit(bytes[at] as number);
  const low = hexDigit(bytes[at + 1] as number);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/** The same for text already decoded from the log; characters that are not ASCII count as their UTF-8 bytes. */
export function unescapeText(text: string): Uint8Array {
  const bytes = encoder.encode(text);
  return unescapeBytes(bytes, 0, bytes.length);
}

/** Bytes as UTF-8; what is not UTF-8 becomes U+FFFD. A byte order mark is kept: it is part of the data. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
