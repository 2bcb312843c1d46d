import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { StraceLog } from '../analysis/strace/log.ts';
import { parseQuery } from '../analysis/strace/query/parse.ts';
import { selectMatching } from '../analysis/strace/query/select.ts';
import type { Format, Subjects } from '../grading/subjects.ts';
import type { Locale } from '../i18n/catalog.ts';

/*
 * How a lesson's commands are tried: `content/commands/<course>/<lesson>.ts` has an entry for every block of commands on
 * the page, in their order. `docs/add-a-lesson.md` says how to write one.
 */

/** What a block left behind. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** A file of `reads`, as text. @throws Error where the block did not write it */
  text(file: string): string;
  /** A file of `reads`, opened as a log of strace. @throws Error as `text`, or where it is no such log */
  log(file: string): StraceLog;
  /** Files of `reads`, opened as what questions are asked of; of a pair the one before first. @throws Error as `text`, or where it is no such file */
  subject<F extends Format>(format: F, files: readonly string[]): Subjects[F];
}

/** Something that the page says of the result, or that follows from what it says: a count, a shape, an order, a ratio. */
export interface Claim {
  readonly says: string;
  /** What was found; a failed test prints it. */
  readonly of: (outcome: Outcome) => unknown;
  readonly holds: (found: never) => boolean;
}

export function claim<Found>(
  says: string,
  of: (outcome: Outcome) => Found,
  holds: (found: Found) => boolean,
): Claim {
  return { says, of, holds };
}

/** Calls of a file that a query selects: `claim('…', calls('a.log', 'syscall:fdatasync dur>10ms'), (n) => n > 3)`. */
export function calls(file: string, query: string): (outcome: Outcome) => number {
  return (outcome) => selectCalls(outcome.log(file), query).length;
}

/** Of a Go trace: `claim('…', goTrace('trace.out', ({ figures }) => figures.gc.marks.count), (n) => n > 1)`. */
export function goTrace<Found>(
  file: string,
  of: (trace: Subjects['gotrace']) => Found,
): (outcome: Outcome) => Found {
  return (outcome) => of(outcome.subject('gotrace', [file]));
}

/** The same of a profile. */
export function profile<Found>(
  file: string,
  of: (profile: Subjects['pprof']) => Found,
): (outcome: Outcome) => Found {
  return (outcome) => of(outcome.subject('pprof', [file]));
}

/** @throws Error where the query can't be read */
export function selectCalls(log: StraceLog, query: string): Uint32Array {
  const parsed = parseQuery(query);
  if (parsed.error) throw new Error(`the query "${query}" can't be read`);
  const steps = selectMatching({ trace: log.trace, log }, parsed.node);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A block that the machine runs, in the scenario of its lesson, in the work directory. */
export interface MachineBlock {
  readonly kind: 'machine';
  /** The block as it stands on the page. */
  readonly block: string;
  /** What stands in the machine for names that the page leaves to the reader, or for a length of time. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Shell commands that come first, or a program that has to run meanwhile (`./shop 8080 &`). */
  readonly before?: string;
  /** Ctrl-C after so many seconds, for what does not end by itself. */
  readonly interruptAfterS?: number;
  /** 30 unless given. */
  readonly timeoutS?: number;
  /** Files in the work directory to look into. */
  readonly reads?: readonly string[];
  /** A file of `reads` that is handed in with `submit`, and the exercise that is solved on it. */
  readonly solves?: Solved;
  readonly claims: readonly Claim[];
}

export interface Solved {
  readonly file: string;
  /** Of a pair of traces, the one before: another file of `reads`. */
  readonly before?: string;
  /** Exercise of the same course; the one of the lesson's machine unless given. */
  readonly exercise?: string;
  /** Questions that a capture of the machine may be unable to answer, each with what is missing. */
  readonly mayLack?: Readonly<Record<string, string>>;
}

/** A block of the reader's own terminal with the project in it: `npm run -s dojo -- check … --trace my.log …`. */
export interface ProjectBlock {
  readonly kind: 'project';
  readonly block: string;
  /** The block of this lesson, by its number from 1, whose submitted capture stands for `my.log`. */
  readonly onCaptureOf: number;
}

/** A block that nothing here can run; the page says why, in these words. */
export interface ElsewhereBlock {
  readonly kind: 'elsewhere';
  readonly block: string;
  readonly because: Readonly<Record<Locale, string>>;
}

export type LessonBlock = MachineBlock | ProjectBlock | ElsewhereBlock;

export const inMachine = (block: string, more: Omit<MachineBlock, 'kind' | 'block'>): MachineBlock => ({
  kind: 'machine',
  block,
  ...more,
});
export const inProject = (block: string, onCaptureOf: number): ProjectBlock => ({
  kind: 'project',
  block,
  onCaptureOf,
});
export const elsewhere = (block: string, because: ElsewhereBlock['because']): ElsewhereBlock => ({
  kind: 'elsewhere',
  block,
  because,
});

/** Default export of a file in `content/commands`. */
export const defineCommands = (...blocks: readonly LessonBlock[]): readonly LessonBlock[] => blocks;

/** The fenced blocks of commands on a lesson's page, without their fences and common indentation, in order. */
export function commandBlocks(mdx: string): readonly string[] {
  const fences = mdx.matchAll(/^([ \t]*)```(?:sh|bash|shell|console)\b[^\n]*\n(.*?)^\1```/gms);
  return [...fences].map(([, indent = '', body = '']) =>
    body
      .split('\n')
      .map((line) => line.slice(line.startsWith(indent) ? indent.length : 0))
      .join('\n')
      .trimEnd(),
  );
}

/** Where the commands of a lesson (`content/en/<course>/<NN-lesson>.mdx`) are, below the project. */
export function commandsPath(mdxPath: string): string {
  const [course = '', file = ''] = mdxPath.split(/[\\/]/).slice(-2);
  return `content/commands/${course}/${basename(file, '.mdx')}.ts`;
}

/** The page's own text, on one line, to look for a sentence in. */
export function pageText(mdxPath: string): string {
  return readFileSync(mdxPath, 'utf8').replace(/\s+/g, ' ');
}
