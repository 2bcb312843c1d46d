import type { Locale } from '../../i18n/catalog.ts';
import { machineCatalog } from '../../i18n/catalogs/machine.ts';
import { openFigure } from '../analyzer/opened-figure.tsx';
import type { TraceInput } from '../analyzer/protocol.ts';
import type { SharedCapture } from '../exercise/graded-trace.ts';
import { saveFile } from './files-pane.tsx';

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
  const t = machineCatalog[locale];
  const trace = `input:capture-${++opened}`;
  const input: TraceInput = { kind: 'files', files: [file] };
  let leave = () => {};
  const close = () => {
    void closed().then(() => leave());
    card?.querySelector<HTMLElement>('input, button')?.focus();
  };
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
  const title = `${t.captureTitle}: ${file.name}`;
  const shown = await openFigure(
    { id: 'capture', trace, input, name: file.name, title },
    locale,
    card,
    actions,
    () => leaveBefore?.(),
  );
  if ('problem' in shown) return shown;
  leave = () => {
    leaveBefore = null;
    shown.leave();
  };
  leaveBefore = leave;
  return { capture: { trace, input, name: file.name }, figure: shown.figure };
}
