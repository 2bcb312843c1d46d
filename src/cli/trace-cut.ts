import { gzipSync } from 'node:zlib';
import { type TimeRange, wholeTrace } from '../analysis/gotrace/time-range.ts';
import { CutBytes, planCut, type TraceCut } from '../formats/gotrace/cut.ts';
import { GoTraceParser } from '../formats/gotrace/parse.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliTraceCatalog } from '../i18n/catalogs/cli-trace.ts';
import { exactDuration } from '../views/format-duration.ts';
import { problemText } from '../views/gotrace/problem-words.ts';
import { InputError } from './errors.ts';
import { readGoTrace, requireRange } from './open-go-trace.ts';
import { openInput, refused } from './open-input.ts';
import type { Progress } from './reading-progress.ts';

/** A part of a trace as a trace of its own. */
export interface WrittenCut {
  readonly bytes: Uint8Array;
  readonly cut: TraceCut;
  /** Why only a part of the input could be read. */
  readonly problem: string | null;
}

/**
 * The generations of a trace that a range touches, read in two passes: one that finds them, one that takes their bytes.
 * @param packed gzip, as the name of the file asks for
 * @throws InputError where nothing can be read, or no whole generation lies in the range
 */
export async function cutOf(
  path: string,
  range: TimeRange | null,
  packed: boolean,
  locale: Locale,
  progress: Progress,
): Promise<WrittenCut> {
  const open = async () => {
    const input = await openInput(path, locale, progress);
    if (input.found.format !== 'gotrace') throw refused(input, locale, 'gotrace');
    return input;
  };
  const input = await open();
  const trace = await readGoTrace(input, new GoTraceParser(), locale);
  if (range) requireRange(range, trace, path, locale);
  const cut = planCut(trace, range ?? wholeTrace);
  if (!cut) throw new InputError(cliTraceCatalog[locale].noGeneration, path);
  const cutter = new CutBytes(cut);
  const pieces: Uint8Array[] = [];
  for await (const chunk of (await open()).chunks) {
    for (const piece of cutter.take(chunk)) pieces.push(piece.slice());
  }
  const plain = Buffer.concat(pieces);
  return {
    bytes: packed ? gzipSync(plain) : plain,
    cut,
    problem: input.cut[0]?.slice(`${path}: `.length) ?? (trace.problem && problemText(trace.problem, locale)),
  };
}

/** Which generations were kept, and what time they hold. */
export function cutWords({ first, last, count, of, fromNs, toNs }: TraceCut, locale: Locale): string {
  return cliTraceCatalog[locale].kept(
    first === last ? String(first) : `${first}–${last}`,
    String(count),
    String(of),
    exactDuration(fromNs),
    exactDuration(toNs),
  );
}
