import type { WholeTrace } from '../analysis/gotrace/whole-trace.ts';
import { WholeTraceAnalysis } from '../analysis/gotrace/whole-trace.ts';
import { openLog } from '../analysis/strace/open-log.ts';
import { GoTraceParser } from '../formats/gotrace/parse.ts';
import type { Profile } from '../formats/pprof/profile.ts';
import { readProfile } from '../formats/pprof/read-profile.ts';
import { StraceParser } from '../formats/strace/parse.ts';
import type { Format, Subjects } from './subjects.ts';

/*
 * From bytes to what questions are asked of: the one place for the site's build, the worker, the terminal and the tests.
 * Bytes are unpacked before; inputs are pushed in pieces, so that a large one is never held whole.
 */

/** An input that cannot be asked: `code` is the reader's key of the problem, the message its English words. */
export class UnreadableSubject extends Error {
  override readonly name = 'UnreadableSubject';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Takes one format's inputs: of a log any number (one `-ff` set), of a pair two, else one. */
export interface SubjectReader<F extends Format> {
  /** Before the pieces of each input. @param name of the file, without folders */
  begin(name: string): void;
  push(chunk: Uint8Array): void;
  /** After the last piece. @throws UnreadableSubject where nothing can be asked of it */
  finish(): Subjects[F];
}

const readers: { readonly [F in Format]: (inputs: number) => SubjectReader<F> } = {
  strace: straceReader,
  gotrace: () => goTraceReader(),
  pprof: () => profileReader(),
  'gotrace-pair': () => pairReader(),
};

/** @param inputs how many will come */
export function subjectReader<F extends Format>(format: F, inputs: number): SubjectReader<F> {
  return readers[format](inputs);
}

/** The same for bytes that are there already. @throws UnreadableSubject */
export function openSubject<F extends Format>(
  format: F,
  inputs: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Subjects[F] {
  const reader = subjectReader(format, inputs.length);
  for (const { name, bytes } of inputs) {
    reader.begin(name);
    reader.push(bytes);
  }
  return reader.finish();
}

function straceReader(inputs: number): SubjectReader<'strace'> {
  const parser = new StraceParser({ set: inputs > 1 });
  return {
    begin: (name) => parser.beginFile(name),
    push: (chunk) => parser.push(chunk),
    finish: () => openLog(parser.finish()),
  };
}

function goTraceReader(): SubjectReader<'gotrace'> {
  const parser = new GoTraceParser();
  const analysis = new WholeTraceAnalysis(parser.tables);
  for (const sink of analysis.sinks) parser.addSink(sink);
  return {
    begin: () => undefined,
    push: (chunk) => parser.push(chunk),
    finish: (): WholeTrace => {
      const trace = parser.finish();
      const { problem, durationNs } = trace;
      // A first Sync alone tells nothing.
      if (problem && durationNs === 0) throw new UnreadableSubject(problem.kind, problem.message);
      return analysis.finish(trace);
    },
  };
}

function profileReader(): SubjectReader<'pprof'> {
  const chunks: Uint8Array[] = [];
  return {
    begin: () => undefined,
    push: (chunk) => {
      chunks.push(chunk);
    },
    finish: (): Profile => {
      const { profile, problem } = readProfile(joined(chunks));
      if (problem) throw new UnreadableSubject(problem.code, problem.message);
      return profile;
    },
  };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** The first input is the trace before, the second the one after. */
function pairReader(): SubjectReader<'gotrace-pair'> {
  const traces: SubjectReader<'gotrace'>[] = [];
  return {
    begin: (name) => {
      const reader = goTraceReader();
      reader.begin(name);
      traces.push(reader);
    },
    push: (chunk) => traces.at(-1)?.push(chunk),
    finish: () => {
      const [before, after, ...more] = traces;
      if (!before || !after || more.length > 0) {
        throw new UnreadableSubject('not-a-pair', `a pair is two traces, not ${traces.length}`);
      }
      return { before: before.finish(), after: after.finish() };
    },
  };
}
