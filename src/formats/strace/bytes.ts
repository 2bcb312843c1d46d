/** ASCII codes that the scanners compare with. */
export const Ascii = {
  tab: 9,
  newline: 10,
  carriageReturn: 13,
  escape: 27,
  space: 32,
  quote: 34,
  hash: 35,
  percent: 37,
  openParen: 40,
  closeParen: 41,
  star: 42,
  plus: 43,
  minus: 45,
  dot: 46,
  slash: 47,
  zero: 48,
  nine: 57,
  colon: 58,
  less: 60,
  equals: 61,
  greater: 62,
  question: 63,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  underscore: 95,
  x: 120,
  pipe: 124,
} as const;

export function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

const encoder = new TextEncoder();

/** The bytes of an ASCII keyword, made once at module load. */
export function ascii(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Whether `bytes` continue with `keyword` at `at`; reading past the end compares false. */
export function startsWith(bytes: Uint8Array, at: number, keyword: Uint8Array): boolean {
  for (let i = 0; i < keyword.length; i++) if (bytes[at + i] !== keyword[i]) return false;
  return true;
}

/** First position of `keyword` in [from, to), or -1. */
export function find(bytes: Uint8Array, from: number, to: number, keyword: Uint8Array): number {
  const last = to - keyword.length;
  for (let i = from; i <= last; i++) if (startsWith(bytes, i, keyword)) return i;
  return -1;
}

/** The value of a run of decimal digits in [from, to); 0 for an empty run. */
export function decimal(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) value = value * 10 + ((bytes[i] as number) - 48);
  return value;
}

/** Digits after a decimal point as nanoseconds; digits past the ninth are dropped. */
export function fractionNs(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  const end = to - from > 9 ? from + 9 : to;
  for (let i = from; i < end; i++) value = value * 10 + ((bytes[i] as number) - 48);
  return value * (POWERS[9 - (end - from)] as number);
}
const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

/** Whether a byte can be part of a syscall's printed name: `openat`, `clock_gettime#64`, `syscall_0x1b3`, `????`. */
export const isNameByte: Uint8Array = (() => {
  const table = new Uint8Array(256);
  for (const char of 'abcdefghijklmnopqrstuvwxyz0123456789_#?') table[char.charCodeAt(0)] = 1;
  return table;
})();

/** Position after the name that begins at `from`; `from` itself where none does. */
export function skipName(bytes: Uint8Array, from: number): number {
  let p = from;
  while (isNameByte[bytes[p] as number] === 1) p++;
  return p;
}
