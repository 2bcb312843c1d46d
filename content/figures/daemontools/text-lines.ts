import type { StraceLog } from '../../../src/analysis/strace/log.ts';
import { lineText } from '../../../src/formats/strace/text.ts';

/** The first line (from 1) at or after `from` that holds the text, whether it is a trace or not. @throws Error where none does */
export function lineWith({ trace }: StraceLog, text: string, from = 1): number {
  for (let line = from; line <= trace.lines.count; line++) {
    if (lineText(trace, line - 1).includes(text)) return line;
  }
  throw new Error(`no line from ${from} on holds "${text}"`);
}

/** All lines from one to another, both included. */
export function linesFromTo(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
