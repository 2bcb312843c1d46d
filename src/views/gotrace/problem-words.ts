import type { TraceProblem } from '../../formats/gotrace/trace.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { gotraceProblemsCatalog } from '../../i18n/catalogs/gotrace-problems.ts';
import { formatCount } from '../format-count.ts';
import { cutText, visibleText } from '../visible-text.ts';

const mostText = 500;

/** Where in a trace something is wrong: a sentence, or nothing where that is not known. */
export function problemPlace(
  { offset, generation }: Pick<TraceProblem, 'offset' | 'generation'>,
  locale: Locale,
): string {
  const { where, whereOffset } = gotraceProblemsCatalog[locale];
  if (offset === null) return '';
  const at = formatCount(offset);
  return generation === null ? whereOffset(at) : where(at, String(generation));
}

/** Why a trace could not be read to its end, and what to do, by the kind of the problem. */
export function problemWords({ kind }: Pick<TraceProblem, 'kind'>, locale: Locale): string {
  const words: Readonly<Record<string, unknown>> = gotraceProblemsCatalog[locale];
  return String(words[kind] ?? '');
}

/** The same with the place and what exactly was found. */
export function problemText(problem: TraceProblem, locale: Locale): string {
  const message = visibleText(cutText(problem.message, mostText));
  return gotraceProblemsCatalog[locale].told(
    problemWords(problem, locale),
    problemPlace(problem, locale),
    message,
  );
}

/** Why nothing of a trace could be read, where, and what to do. */
export function nothingText(problem: TraceProblem, locale: Locale): string {
  const { nothing, nothingWhole } = gotraceProblemsCatalog[locale];
  const message = visibleText(cutText(problem.message, mostText));
  return nothing(message, problemPlace(problem, locale), nothingWhole);
}
