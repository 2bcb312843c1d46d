import type { Argument, RawArgument } from './argument.ts';
import { Code, commentEnd, elementEnd, isBlank } from './scan.ts';

/** A position in argument text, and what can be read there without knowing what kind of value it is. */
export class Cursor {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  code(offset = 0): number {
    return this.text.charCodeAt(this.at + offset);
  }

  skipBlanks(): void {
    while (isBlank(this.code())) this.at++;
  }

  /** Reads the comments here; the first one's text. */
  leadingComment(): string | undefined {
    let comment: string | undefined;
    while (this.code() === Code.slash && this.code(1) === Code.star) {
      const end = commentEnd(this.text, this.at);
      const inner = this.text.slice(
        this.at + 2,
        this.text.endsWith('*/', end) ? Math.max(end - 2, this.at + 2) : end,
      );
      comment ??= inner.trim();
      this.at = end;
      this.skipBlanks();
    }
    return comment;
  }

  isArrow(): boolean {
    const first = this.code();
    return (first === Code.equals || first === Code.minus) && this.code(1) === Code.greater;
  }

  /** Whether an element may end here; in a set (`[CHLD TTOU]`) a blank ends it too. */
  atElementEnd(closing: number): boolean {
    const code = this.code();
    if (this.at >= this.text.length || code === closing || code === Code.comma) return true;
    if (closing !== Code.closeSquare || !isBlank(this.text.charCodeAt(this.at - 1))) return false;
    return code > Code.comma && code !== Code.equals && code !== Code.bar && code !== Code.closeCurly;
  }

  /** Everything up to the closing bracket as one node. */
  remainder(closing: number): Argument {
    const start = this.at;
    for (;;) {
      this.at = elementEnd(this.text, this.at);
      if (this.at >= this.text.length || this.code() === closing) break;
      this.at++;
    }
    return { ...this.raw(start), truncated: true };
  }

  raw(start: number): RawArgument {
    let end = this.at;
    while (end > start && isBlank(this.text.charCodeAt(end - 1))) end--;
    return { kind: 'raw', text: this.text.slice(start, end), start, end };
  }

  /** Reads on to the end of the element and keeps all of it as text. */
  fallBack(start: number, closing: number): Argument {
    this.at = Math.max(this.at, start);
    for (;;) {
      this.at = elementEnd(this.text, this.at);
      if (this.at >= this.text.length || this.code() === Code.comma || this.code() === closing) break;
      this.at++;
    }
    return this.raw(start);
  }
}
