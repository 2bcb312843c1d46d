import { type CharacterTest, RegexpError } from './syntax.ts';

const between = (code: number, from: number, to: number): boolean => code >= from && code <= to;
const isDigit: CharacterTest = (code) => between(code, 48, 57);
const isUpper: CharacterTest = (code) => between(code, 65, 90);
const isLower: CharacterTest = (code) => between(code, 97, 122);
const isLetter: CharacterTest = (code) => isUpper(code) || isLower(code);
/** ASCII letters, digits and `_`, as `\w` and `\b` mean in RE2. */
export const isWord: CharacterTest = (code) => isLetter(code) || isDigit(code) || code === 95;
const isSpace: CharacterTest = (code) =>
  code === 32 || code === 9 || code === 10 || code === 12 || code === 13;

export const not =
  (test: CharacterTest): CharacterTest =>
  (code) =>
    !test(code);

/** `\d` and the like: classes of one letter. */
export const perlClasses: Readonly<Record<string, CharacterTest>> = {
  d: isDigit,
  D: not(isDigit),
  w: isWord,
  W: not(isWord),
  s: isSpace,
  S: not(isSpace),
};

/** The classes of `[[:name:]]`; ASCII only, as in RE2. */
export const posixClasses: Readonly<Record<string, CharacterTest>> = {
  alnum: (code) => isLetter(code) || isDigit(code),
  alpha: isLetter,
  ascii: (code) => code < 128,
  blank: (code) => code === 32 || code === 9,
  cntrl: (code) => code < 32 || code === 127,
  digit: isDigit,
  graph: (code) => between(code, 33, 126),
  lower: isLower,
  print: (code) => between(code, 32, 126),
  punct: (code) => between(code, 33, 126) && !isLetter(code) && !isDigit(code),
  space: (code) => isSpace(code) || code === 11,
  upper: isUpper,
  word: isWord,
  xdigit: (code) => isDigit(code) || between(code, 65, 70) || between(code, 97, 102),
};

/** `\pL`, `\p{Greek}`: a Unicode category or script. @throws RegexpError where there is none of that name */
export function unicodeClass(name: string): CharacterTest {
  for (const property of [name, `Script=${name}`]) {
    try {
      const pattern = new RegExp(`^\\p{${property}}$`, 'u');
      return (code) => pattern.test(String.fromCodePoint(code));
    } catch {
      // Not a category; perhaps a script.
    }
  }
  throw new RegexpError(`invalid character class range: \\p{${name}}`);
}

/** The same test, with upper and lower case counting as the same. */
export function foldCase(test: CharacterTest): CharacterTest {
  return (code) => {
    if (test(code)) return true;
    const text = String.fromCodePoint(code);
    const lower = text.toLowerCase().codePointAt(0) as number;
    const upper = text.toUpperCase().codePointAt(0) as number;
    return test(lower) || test(upper);
  };
}
