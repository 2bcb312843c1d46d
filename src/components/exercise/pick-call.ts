import { exerciseCatalog } from '../../i18n/catalogs/exercise.ts';
import { type SelectDetail, sameFixture, selectEvent } from '../analyzer/events.ts';
import type { CardContext } from './question-form.ts';

/**
 * Makes the button take the next call that is selected in an analyzer of this recording as the answer. Hidden where
 * the page has none. Escape or a second press gives up; the focus stays in the analyzer.
 */
export function startPicking(
  pick: HTMLButtonElement,
  field: HTMLInputElement,
  card: CardContext,
  say: (text: string) => void,
): void {
  const t = exerciseCatalog[card.locale];
  const frames = [...document.querySelectorAll<HTMLElement>('[data-analyzer-fixture]')];
  pick.hidden = !frames.some((frame) => sameFixture(frame.dataset.analyzerFixture ?? '', card.fixture));
  let picking: AbortController | null = null;

  const stop = () => {
    picking?.abort();
    picking = null;
    pick.setAttribute('aria-pressed', 'false');
  };
  pick.addEventListener('click', () => {
    if (picking) {
      stop();
      say('');
      return;
    }
    picking = new AbortController();
    const { signal } = picking;
    pick.setAttribute('aria-pressed', 'true');
    say(t.picking);
    document.addEventListener(
      selectEvent,
      (event) => {
        const { fixture, line } = (event as CustomEvent<SelectDetail>).detail;
        if (!sameFixture(fixture, card.fixture)) return;
        field.value = String(line);
        say(t.picked(line));
        stop();
      },
      { signal },
    );
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        stop();
        say('');
      },
      { signal },
    );
  });
}
