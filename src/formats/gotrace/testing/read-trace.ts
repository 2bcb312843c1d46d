import { CanonicalDump } from '../dump.ts';
import { GoTraceParser } from '../parse.ts';
import type { GoTrace } from '../trace.ts';

/** What was read, with its events as the lines of a canonical dump. */
export interface ReadTrace {
  readonly trace: GoTrace;
  readonly lines: readonly string[];
}

/** Reads a trace given in pieces. Small blocks of events cost little where thousands of traces are read, and end often. */
export function readPieces(pieces: Iterable<Uint8Array>): ReadTrace {
  const lines: string[] = [];
  const parser = new GoTraceParser([], 200);
  parser.addSink(new CanonicalDump(parser, (text) => lines.push(...text.split('\n').slice(0, -1))));
  for (const piece of pieces) parser.push(piece);
  return { trace: parser.finish(), lines };
}

export function readTrace(bytes: Uint8Array): ReadTrace {
  return readPieces([bytes]);
}
