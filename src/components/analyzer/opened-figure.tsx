import { type ComponentChildren, render } from 'preact';
import type { Locale } from '../../i18n/catalog.ts';
import { OtherInstrument } from '../instrument/other-instrument.tsx';
import { linkStyles } from '../site/link-styles.ts';
import { onShowLines } from './events.ts';
import { Frame } from './frame.tsx';
import { LiveView } from './live-view.tsx';
import { AnalyzerModel } from './model.ts';
import { problemWords } from './problem.tsx';
import type { TraceInput, TraceKey } from './protocol.ts';
import viewStyles from './views.css?url';

/** What an analyzer beside the questions shows. */
export interface OpenedInput {
  /** Names its place in the page and in the address. */
  readonly id: string;
  readonly trace: TraceKey;
  readonly input: TraceInput;
  /** Of the file. */
  readonly name: string;
  /** Over the analyzer. */
  readonly title: string;
}

/** An analyzer on the page, or why it was not opened and what to do, for the reader. */
export type OpenedFigure =
  | { readonly figure: HTMLElement; readonly leave: () => void }
  | { readonly problem: string };

/**
 * Opens what a reader brought in an analyzer of its own on a lesson's page.
 * @param card the card before which it stands; without one it is the last thing of the text
 * @param ready called when it can be read, before it is shown
 */
export async function openFigure(
  opened: OpenedInput,
  locale: Locale,
  card: HTMLElement | null,
  actions: ComponentChildren,
  ready: () => void,
): Promise<OpenedFigure> {
  const { id, trace, input, name } = opened;
  const model = new AnalyzerModel(locale, trace);
  await Promise.all([model.open(trace, input, name), linkStyles(viewStyles)]);
  const problem = model.problem.value;
  if (problem) {
    model.leave();
    const { what, todo } = problemWords(problem, locale);
    return { problem: `${what} ${todo}`.trim() };
  }
  ready();
  const figure = document.createElement('figure');
  figure.className = 'analyzer-figure wide';
  figure.dataset.analyzerFixture = trace;
  const place = document.createElement('div');
  place.className = 'analyzer';
  place.id = id;
  place.style.setProperty('--view-height', '360px');
  figure.append(place);
  // Below its heading, not between a heading and the card.
  if (card) card.before(figure);
  else (document.querySelector('.prose') ?? document.getElementById('content'))?.append(figure);
  const unlisten = onShowLines(trace, (lines) => void model.showLines(lines));
  const leave = () => {
    unlisten();
    render(null, place);
    figure.remove();
    model.leave();
  };
  render(<Shown model={model} id={id} name={opened.title} actions={actions} />, place);
  return { figure, leave };
}

interface ShownProps {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly name: string;
  readonly actions: ComponentChildren;
}

function Shown({ model, id, name, actions }: ShownProps) {
  const state = model.opened.value;
  if (model.other.value)
    return <OtherInstrument {...{ model, id, name, actions }} alone={false} addressKey={`at-${id}`} />;
  if (!state) return null;
  return (
    <Frame {...{ model, id, name, actions }} info={state.info} live findings={state.findings}>
      <LiveView model={model} id={id} info={state.info} />
    </Frame>
  );
}
