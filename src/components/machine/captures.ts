import { formatBytes } from '../../views/format-count.ts';
import { cutText, visibleText } from '../../views/visible-text.ts';
import type { SubmittedFile } from '../../vm/types.ts';
import { captureEvent } from '../analyzer/events.ts';
import type { Taken } from '../exercise/own-capture.ts';
import { startCard } from '../exercise/start.ts';
import type { DockState } from './dock-state.ts';

/** What a page takes from the guest at once: more does not fit beside the machine in a tab's memory. */
const limitBytes = 64_000_000;
const nameLength = 60;

/**
 * A capture came out of the machine: the Analyze page opens it as a file; a lesson shows it in an analyzer above the
 * questions of its exercise and asks them of it.
 */
export async function takeCapture(dock: DockState, { name, bytes }: SubmittedFile): Promise<void> {
  const { model } = dock;
  const t = model.words;
  const shown = cutText(visibleText(name), nameLength);
  if (bytes.length > limitBytes) {
    model.say(t.submitTooLarge(shown, formatBytes(bytes.length), formatBytes(limitBytes)), 'problem');
    return;
  }
  const file = new File([bytes as Uint8Array<ArrayBuffer>], name);
  if (!document.dispatchEvent(new CustomEvent<File>(captureEvent, { detail: file, cancelable: true }))) {
    model.say(t.capturedAlone(shown), 'said', [
      show(t.showCapture, () => document.getElementById('analyzer')),
    ]);
    return;
  }
  const cards = cardsFor(model.props.scenario);
  const { showCapture } = await import('./capture-analyzer.tsx');
  const opened = await showCapture(file, model.props.locale, cards[0] ?? null, async () => {
    for (const card of cards) await (await startCard(card)).takeCapture(null);
  });
  if ('problem' in opened) {
    model.say(t.submitNotTrace(shown, opened.problem), 'problem');
    return;
  }
  const taken = new Set<Taken>();
  for (const card of cards) taken.add(await (await startCard(card)).takeCapture(opened.capture));
  const said = taken.has('asked') ? t.captured : taken.has('kept') ? t.capturedHalf : t.capturedNotAsked;
  const words = cards.length === 0 ? t.capturedAlone : said;
  model.say(words(shown), 'said', [show(t.showCapture, () => opened.figure)]);
  opened.figure.scrollIntoView({ block: 'start' });
}

/** The cards of the scenario's exercise, else of the page's first one. */
function cardsFor(scenario: string | null): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>('[data-exercise]')];
  const own = all.filter(({ dataset }) => dataset.exercise === scenario);
  return own.length > 0 ? own : all.filter(({ dataset }) => dataset.exercise === all[0]?.dataset.exercise);
}

function show(label: string, element: () => HTMLElement | null) {
  return {
    label,
    act: () => {
      const place = element();
      place?.scrollIntoView({ block: 'start' });
      place
        ?.querySelector<HTMLElement>('.vt, [role="tab"][aria-selected="true"]')
        ?.focus({ preventScroll: true });
    },
  };
}
