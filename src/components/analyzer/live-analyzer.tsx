import { effect } from '@preact/signals';
import { render } from 'preact';
import type { Locale } from '../../i18n/catalog.ts';
import { linkStyles } from '../site/link-styles.ts';
import { Address } from './address.ts';
import { fixtureInput, fixtureKey } from './client.ts';
import { onShowLines, takeWaiting, tellRange } from './events.ts';
import { Frame } from './frame.tsx';
import { keepForPaper } from './keep-for-paper.ts';
import { LiveView } from './live-view.tsx';
import { AnalyzerModel } from './model.ts';
import { ProblemBox } from './problem.tsx';
import type { ViewState } from './url-state.ts';
import viewStyles from './views.css?url';

/** What Analyzer.astro leaves in the page for the live analyzer. */
export interface LiveProps {
  readonly locale: Locale;
  readonly base: string;
  readonly fixture: string;
  readonly id: string;
  readonly state: ViewState;
  /** 1-based lines to light. */
  readonly lines: readonly number[];
}

/** Frames wider than this (CSS pixels, as in detail.css and narrow.css) show the detail beside the table. */
const detailBeside = 760;

/** Opens the recording and, as soon as it is read, puts the live analyzer in the place of the static one. */
export async function startAnalyzer(place: HTMLElement, props: LiveProps): Promise<void> {
  const { locale, base, fixture, id, lines } = props;
  // Where the detail would lie over the table, it waits to be asked for.
  const state = place.clientWidth <= detailBeside ? { ...props.state, open: false } : props.state;
  const model = new AnalyzerModel(locale, fixture);
  new Address(model, state, `at-${id}`).follow();
  const open = async () => {
    await model.open(
      fixtureKey(fixture),
      fixtureInput(fixture, base),
      fixture.slice(fixture.lastIndexOf('/') + 1),
    );
    if (lines.length > 0 && model.opened.value) await model.mark(lines);
  };
  await Promise.all([open(), linkStyles(viewStyles)]);
  const focused = place.contains(document.activeElement);
  keepForPaper(place);
  render(<LiveAnalyzer model={model} id={id} retry={open} />, place);
  if (focused)
    place
      .querySelector<HTMLElement>('.vt, [role="tab"][aria-selected="true"]')
      ?.focus({ preventScroll: true });
  onShowLines(fixture, (asked) => void model.showLines(asked));
  effect(() => tellRange({ fixture, range: model.range.value }));
  const asked = takeWaiting(fixture);
  if (asked) await model.showLines(asked.lines);
}

function LiveAnalyzer({
  model,
  id,
  retry,
}: {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly retry: () => Promise<void>;
}) {
  const opened = model.opened.value;
  const problem = model.problem.value;
  return (
    <>
      {problem && <ProblemBox problem={problem} locale={model.locale} retry={() => void retry()} />}
      {opened && (
        <Frame
          model={model}
          id={id}
          info={opened.info}
          name={opened.info.names.join(', ')}
          live
          findings={opened.findings}
        >
          <LiveView model={model} id={id} info={opened.info} />
        </Frame>
      )}
    </>
  );
}
