import { sameFixture } from '../../analyzer/events.ts';
import type { FieldPlace } from './answer-field.ts';

/** What is taken from an analyzer, and how. */
export interface Picking<Detail extends { readonly fixture: string }> {
  /** The event on `document` that carries it. */
  readonly event: string;
  /** Said while the button is pressed. */
  readonly asking: string;
  /** Keeps taking until the button is pressed again. */
  readonly repeated?: boolean;
  /** Takes it into the field; gives what to say, or null where there is nothing to take. */
  readonly take: (detail: Detail) => string | null;
  /** What is there to take already when the button is pressed. */
  readonly already?: () => Detail | undefined;
}

/**
 * Makes the button take the next thing that is selected in an analyzer of this recording as the answer. Hidden where
 * the page has none. Escape or a second press gives up; the focus stays in the analyzer.
 */
export function startPicking<Detail extends { readonly fixture: string }>(
  { form, card, say }: FieldPlace,
  { event, asking, repeated = false, take, already }: Picking<Detail>,
): void {
  const pick = form.querySelector<HTMLButtonElement>('[data-exercise-pick]');
  if (!pick) return;
  const frames = [...document.querySelectorAll<HTMLElement>('[data-analyzer-fixture]')];
  pick.hidden = !frames.some((frame) => sameFixture(frame.dataset.analyzerFixture ?? '', card.fixture));
  let picking: AbortController | null = null;

  const stop = () => {
    picking?.abort();
    picking = null;
    pick.setAttribute('aria-pressed', 'false');
  };
  const accept = (detail: Detail) => {
    const said = take(detail);
    if (said === null) return;
    say(said);
    if (!repeated) stop();
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
    say(asking);
    const listen = (heard: Event) => {
      const { detail } = heard as CustomEvent<Detail>;
      if (sameFixture(detail.fixture, card.fixture)) accept(detail);
    };
    const giveUp = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape') return;
      stop();
      say('');
    };
    document.addEventListener(event, listen, { signal });
    document.addEventListener('keydown', giveUp, { signal });
    const now = already?.();
    if (now) accept(now);
  });
}
