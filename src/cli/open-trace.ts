import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { detect } from '../formats/detect.ts';
import { StraceParser } from '../formats/strace/parse.ts';
import type { StraceTrace } from '../formats/strace/trace.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { InputError } from './errors.ts';
import { readAgain, readBytes } from './read-bytes.ts';
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
    progress?.begin();
    const { front, chunks, isPlainFile } = await readBytes(
      path,
      locale,
      (bytes, total) => progress?.show(path, bytes, total),
      (reason) => cut.push(`${path}: ${reason}`),
    );
    const found = detect(front);
    if (found.format === 'unknown') {
      throw new InputError(cliCatalog[locale].notStrace(found.looksLike, found.message), path);
    }
    // One plain file need not be held in memory: what is shown of it is read again.
    const once = isPlainFile && paths.length === 1 && !set;
    parser ??= new StraceParser(
      once ? { expectedBytes: statSync(path).size, reload: readAgain(path) } : { set },
    );
    parser.beginFile(path === '-' ? path : basename(path));
    for await (const chunk of chunks) parser.push(chunk);
  }
  return { trace: (parser ?? new StraceParser()).finish(), cut };
}
