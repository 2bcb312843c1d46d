import { expect, test } from 'vitest';
import { goQuote } from './go-quote.ts';

const encoder = new TextEncoder();

test.each([
  ['', '""'],
  ['plain', '"plain"'],
  ['say "hi"\\', String.raw`"say \"hi\"\\"`],
  ['\u0007\b\t\n\v\f\r', String.raw`"\a\b\t\n\v\f\r"`],
  ['\0\u001b\u007f', String.raw`"\x00\x1b\x7f"`],
  ['日本語 é 🎉', '"日本語 é 🎉"'],
  ['\u00a0\u200b\u2028\ufeff', String.raw`"\u00a0\u200b\u2028\ufeff"`],
  ['\u{e0001}\u{10ffff}', String.raw`"\U000e0001\U0010ffff"`],
  ['\ufffd', '"\ufffd"'],
])('%j is quoted as by Go', (text, quoted) => {
  expect(goQuote(encoder.encode(text))).toBe(quoted);
});

test.each([
  ['a byte that begins nothing', [0x61, 0xff], String.raw`"a\xff"`],
  ['a sequence that is cut', [0xe5, 0xb1], String.raw`"\xe5\xb1"`],
  ['more bytes than needed', [0xc0, 0x80, 0xe0, 0x80, 0x80], String.raw`"\xc0\x80\xe0\x80\x80"`],
  ['half a surrogate pair', [0xed, 0xa0, 0x80], String.raw`"\xed\xa0\x80"`],
  ['past the last character', [0xf4, 0x90, 0x80, 0x80], String.raw`"\xf4\x90\x80\x80"`],
])('%s is escaped byte by byte', (_, bytes, quoted) => {
  expect(goQuote(Uint8Array.from(bytes))).toBe(quoted);
});
