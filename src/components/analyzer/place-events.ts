import { sameFixture, selectEvent } from './events.ts';

/*
 * The same meeting for instruments of Go traces and profiles: what a reader selected there, and places that a card asks
 * them to show.
 */

/** What a reader selected in an instrument; what it does not have is left out. Sent as `trace-dojo:select`. */
export interface PickDetail {
  /** `<course>/<exercise>/<file>`, or a trace key of something the reader opened. */
  readonly fixture: string;
  /** Id of a goroutine, as the trace has it. */
  readonly goroutine?: number;
  /** Full name of a function. */
  readonly function?: string;
}

export interface ShowPlaceDetail {
  readonly fixture: string;
  /** Of the instrument's address: what is not named stays as it is. */
  readonly params: Readonly<Record<string, string>>;
}

export const showPlaceEvent = 'trace-dojo:show-place';

export function tellPick(detail: PickDetail): void {
  document.dispatchEvent(new CustomEvent<PickDetail>(selectEvent, { detail }));
}

const waiting = new Map<string, ShowPlaceDetail>();

/** Brings a place to the reader in the page's instrument of a fixture, now or when it has started. False if there is none. */
export function showPlace(detail: ShowPlaceDetail): boolean {
  const frame = [...document.querySelectorAll<HTMLElement>('[data-analyzer-fixture]')].find((element) =>
    sameFixture(element.dataset.analyzerFixture ?? '', detail.fixture),
  );
  if (!frame) return false;
  waiting.set(frame.dataset.analyzerFixture ?? '', detail);
  frame.scrollIntoView({ block: 'nearest' });
  document.dispatchEvent(new CustomEvent<ShowPlaceDetail>(showPlaceEvent, { detail }));
  return true;
}

/** Listens until the returned function is called; what was asked for before is shown at once. */
export function onShowPlace(
  fixture: string,
  show: (params: Readonly<Record<string, string>>) => void,
): () => void {
  const listen = (event: Event) => {
    const { detail } = event as CustomEvent<ShowPlaceDetail>;
    if (!detail || !sameFixture(fixture, String(detail.fixture))) return;
    waiting.delete(fixture);
    show(detail.params);
  };
  document.addEventListener(showPlaceEvent, listen);
  const asked = waiting.get(fixture);
  waiting.delete(fixture);
  if (asked) show(asked.params);
  return () => document.removeEventListener(showPlaceEvent, listen);
}
