import type { CheckResult, Reveal } from '../../grading/check.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { exerciseCatalog } from '../../i18n/catalogs/exercise.ts';
import { showLines } from '../analyzer/events.ts';
import { button, element, withCode } from './elements.ts';

/** Where the lines of an answer are shown; null for a capture that no analyzer has open. */
export interface LinePlace {
  readonly fixture: string;
  /** Address of the Analyze page with this recording. */
  readonly analyze: string;
}

const shownLines = 6;

/** The verdict in one or two words, the reason, and for a right answer why, with links to the lines that prove it. */
export function resultContent(result: CheckResult, locale: Locale, place: LinePlace | null): Node[] {
  const t = exerciseCatalog[locale];
  const labels = {
    correct: t.right,
    noted: t.noted,
    close: t.close,
    wrong: t.wrong,
    unreadable: t.unreadable,
    unanswerable: t.unanswerable,
  };
  // Japanese sentences follow each other without a space.
  const space = locale === 'ja' ? '' : ' ';
  const first = element('p', {}, element('b', { class: 'exercise-verdict' }, labels[result.verdict]), space);
  const text = result.verdict === 'correct' && result.why ? result.why : result.message;
  first.append(...withCode(text[locale]));
  const nodes: Node[] = [first];
  if (result.verdict === 'noted' && result.why) nodes.push(element('p', {}, ...withCode(result.why[locale])));
  const links = linesContent(result.lines ?? [], locale, place);
  if (links) nodes.push(links);
  return nodes;
}

/** The answer with its evidence, after the author's number of tries. */
export function revealContent(reveal: Reveal, locale: Locale, place: LinePlace | null): Node[] {
  const t = exerciseCatalog[locale];
  const answers = element('p', {}, element('b', {}, `${t.answerIs}${locale === 'ja' ? '：' : ': '}`));
  reveal.answers.forEach((answer, index) => {
    if (index > 0) answers.append(` ${t.or} `);
    answers.append(element('span', { class: 'exercise-value' }, ...withCode(answer[locale])));
  });
  const nodes: Node[] = [answers, element('p', {}, ...withCode(reveal.why[locale]))];
  const links = linesContent(reveal.lines, locale, place);
  if (links) nodes.push(links);
  return nodes;
}

function linesContent(lines: readonly number[], locale: Locale, place: LinePlace | null): HTMLElement | null {
  if (lines.length === 0) return null;
  const t = exerciseCatalog[locale];
  const list = element('p', { class: 'exercise-lines' });
  for (const line of lines.slice(0, shownLines)) {
    list.append(lineLink(line, t.lineLabel(line), place), ' ');
  }
  const more = lines.length - shownLines;
  if (more > 0) list.append(t.moreLines(more), ' ');
  // Only where an analyzer of this recording is on the page; else the links go to the Analyze page one by one.
  if (place && lines.length > 1 && document.querySelector('[data-analyzer-fixture]')) {
    const all = button(t.showAllLines, () => showLines({ fixture: place.fixture, lines }), 'exercise-link');
    list.append(all);
  }
  return list;
}

function lineLink(line: number, label: string, place: LinePlace | null): HTMLElement {
  if (!place) return element('span', { class: 'exercise-line' }, label);
  const link = element('a', { class: 'exercise-line', href: `${place.analyze}&line=${line}` }, label);
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (showLines({ fixture: place.fixture, lines: [line] })) event.preventDefault();
  });
  return link;
}
