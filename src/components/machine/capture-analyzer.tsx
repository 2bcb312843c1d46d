import { render } from 'preact';
import type { Locale } from '../../i18n/catalog.ts';
import { machineCatalog } from '../../i18n/catalogs/machine.ts';
import { onShowLines } from '../analyzer/events.ts';
import { Frame } from '../analyzer/frame.tsx';
import { LiveView } from '../analyzer/live-view.tsx';
import { AnalyzerModel } from '../analyzer/model.ts';
import { problemWords } from '../analyzer/problem.tsx';
import type { TraceInput } from '../analyzer/protocol.ts';
import viewStyles from '../analyzer/views.css?url';
import type { SharedCapture } from '../exercise/graded-trace.ts';
import { OtherInstrument } from '../instrument/other-instrument.tsx';
import { linkStyles } from '../site/link-styles.ts';
import { saveFile } from './files-pane.tsx';

const id = 'capture';
let opened = 0;
/** Takes the analyzer of the capture before away. */
let leaveBefore: (() => void) | null = null;

type Shown =
  | { readonly capture: SharedCapture; readonly figure: HTMLElement }
  /** Why it was not opened and what to do, for the reader. */
  | { readonly problem: string };

/**
 * Opens a capture of the machine in an analyzer of its own, in place of the capture before; one that cannot be read
 * leaves everything as it was.
 * @param card the card before which it stands; without one it is the last thing of the text
 * @param closed the reader closed it
 */
export async function showCapture(
  file: File,
  locale: Locale,
  card: HTMLElement | null,
  closed: () => Promise<void>,
): Promise<Shown> {
  const trace = `input:capture-${++opened}`;
  const input: TraceInput = { kind: 'files', files: [file] };
  const model = new AnalyzerModel(locale, trace);
  await Promise.all([model.open(trace, input, file.name), linkStyles(viewStyles)]);
  const problem = model.problem.value;
  if (problem) {
    model.leave();
    const { what, todo } = problemWords(problem, locale);
    return { problem: `${what} ${todo}`.trim() };
  }
  leaveBefore?.();
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
    leaveBefore = null;
    unlisten();
    render(null, place);
    figure.remove();
    model.leave();
  };
  leaveBefore = leave;
  const close = () => {
    void closed().then(leave);
    card?.querySelector<HTMLElement>('input, button')?.focus();
  };
  render(<Capture model={model} file={file} close={close} />, place);
  return { capture: { trace, input, name: file.name }, figure };
}

interface CaptureProps {
  readonly model: AnalyzerModel;
  readonly file: File;
  readonly close: () => void;
}

function Capture({ model, file, close }: CaptureProps) {
  const t = machineCatalog[model.locale];
  const state = model.opened.value;
  const name = `${t.captureTitle}: ${file.name}`;
  const actions = (
    <>
      <button type="button" class="an-button" onClick={() => saveFile(file)}>
        {t.captureDownload}
      </button>
      <button type="button" class="an-button" onClick={close}>
        {t.captureClose}
      </button>
    </>
  );
  if (model.other.value)
    return (
      <OtherInstrument
        model={model}
        id={id}
        name={name}
        alone={false}
        addressKey={`at-${id}`}
        actions={actions}
      />
    );
  if (!state) return null;
  return (
    <Frame
      model={model}
      id={id}
      info={state.info}
      name={name}
      live
      findings={state.findings}
      actions={actions}
    >
      <LiveView model={model} id={id} info={state.info} />
    </Frame>
  );
}
