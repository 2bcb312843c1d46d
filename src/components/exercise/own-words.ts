import type { Format } from '../../grading/subjects.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { exerciseCatalog } from '../../i18n/catalogs/exercise.ts';
import { formatCount } from '../../views/format-count.ts';
import { cutText, visibleText } from '../../views/visible-text.ts';
import { type Opened, problemOf } from './graded-trace.ts';

/** Characters of a file's name in a sentence. */
const nameLength = 80;

export const shownName = (name: string): string => cutText(visibleText(name), nameLength);

/** How much a capture holds, in the measure of its format. */
export function sizeOf(opened: Opened, locale: Locale): string {
  const t = exerciseCatalog[locale];
  if (opened.format === 'strace') return t.ownLines(formatCount(opened.info.lines));
  if (opened.format === 'gotrace') return t.ownEvents(formatCount(opened.info?.events ?? 0));
  return t.ownSamples(formatCount(opened.info?.samples ?? 0));
}

/** Problems that the analyzer has words of its own for. */
const damaged: ReadonlySet<string> = new Set(['bad-trace', 'bad-profile', 'gzip', 'no-reader']);

/**
 * Why a capture was not opened, and what to do.
 * @param format what the exercise asks for
 */
export async function refusal(error: unknown, name: string, format: Format, locale: Locale): Promise<string> {
  const t = exerciseCatalog[locale];
  const problem = problemOf(error);
  const { kind, detail } = problem;
  if (kind === 'empty') return t.ownEmpty(name);
  // What is of the right kind and cannot be read (cut, damaged, too old) is not called another kind.
  if (damaged.has(kind) || detail.startsWith('go-trace-')) {
    const words = await import('../analyzer/problem.tsx').catch(() => null);
    if (words) {
      const { what, todo } = words.problemWords(problem, locale);
      return t.ownNotOpened(name, what, todo);
    }
  }
  const isOther = ['unknown-format', 'other-format'].includes(kind);
  return isOther ? t.ownNotTrace(name, format) : t.ownFailed(name, detail || kind);
}
