import { render, type VNode } from 'preact';
import type { Locale } from '../../i18n/catalog.ts';
import { fixtureKey, openFixture } from '../analyzer/client.ts';
import { keepForPaper } from '../analyzer/keep-for-paper.ts';
import { ProblemBox } from '../analyzer/problem.tsx';
import { problemOf } from '../analyzer/problem-of.ts';
import { linkStyles } from '../site/link-styles.ts';
import styles from './instrument.css?url';
import { loadInstrument } from './other-instrument.tsx';

/** What Analyzer.astro leaves in the page for the instrument of a Go trace or a profile. */
export interface LiveInstrumentProps {
  readonly locale: Locale;
  readonly base: string;
  readonly fixture: string;
  readonly id: string;
  /** Its first state, as the parameters of its address. */
  readonly first: Readonly<Record<string, string>>;
}

/**
 * Opens the recording and, as soon as it is read, puts the live instrument in the place of the static one. What hinders it
 * is said above the static one, which stays.
 * @param trouble where that was said before
 */
export async function startInstrument(
  place: HTMLElement,
  props: LiveInstrumentProps,
  trouble: HTMLElement | null = null,
): Promise<void> {
  let shown: VNode;
  try {
    shown = await open(props);
  } catch (error) {
    const said = trouble ?? document.createElement('div');
    said.className = 'analyzer';
    place.before(said);
    const retry = () => void startInstrument(place, props, said);
    render(<ProblemBox problem={problemOf(error)} locale={props.locale} retry={retry} />, said);
    return;
  }
  trouble?.remove();
  const focused = place.contains(document.activeElement);
  keepForPaper(place);
  render(shown, place);
  if (focused)
    place.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus({ preventScroll: true });
}

async function open({ locale, base, fixture, id, first }: LiveInstrumentProps): Promise<VNode> {
  const trace = fixtureKey(fixture);
  const [state] = await Promise.all([openFixture(fixture, base), linkStyles(styles)]);
  if (state.format === 'strace') throw new TypeError(`${fixture} is a log`);
  const name = fixture.slice(fixture.lastIndexOf('/') + 1);
  const addressKey = `at-${id}`;
  const { show } = await loadInstrument(
    () => ({ locale, trace, name, state, addressKey, first }),
    state.format,
    fixture,
  );
  return show({ id, alone: false });
}
