import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { StraceParser } from '../formats/strace/parse.ts';
import type { StraceTrace } from '../formats/strace/trace.ts';
import type { Locale } from '../i18n/catalog.ts';
import { type OpenedInput, openInput, refused } from './open-input.ts';
import { readAgain } from './read-bytes.ts';
import type { Progress } from './reading-progress.ts';

export interface OpenedTrace {
  readonly trace: StraceTrace;
  /** Why only the beginning of a file is in the trace; empty where all was read. */
  readonly cut: readonly string[];
}

/**
 * Reads and parses one log, or the files of one `-ff` set together. Plain or gzip; `-` is standard input.
 * @param set whether the files' names end in the pid, as `-ff` writes them
 * @throws InputError where a file can't be read or holds no strace log
 */
export async function openTrace(
  paths: readonly string[],
  locale: Locale,
  progress?: Progress,
  set = paths.length > 1,
): Promise<OpenedTrace> {
  let parser: StraceParser | undefined;
  const cut: string[] = [];
  for (const path of paths) {
    const input = await openInput(path, locale, progress);
    if (input.found.format !== 'strace') throw refused(input, locale);
    // One plain file need not be held in memory: what is shown of it is read again.
    const once = input.isPlainFile && paths.length === 1 && !set;
    parser ??= once ? parserOfFile(path) : new StraceParser({ set });
    await readInto(parser, input);
    cut.push(...input.cut);
  }
  return { trace: (parser ?? new StraceParser()).finish(), cut };
}

/** The rest of `openTrace` for one log that is open already. */
export async function readTrace(input: OpenedInput): Promise<OpenedTrace> {
  const parser = input.isPlainFile ? parserOfFile(input.path) : new StraceParser({ set: false });
  await readInto(parser, input);
  return { trace: parser.finish(), cut: input.cut };
}

function parserOfFile(path: string): StraceParser {
  return new StraceParser({ expectedBytes: statSync(path).size, reload: readAgain(path) });
}

async function readInto(parser: StraceParser, { path, chunks }: OpenedInput): Promise<void> {
  parser.beginFile(path === '-' ? path : basename(path));
  for await (const chunk of chunks) parser.push(chunk);
}
