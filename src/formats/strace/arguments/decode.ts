import type { Argument } from './argument.ts';
import { Cursor } from './cursor.ts';
import { beginsDecoration, Code, decorationEnd, isStringClosed, stringEnd } from './scan.ts';
import { textOf, unescapeText } from './strings.ts';
import { decoratedArgument, takesDecoration, wordArgument, wordEnd } from './words.ts';

/** Brackets nested deeper than this are kept as text. strace's own structures stay under ten. */
export const MAX_DEPTH = 32;
/** Values beyond this many in one call are kept as text. */
export const MAX_NODES = 20_000;

/**
 * Decodes the argument text of one call: what stands between its parentheses, halves joined, colour stripped.
 *
 * Never throws. What cannot be read is `raw`, with its text; text that ends inside a value gives what was read,
 * marked `unfinished`; what is nested too deep or too long is one `raw` marked `truncated`. Time is linear in the
 * length of the text. Values are in order and do not overlap.
 */
export function decodeArguments(text: string): Argument[] {
  return new Decoder(text).topLevel();
}

/** A closing bracket that no character equals. */
const END_OF_TEXT = -1;

class Decoder extends Cursor {
  private nodes = 0;
  private depth = 0;

  topLevel(): Argument[] {
    return this.list(END_OF_TEXT).items;
  }

  /** Elements up to the closing bracket, which is read too. */
  private list(closing: number): { items: Argument[]; closed: boolean } {
    const items: Argument[] = [];
    const { text } = this;
    for (;;) {
      this.skipBlanks();
      if (this.at >= text.length) return { items, closed: closing === END_OF_TEXT };
      const code = this.code();
      if (code === closing) {
        this.at++;
        return { items, closed: true };
      }
      if (this.nodes >= MAX_NODES) {
        items.push(this.remainder(closing));
        continue;
      }
      this.nodes++;
      items.push(code === Code.comma ? this.raw(this.at) : this.element(closing));
      this.skipBlanks();
      if (this.code() === Code.comma) this.at++;
    }
  }

  /** One element of a list: `name=value => value /* comment *\/`. */
  private element(closing: number): Argument {
    const start = this.at;
    const lead = this.leadingComment();
    if (this.at >= this.text.length || this.code() === closing || this.code() === Code.comma) {
      const { text, end } = this.raw(start);
      return {
        kind: 'comment',
        text: lead ?? '',
        start,
        end,
        ...(text.endsWith('*/') ? {} : { unfinished: true }),
      };
    }
    let name: string | undefined;
    let valueStart = this.at;
    let value = this.operands(closing);
    if (this.code() === Code.equals && canBeName(value) && this.code(1) !== Code.equals && !this.isArrow()) {
      name = this.text.slice(value.start, value.end);
      this.at++;
      this.skipBlanks();
      valueStart = this.at;
      if (this.at >= this.text.length || this.code() === Code.comma || this.code() === closing) {
        value = this.raw(this.at);
      } else value = this.operands(closing);
    }
    if (this.isArrow()) value = this.change(value, closing);
    if (!this.atElementEnd(closing)) value = this.fallBack(valueStart, closing);
    if (name !== undefined) value.name = name;
    if (lead !== undefined && value.comment === undefined) value.comment = lead;
    return value;
  }

  private change(before: Argument, closing: number): Argument {
    this.at += 2;
    this.skipBlanks();
    const after = this.at >= this.text.length ? this.raw(this.at) : this.operands(closing);
    if (this.at >= this.text.length && after.start === after.end) after.unfinished = true;
    return { kind: 'change', before, after, start: before.start, end: after.end };
  }

  /** `A|B`, `A or B`, or a single value; blanks and comments after it are read too. */
  private operands(closing: number): Argument {
    const first = this.operand(closing);
    this.trailing(first);
    const isBar = this.code() === Code.bar;
    if (!isBar && !this.text.startsWith('or ', this.at)) return first;
    const items = [first];
    while (
      this.nodes < MAX_NODES &&
      (isBar ? this.code() === Code.bar : this.text.startsWith('or ', this.at))
    ) {
      this.at += isBar ? 1 : 3;
      this.skipBlanks();
      if (this.at >= this.text.length || this.code() === Code.bar || this.code() === Code.comma) break;
      this.nodes++;
      const item = this.operand(closing);
      this.trailing(item);
      items.push(item);
    }
    const last = items[items.length - 1] as Argument;
    return { kind: isBar ? 'flags' : 'either', items, start: first.start, end: last.end };
  }

  private trailing(value: Argument): void {
    this.skipBlanks();
    const comment = this.leadingComment();
    if (comment !== undefined) value.comment = comment;
  }

  private operand(closing: number): Argument {
    const start = this.at;
    switch (this.code()) {
      case Code.quote:
        return this.string(start, false);
      case Code.at:
        if (this.code(1) !== Code.quote) break;
        this.at++;
        return this.string(start, true);
      case Code.openSquare:
      case Code.openCurly:
        return this.bracket(start, false);
      case Code.tilde:
        if (this.code(1) !== Code.openSquare) break;
        this.at++;
        return this.bracket(start, true);
    }
    this.at = wordEnd(this.text, start);
    // A name with an index: c_cc[VMIN].
    if (this.at > start && this.code() === Code.openSquare) {
      const close = this.text.indexOf(']', this.at);
      if (close < 0 || this.text.charCodeAt(close + 1) !== Code.equals) return this.fallBack(start, closing);
      this.at = close + 1;
    }
    if (this.at === start) return this.fallBack(start, closing);
    const word = this.text.slice(start, this.at);
    const next = this.code();
    if (next === Code.openRound) return this.call(start, word);
    if (next === Code.less) return this.afterLess(start, word, closing);
    return wordArgument(word, start, this.at);
  }

  private string(start: number, abstract: boolean): Argument {
    const open = this.at;
    const end = stringEnd(this.text, open);
    const inner = this.text.slice(open + 1, end);
    const closed = isStringClosed(this.text, open, end);
    const bytes = unescapeText(closed ? inner.slice(0, -1) : inner);
    this.at = end;
    const cut = closed && this.text.startsWith('...', end);
    if (cut) this.at += 3;
    const node: Argument = { kind: 'string', bytes, text: textOf(bytes), cut, start, end: this.at };
    if (abstract) node.abstract = true;
    if (!closed) node.unfinished = true;
    return node;
  }

  private bracket(start: number, complement: boolean): Argument {
    const isArray = this.code() === Code.openSquare;
    const { items, closed, truncated } = this.nested(isArray ? Code.closeSquare : Code.closeCurly);
    const node: Argument = { kind: isArray ? 'array' : 'struct', items, start, end: this.at };
    if (complement && node.kind === 'array') node.complement = true;
    if (!closed) node.unfinished = true;
    if (truncated) node.truncated = true;
    return node;
  }

  private call(start: number, callee: string): Argument {
    const { items, closed, truncated } = this.nested(Code.closeRound);
    const node: Argument = { kind: 'call', callee, items, start, end: this.at };
    if (!closed) node.unfinished = true;
    if (truncated) node.truncated = true;
    return node;
  }

  /** The list inside the bracket at the current offset, or its text where it is too deep. */
  private nested(closing: number): { items: Argument[]; closed: boolean; truncated: boolean } {
    this.at++;
    if (this.depth >= MAX_DEPTH) {
      const from = this.at;
      const rest = this.remainder(closing);
      const closed = this.at < this.text.length;
      if (closed) this.at++;
      return { items: rest.end > from ? [rest] : [], closed, truncated: true };
    }
    this.depth++;
    const { items, closed } = this.list(closing);
    this.depth--;
    return { items, closed, truncated: false };
  }

  /** `1<<CAP_CHOWN`, `3</path>`, `123<comm>`; otherwise text. */
  private afterLess(start: number, word: string, closing: number): Argument {
    const { text } = this;
    if (this.code(1) === Code.less) {
      this.at = wordEnd(text, this.at + 2);
      return { kind: 'symbol', text: text.slice(start, this.at), start, end: this.at };
    }
    if (!takesDecoration(word) || !beginsDecoration(text, this.at)) return this.fallBack(start, closing);
    const open = this.at;
    this.at = decorationEnd(text, open);
    const closed = text.charCodeAt(this.at - 1) === Code.greater && this.at > open + 1;
    const node = decoratedArgument(
      word,
      text.slice(open + 1, closed ? this.at - 1 : this.at),
      start,
      this.at,
    );
    if (!closed) return { ...node, unfinished: true };
    if (node.kind !== 'fd' || !text.startsWith('(deleted)', this.at)) return node;
    this.at += 9;
    return { ...node, deleted: true, end: this.at };
  }
}

/** What can stand before `=`: a word, or an index in brackets (`[IPSTATS_MIB_NUM]=38`). */
function canBeName(value: Argument): boolean {
  if (value.comment !== undefined) return false;
  if (value.kind === 'array') return value.items.length === 1 && !value.unfinished && !value.complement;
  return value.kind === 'symbol' || value.kind === 'number';
}
