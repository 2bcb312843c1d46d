import type { CheckResult, Reveal } from '../../grading/check.ts';
import type { EstimateQuestion } from '../../grading/exercise.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { exerciseCatalog } from '../../i18n/catalogs/exercise.ts';
import { showLines } from '../analyzer/events.ts';
import { button, element, withCode } from './elements.ts';
import { positionOn, scaleAround, scaleLabel, ticksOf } from './estimate-scale.ts';

/** Where the lines of an answer are shown; null for a capture that no analyzer has open. */
export interface LinePlace {
  readonly fixture: string;
  /** Address of the Analyze page with this recording; null for what only an analyzer of this page has. */
  readonly analyze: string | null;
}

const shownLines = 6;

/** The verdict in one or two words, the reason, and for a right answer why, with links to the lines that prove it. */
export function resultContent(
  result: CheckResult,
  locale: Locale,
  place: LinePlace | null,
  quantity?: EstimateQuestion['quantity'],
): Node[] {
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
  if (result.estimate && quantity) nodes.splice(1, 0, estimateScale(quantity, result.estimate, locale));
  const links = linesContent(result.lines ?? [], locale, place);
  if (links) nodes.push(links);
  return nodes;
}

/** Both values as marks on one scale; the sentence beside it says the same. */
function estimateScale(
  quantity: EstimateQuestion['quantity'],
  { given, measured }: NonNullable<CheckResult['estimate']>,
  locale: Locale,
): HTMLElement {
  const t = exerciseCatalog[locale];
  const scale = scaleAround(quantity, [given, measured]);
  const mark = (name: string, label: string, value: number) => {
    const made = element(
      'span',
      { class: `exercise-mark ${name}` },
      `${label} ${scaleLabel(quantity, value)}`,
    );
    made.style.setProperty('--at', String(positionOn(scale, value)));
    return made;
  };
  const ticks = ticksOf(scale).map((value) => element('span', {}, scaleLabel(quantity, value)));
  return element(
    'div',
    { class: 'exercise-compared', 'aria-hidden': 'true' },
    mark('given', t.youSaid, given),
    element('div', { class: 'exercise-track' }),
    mark('measured', t.measured, measured),
    element('div', { class: 'exercise-ticks' }, ...ticks),
  );
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
  if (place.analyze === null)
    return button(label, () => showLines({ fixture: place.fixture, lines: [line] }), 'exercise-link');
  const link = element('a', { class: 'exercise-line', href: `${place.analyze}&line=${line}` }, label);
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (showLines({ fixture: place.fixture, lines: [line] })) event.preventDefault();
  });
  return link;
}
