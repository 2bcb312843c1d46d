import type { EstimateQuestion } from '../../grading/exercise.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { exerciseCatalog } from '../../i18n/catalogs/exercise.ts';
import { showLines } from '../analyzer/events.ts';
import { showPlace } from '../analyzer/place-events.ts';
import { button, element, withCode } from './elements.ts';
import { positionOn, scaleAround, scaleLabel, ticksOf } from './estimate-scale.ts';
import type { GradedAnswer, RevealedAnswer } from './protocol.ts';
import type { ShownPlace } from './shown-places.ts';

/** Where the proof of an answer is shown. */
export interface ProofPlace {
  readonly fixture: string;
  /** Address of the Analyze page with this recording; null for what only an analyzer of this page has. */
  readonly analyze: string | null;
  /** Opens an analyzer where the page has none of it yet; false where it cannot. */
  open?(): Promise<boolean>;
}

/** The place in which of a pair; null where nothing can show it. */
type PlaceOf = (of?: 'before' | 'after') => ProofPlace | null;

const shownLines = 6;

/** The verdict in one or two words, the reason, and for a right answer why, with links to what proves it. */
export function resultContent(
  result: GradedAnswer,
  locale: Locale,
  placeOf: PlaceOf,
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
  // Of a goal, what was measured is said first.
  const whyFirst = result.verdict === 'correct' && !result.goal ? result.why : undefined;
  const text = whyFirst ?? result.message;
  first.append(...withCode(text[locale]));
  const nodes: Node[] = [first];
  if (result.why && !whyFirst) nodes.push(element('p', {}, ...withCode(result.why[locale])));
  if (result.estimate && quantity) nodes.splice(1, 0, estimateScale(quantity, result.estimate, locale));
  nodes.push(...proofContent(result.lines ?? [], result.places, locale, placeOf));
  return nodes;
}

/** Both values as marks on one scale; the sentence beside it says the same. */
function estimateScale(
  quantity: EstimateQuestion['quantity'],
  { given, measured }: NonNullable<GradedAnswer['estimate']>,
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
export function revealContent(reveal: RevealedAnswer, locale: Locale, placeOf: PlaceOf): Node[] {
  const t = exerciseCatalog[locale];
  const answers = element('p', {}, element('b', {}, `${t.answerIs}${locale === 'ja' ? '：' : ': '}`));
  reveal.answers.forEach((answer, index) => {
    if (index > 0) answers.append(` ${t.or} `);
    answers.append(element('span', { class: 'exercise-value' }, ...withCode(answer[locale])));
  });
  const nodes: Node[] = [answers, element('p', {}, ...withCode(reveal.why[locale]))];
  nodes.push(...proofContent(reveal.lines, reveal.places, locale, placeOf));
  return nodes;
}

function proofContent(
  lines: readonly number[],
  places: readonly ShownPlace[],
  locale: Locale,
  placeOf: PlaceOf,
): Node[] {
  const nodes = [linesContent(lines, locale, placeOf()), placesContent(places, locale, placeOf)];
  return nodes.filter((node) => node !== null);
}

function linesContent(
  lines: readonly number[],
  locale: Locale,
  place: ProofPlace | null,
): HTMLElement | null {
  if (lines.length === 0) return null;
  const t = exerciseCatalog[locale];
  const list = element('p', { class: 'exercise-lines' });
  for (const line of lines.slice(0, shownLines)) {
    list.append(lineLink(line, t.lineLabel(line), place), ' ');
  }
  const more = lines.length - shownLines;
  if (more > 0) list.append(t.moreLines(more), ' ');
  // Only where an analyzer of this recording is on the page; else the links go to the Analyze page one by one.
  if (place && lines.length > 1 && (place.open || document.querySelector('[data-analyzer-fixture]'))) {
    const show = () => inAnalyzer(place, () => showLines({ fixture: place.fixture, lines }));
    const all = button(t.showAllLines, show, 'exercise-link');
    list.append(all);
  }
  return list;
}

function placesContent(places: readonly ShownPlace[], locale: Locale, placeOf: PlaceOf): HTMLElement | null {
  if (places.length === 0) return null;
  const t = exerciseCatalog[locale];
  const list = element('p', { class: 'exercise-lines' }, `${t.lookAt}${locale === 'ja' ? '：' : ': '}`);
  for (const place of places.slice(0, shownLines)) {
    list.append(placeLink(place, place.text[locale], placeOf(place.of)), ' ');
  }
  return list;
}

/** Shows something in an analyzer of the page, which is opened first where it has none. */
function inAnalyzer(place: ProofPlace, show: () => boolean): void {
  if (!show()) void place.open?.().then((isOpen) => isOpen && show());
}

/** Shows the place in the page's instrument of that recording; where there is none, on the Analyze page. */
function placeLink({ params }: ShownPlace, label: string, place: ProofPlace | null): HTMLElement {
  if (!place) return element('span', { class: 'exercise-line' }, label);
  if (place.analyze === null) {
    const show = () => inAnalyzer(place, () => showPlace(place.fixture, params, press));
    const press = button(label, show, 'exercise-link');
    return press;
  }
  const said = Object.entries(params).filter(([, value]) => value !== '');
  const link = element(
    'a',
    { class: 'exercise-line', href: `${place.analyze}&${new URLSearchParams(said)}` },
    label,
  );
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (showPlace(place.fixture, params, link)) event.preventDefault();
  });
  return link;
}

function lineLink(line: number, label: string, place: ProofPlace | null): HTMLElement {
  if (!place) return element('span', { class: 'exercise-line' }, label);
  if (place.analyze === null) {
    const show = () => inAnalyzer(place, () => showLines({ fixture: place.fixture, lines: [line] }));
    return button(label, show, 'exercise-link');
  }
  const link = element('a', { class: 'exercise-line', href: `${place.analyze}&line=${line}` }, label);
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    if (showLines({ fixture: place.fixture, lines: [line] })) event.preventDefault();
  });
  return link;
}
