import type { Operator, ParsedQuery, QueryError, QueryErrorCode, QueryNode, Span, Value } from './ast.ts';
import { type FieldName, fieldOf, operatorsOf, similarFields } from './fields.ts';
import { type RawValue, readValue } from './value.ts';

/** Longest text that is read as a query, and how deep groups and negations go. */
export const queryLimits = { length: 4000, depth: 40 } as const;

/**
 * Reads a query. Never throws: a text that is none gives what is wrong and where.
 *
 * Terms are joined by AND, written as a space or the word; `OR` or `|` binds less, parentheses group, `-` or `NOT`
 * before a term turns it round. A term is `field:value` (see fields.ts) or a text that stands in the lines of a call.
 * Texts and values with spaces or signs of the language stand in double quotes, where `\"` and `\\` stand for `"` and `\`.
 */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > queryLimits.length)
    return failed({ from: queryLimits.length, to: text.length, code: 'too-long', expected: [] });
  const reader = new QueryReader(text);
  try {
    return { node: reader.read(), error: null };
  } catch (error) {
    if (error instanceof Stopped) return failed(error.problem);
    throw error;
  }
}

const failed = (error: QueryError): ParsedQuery => ({ node: null, error });

/** Leaves the reader at the first error; caught by `parseQuery`. */
class Stopped extends Error {
  readonly problem: QueryError;

  constructor(problem: QueryError) {
    super(problem.code);
    this.problem = problem;
  }
}

const space = /\s*/y;
const keyword = /(?:AND|OR|NOT)(?=[\s()|]|$)/y;
const head = /([A-Za-z_][\w-]*)(:|~|>=|<=|>|<|=)/y;
const spacedHead = /([A-Za-z_][\w-]*)\s+(>=|<=|>|<|=)/y;
const bareText = /[^\s()|"]+/y;
const bareValue = /[^\s()|",*]+/y;

class QueryReader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  read(): QueryNode | null {
    this.skipSpace();
    if (this.at === this.text.length) return null;
    const node = this.alternatives(0);
    if (this.at < this.text.length) throw this.problem('unopened-group', this.here(1));
    return node;
  }

  private alternatives(depth: number): QueryNode {
    const { at } = this;
    const items = [this.conjunction(depth)];
    for (;;) {
      this.skipSpace();
      if (this.text[this.at] === '|') this.at++;
      else if (this.peekKeyword() === 'OR') this.at += 2;
      else break;
      items.push(this.conjunction(depth));
    }
    return group('or', items, at);
  }

  private conjunction(depth: number): QueryNode {
    this.skipSpace();
    const { at } = this;
    const items: QueryNode[] = [this.negatable(depth)];
    for (;;) {
      this.skipSpace();
      const next = this.text[this.at];
      if (next === undefined || next === ')' || next === '|') break;
      const word = this.peekKeyword();
      if (word === 'OR') break;
      if (word === 'AND') this.at += 3;
      items.push(this.negatable(depth));
    }
    return group('and', items, at);
  }

  private negatable(depth: number): QueryNode {
    this.skipSpace();
    const from = this.at;
    if (depth > queryLimits.depth) throw this.problem('too-deep', this.here(1));
    const minus = this.text[from] === '-' && /[^\s]/.test(this.text[from + 1] ?? ' ');
    if (!minus && this.peekKeyword() !== 'NOT') return this.operand(depth);
    this.at += minus ? 1 : 3;
    const item = this.negatable(depth + 1);
    return { kind: 'not', item, from, to: item.to };
  }

  private operand(depth: number): QueryNode {
    const from = this.at;
    const next = this.text[from];
    if (next === undefined || next === ')' || next === '|' || next === '-' || this.peekKeyword())
      throw this.problem('missing-term', this.here(next === undefined ? 0 : 1));
    if (next === '(') {
      this.at++;
      const node = this.alternatives(depth + 1);
      this.skipSpace();
      if (this.text[this.at] !== ')') throw this.problem('unclosed-group', { from, to: from + 1 });
      this.at++;
      return node;
    }
    if (next === '"') return { kind: 'text', text: this.quoted(), from, to: this.at };
    return this.term() ?? this.bare();
  }

  private bare(): QueryNode {
    const from = this.at;
    const text = this.match(bareText)?.[0] ?? '';
    return { kind: 'text', text, from, to: this.at };
  }

  private term(): QueryNode | null {
    const from = this.at;
    const found = this.match(head) ?? this.spacedHead();
    if (!found) return null;
    const [, name = '', sign = ''] = found;
    const field = fieldOf(name);
    if (!field) {
      // `l_type=F_WRLCK` and `st_size<100` are words of a log; a colon is meant as a field.
      this.at = from;
      if (sign !== ':' && sign !== '~') return null;
      throw this.problem('unknown-field', { from, to: from + name.length }, similarFields(name));
    }
    const op = this.operator(field, sign, from + name.length);
    if (/[<>=]/.test(sign)) this.skipSpace();
    const single = op !== ':' && op !== '~';
    const values: Value[] = [];
    do values.push(this.value(field, single));
    while (!single && this.take(','));
    return { kind: 'term', field, op, values, from, to: this.at };
  }

  private spacedHead(): RegExpExecArray | null {
    const from = this.at;
    const found = this.match(spacedHead);
    if (found && fieldOf(found[1] ?? '')) return found;
    this.at = from;
    return null;
  }

  private operator(field: FieldName, sign: string, from: number): Operator {
    const expected = operatorsOf(field);
    const wanted = sign === '=' ? ':' : sign;
    // The one thing that can be asked of an argument is a part of it.
    if (expected.length === 1 && wanted === ':') return expected[0] as Operator;
    const op = expected.find((one) => one === wanted);
    if (op) return op;
    throw this.problem('bad-operator', { from, to: this.at }, expected);
  }

  private value(field: FieldName, single: boolean): Value {
    const from = this.at;
    const raw = this.rawValue();
    if (!raw) throw this.problem('missing-value', { from, to: from });
    const value = readValue(field, raw, single);
    if ('code' in value) throw this.problem(value.code, { from, to: this.at }, value.expected);
    return value;
  }

  /** Bare and quoted parts without a space between them; a bare `*` begins the next piece. */
  private rawValue(): RawValue | null {
    const from = this.at;
    const pieces = [''];
    let quoted = false;
    const add = (part: string) => {
      pieces[pieces.length - 1] += part;
    };
    for (;;) {
      if (this.text[this.at] === '"') {
        add(this.quoted());
        quoted = true;
      } else if (this.take('*')) pieces.push('');
      else {
        const part = this.match(bareValue)?.[0];
        if (part === undefined) break;
        add(part);
      }
    }
    return this.at === from ? null : { pieces, quoted };
  }

  private quoted(): string {
    const from = this.at;
    let text = '';
    for (this.at++; this.at < this.text.length; this.at++) {
      const letter = this.text[this.at] as string;
      const next = this.text[this.at + 1];
      if (letter === '"') {
        this.at++;
        return text;
      }
      if (letter === '\\' && (next === '"' || next === '\\')) {
        text += next;
        this.at++;
      } else text += letter;
    }
    throw this.problem('unclosed-quote', { from, to: this.text.length });
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  private take(letter: string): boolean {
    if (this.text[this.at] !== letter) return false;
    this.at++;
    return true;
  }

  private peekKeyword(): string | undefined {
    keyword.lastIndex = this.at;
    return keyword.exec(this.text)?.[0];
  }

  private skipSpace(): void {
    this.match(space);
  }

  private here(length: number): Span {
    return { from: this.at, to: this.at + length };
  }

  private problem(code: QueryErrorCode, span: Span, expected: readonly string[] = []): Stopped {
    return new Stopped({ code, from: span.from, to: span.to, expected });
  }
}

/** Several items as one, those of the same kind spread out; a single one as it is. */
export function group(kind: 'and' | 'or', items: readonly QueryNode[], from = 0): QueryNode {
  const flat = items.flatMap((item) => (item.kind === kind ? item.items : [item]));
  const [first] = flat;
  if (flat.length === 1 && first) return first;
  return { kind, items: flat, from, to: flat.at(-1)?.to ?? from };
}
