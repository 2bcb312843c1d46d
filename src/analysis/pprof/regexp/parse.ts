import { foldCase, not, perlClasses, posixClasses, unicodeClass } from './classes.ts';
import { type CharacterTest, type Expression, RegexpError } from './syntax.ts';

/** Limits of Go's regexp/syntax: how often a part may be repeated, how deep groups may nest. */
const MOST_REPEATS = 1000;
const DEEPEST = 1000;

interface Flags {
  foldCase: boolean;
  multiLine: boolean;
  dotAll: boolean;
}

const newline = 10;
const escapedCharacters: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

/**
 * Reads a regular expression of RE2's syntax, which Go and with it pprof use (github.com/google/re2/wiki/Syntax). It is
 * not handed to the platform's engine: profiles bring expressions of their own, and a backtracking engine can be made
 * to run for years.
 * @throws RegexpError
 */
export function parseRegexp(source: string): Expression {
  return new Parser(source).whole();
}

class Parser {
  private readonly source: readonly string[];
  private at = 0;
  private depth = 0;
  private flags: Flags = { foldCase: false, multiLine: false, dotAll: false };

  constructor(source: string) {
    this.source = [...source];
  }

  whole(): Expression {
    const expression = this.choice();
    if (this.at < this.source.length) throw new RegexpError(`unexpected ) at ${this.at}`);
    return expression;
  }

  private peek(ahead = 0): string {
    return this.source[this.at + ahead] ?? '';
  }

  private take(text: string): boolean {
    for (let i = 0; i < text.length; i++) if (this.peek(i) !== text[i]) return false;
    this.at += text.length;
    return true;
  }

  private choice(): Expression {
    const options = [this.sequence()];
    while (this.take('|')) options.push(this.sequence());
    return options.length === 1 ? (options[0] as Expression) : { kind: 'choice', options };
  }

  private sequence(): Expression {
    const parts: Expression[] = [];
    while (this.at < this.source.length && this.peek() !== '|' && this.peek() !== ')') {
      if (this.take('\\Q')) {
        while (this.at < this.source.length && !this.take('\\E')) parts.push(this.literal(this.next()));
      } else parts.push(this.repeated());
    }
    return parts.length === 1 ? (parts[0] as Expression) : { kind: 'sequence', parts };
  }

  private repeated(): Expression {
    let part = this.single();
    for (let repeats = 0; ; repeats++) {
      const start = this.at;
      const bounds = this.bounds();
      if (bounds === null) return part;
      if (repeats > 0) throw new RegexpError(`invalid nested repetition operator at ${start}`);
      this.take('?');
      part = { kind: 'repeat', part, least: bounds[0], most: bounds[1] };
    }
  }

  /** `*`, `+`, `?`, `{n}`, `{n,}`, `{n,m}`; a brace that begins none of these is a character. */
  private bounds(): readonly [number, number] | null {
    if (this.take('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.take('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.take('?')) return [0, 1];
    if (this.peek() !== '{') return null;
    const match = /^\{(\d+)(,(\d*))?\}/.exec(this.source.slice(this.at, this.at + 16).join(''));
    if (!match) return null;
    const least = Number(match[1]);
    const most =
      match[2] === undefined ? least : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3]);
    if (least > MOST_REPEATS || most < least || (Number.isFinite(most) && most > MOST_REPEATS))
      throw new RegexpError(`invalid repeat count ${match[0]}`);
    this.at += match[0].length;
    return [least, most];
  }

  private next(): string {
    return this.source[this.at++] as string;
  }

  private literal(character: string): Expression {
    const code = character.codePointAt(0) as number;
    return this.character((other) => other === code);
  }

  private character(test: CharacterTest): Expression {
    return { kind: 'character', test: this.flags.foldCase ? foldCase(test) : test };
  }

  private single(): Expression {
    const character = this.next();
    const { multiLine, dotAll } = this.flags;
    switch (character) {
      case '(':
        return this.group();
      case '[':
        return this.bracket();
      case '.':
        return { kind: 'character', test: dotAll ? () => true : (code) => code !== newline };
      case '^':
        return { kind: 'assertion', assertion: multiLine ? 'line-start' : 'text-start' };
      case '$':
        return { kind: 'assertion', assertion: multiLine ? 'line-end' : 'text-end' };
      case '\\':
        return this.escape();
      case '*':
      case '+':
      case '?':
        throw new RegexpError(`missing argument to repetition operator: ${character}`);
      default:
        return this.literal(character);
    }
  }

  private group(): Expression {
    const outer = { ...this.flags };
    if (this.take('?')) {
      const name = /^P?<\w+>/.exec(this.source.slice(this.at, this.at + 256).join(''));
      if (name) this.at += name[0].length;
      else if (this.readFlags()) return { kind: 'empty' };
    }
    if (++this.depth > DEEPEST) throw new RegexpError('expression nests too deeply');
    const inner = this.choice();
    this.depth--;
    if (!this.take(')')) throw new RegexpError('missing closing )');
    this.flags = outer;
    return inner;
  }

  /** `i`, `m`, `s`, `U` and, after `-`, the same off. Returns true where the flags are for what follows the group. */
  private readFlags(): boolean {
    let on = true;
    while (this.at < this.source.length) {
      const flag = this.next();
      if (flag === ':') return false;
      if (flag === ')') return true;
      if (flag === '-') on = false;
      else if (flag === 'i') this.flags.foldCase = on;
      else if (flag === 'm') this.flags.multiLine = on;
      else if (flag === 's') this.flags.dotAll = on;
      else if (flag !== 'U') break;
    }
    throw new RegexpError('invalid or unsupported group (?');
  }

  private escape(): Expression {
    const letter = this.peek();
    if (letter === 'A' || letter === 'z' || letter === 'b' || letter === 'B') {
      this.at++;
      const assertions = { A: 'text-start', z: 'text-end', b: 'word', B: 'not-word' } as const;
      return { kind: 'assertion', assertion: assertions[letter] };
    }
    return this.character(this.escapedClass() ?? same(this.escapedCode()));
  }

  private escapedClass(): CharacterTest | null {
    const letter = this.peek();
    const perl = perlClasses[letter];
    if (perl) {
      this.at++;
      return perl;
    }
    if (letter !== 'p' && letter !== 'P') return null;
    this.at++;
    let name = this.next() ?? '';
    if (name === '{') {
      const end = this.source.indexOf('}', this.at);
      if (end < 0) throw new RegexpError('invalid character class range: \\p{');
      name = this.source.slice(this.at, end).join('');
      this.at = end + 1;
    }
    const negated = name.startsWith('^');
    const test = unicodeClass(negated ? name.slice(1) : name);
    return negated !== (letter === 'P') ? not(test) : test;
  }

  private escapedCode(): number {
    if (this.at >= this.source.length) throw new RegexpError('trailing backslash at end of expression');
    const letter = this.next();
    const known = escapedCharacters[letter];
    if (known !== undefined) return known;
    const rest = this.source.slice(this.at - 1, this.at + 10).join('');
    const hex = /^x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})/.exec(rest);
    const octal = /^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(rest);
    const numeric = hex ?? octal;
    if (numeric) {
      this.at += numeric[0].length - 1;
      const code = hex ? Number.parseInt((hex[1] ?? hex[2]) as string, 16) : Number.parseInt(numeric[0], 8);
      if (code <= 0x10ffff) return code;
    } else if (/^[^0-9A-Za-z]/u.test(letter)) return letter.codePointAt(0) as number;
    throw new RegexpError(`invalid escape sequence: \\${letter}`);
  }

  private bracket(): Expression {
    const negated = this.take('^');
    const tests: CharacterTest[] = [];
    for (let first = true; first || this.peek() !== ']'; first = false) {
      if (this.at >= this.source.length) throw new RegexpError('missing closing ]');
      const posix = /^\[:(\^?)(\w+):\]/.exec(this.source.slice(this.at, this.at + 16).join(''));
      if (posix) {
        const test = posixClasses[posix[2] as string];
        if (!test) throw new RegexpError(`invalid character class range: ${posix[0]}`);
        tests.push(posix[1] ? not(test) : test);
        this.at += posix[0].length;
        continue;
      }
      const low = this.bracketPart();
      if (typeof low !== 'number') {
        tests.push(low);
        continue;
      }
      if (this.peek() !== '-' || this.peek(1) === ']' || this.peek(1) === '') {
        tests.push(same(low));
        continue;
      }
      this.at++;
      const high = this.bracketPart();
      if (typeof high !== 'number' || high < low) throw new RegexpError('invalid character class range');
      tests.push((code) => code >= low && code <= high);
    }
    this.at++;
    const any: CharacterTest = (code) => tests.some((test) => test(code));
    const folded = this.flags.foldCase ? foldCase(any) : any;
    return { kind: 'character', test: negated ? not(folded) : folded };
  }

  private bracketPart(): number | CharacterTest {
    if (!this.take('\\')) return this.next().codePointAt(0) as number;
    return this.escapedClass() ?? this.escapedCode();
  }
}

const same =
  (code: number): CharacterTest =>
  (other) =>
    other === code;
