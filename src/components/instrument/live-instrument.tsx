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

/** Opens the recording and, as soon as it is read, puts the live instrument in the place of the static one. */
export async function startInstrument(place: HTMLElement, props: LiveInstrumentProps): Promise<void> {
  const shown = await opened(place, props);
  const focused = place.contains(document.activeElement);
  keepForPaper(place);
  render(shown, place);
  if (focused)
    place.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus({ preventScroll: true });
}

/** The instrument, or why there is none. */
async function opened(place: HTMLElement, props: LiveInstrumentProps): Promise<VNode> {
  const { locale, base, fixture, id, first } = props;
  const trace = fixtureKey(fixture);
  try {
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
  } catch (error) {
    const retry = () => void opened(place, props).then((shown) => render(shown, place));
    return <ProblemBox problem={problemOf(error)} locale={locale} retry={retry} />;
  }
}
