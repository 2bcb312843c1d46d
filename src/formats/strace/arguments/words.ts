import { type Argument, AT_FDCWD } from './argument.ts';
import { decodeDecoration } from './decorations.ts';
import { Code } from './scan.ts';

/** Whether a character can be inside a bare word: everything but blanks, quotes, brackets and `, | < > =`. */
const inWord = (() => {
  const table = new Uint8Array(128).fill(1);
  for (const character of ' \t\n\r",|<>=()[]{}') table[character.charCodeAt(0)] = 0;
  return table;
})();

/** The end of the bare word at `start`; a comment and an arrow end it too. */
export function wordEnd(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128 && !inWord[code]) break;
    const next = text.charCodeAt(at + 1);
    if (code === Code.slash && next === Code.star) break;
    if (code === Code.minus && next === Code.greater) break;
  }
  return at;
}

/** Reads a word as a number (decimal, `0x` hexadecimal, octal with a leading zero, decimal fraction), else a symbol. */
export function wordArgument(word: string, start: number, end: number): Argument {
  if (word === '...' || word === '???') return { kind: 'elided', text: word, start, end };
  const base = numberBase(word);
  if (base === 0) return { kind: 'symbol', text: word, start, end };
  return { kind: 'number', text: word, value: numberValue(word, base), base, start, end };
}

function numberBase(word: string): 0 | 8 | 10 | 16 {
  let at = word.startsWith('-') ? 1 : 0;
  const first = word.charCodeAt(at);
  if (!(first >= Code.zero && first <= Code.nine)) return 0;
  if (first === Code.zero && word.charCodeAt(at + 1) === 120) {
    at += 2;
    if (at === word.length) return 0;
    for (; at < word.length; at++) if (!isHexDigit(word.charCodeAt(at))) return 0;
    return 16;
  }
  let octal = first === Code.zero && word.length > at + 1;
  let dots = 0;
  for (; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code === Code.dot && at + 1 < word.length) dots++;
    else if (code < Code.zero || code > Code.nine) return 0;
    if (code > Code.seven || code === Code.dot) octal = false;
  }
  if (dots > 1) return 0;
  return octal ? 8 : 10;
}

function isHexDigit(code: number): boolean {
  const letter = code | 32;
  return (code >= 48 && code <= 57) || (letter >= 97 && letter <= 102);
}

function numberValue(word: string, base: 8 | 10 | 16): number {
  const negative = word.startsWith('-');
  const digits = negative ? word.slice(1) : word;
  const value = base === 8 ? Number(`0o${digits}`) : Number(digits);
  return negative ? -value : value;
}

/** A number or AT_FDCWD with its decoration: `inner` is the text between `<` and `>`. */
export function decoratedArgument(word: string, inner: string, start: number, end: number): Argument {
  const { name, device, isFd } = decodeDecoration(inner);
  const value = word === 'AT_FDCWD' ? AT_FDCWD : Number(word);
  if (!isFd && word !== 'AT_FDCWD') return { kind: 'pid', value, comm: name, start, end };
  return { kind: 'fd', value, decoration: name, ...(device === undefined ? {} : { device }), start, end };
}

/** Whether a decoration can follow this word. */
export function takesDecoration(word: string): boolean {
  if (word === 'AT_FDCWD') return true;
  let at = word.startsWith('-') ? 1 : 0;
  if (at === word.length || word.length > 11) return false;
  for (; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (code < Code.zero || code > Code.nine) return false;
  }
  return true;
}
