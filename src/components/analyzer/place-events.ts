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
  /** The parameter of the page's address that holds the state of the instrument that is meant. */
  readonly addressKey: string;
  /** Of the instrument's address: what is not named stays as it is. */
  readonly params: Readonly<Record<string, string>>;
}

export const showPlaceEvent = 'trace-dojo:show-place';

export function tellPick(detail: PickDetail): void {
  document.dispatchEvent(new CustomEvent<PickDetail>(selectEvent, { detail }));
}

const waiting = new Map<string, ShowPlaceDetail>();

/**
 * Brings a place to the reader in an instrument of a fixture, now or when it has started: in the one that shows that
 * view already, else in the nearest. False if the page has none.
 */
export function showPlace(fixture: string, params: ShowPlaceDetail['params'], from: Element): boolean {
  const frames = [...document.querySelectorAll<HTMLElement>('[data-analyzer-fixture]')].filter((element) =>
    sameFixture(element.dataset.analyzerFixture ?? '', fixture),
  );
  const topOf = (element: Element) => element.getBoundingClientRect().top;
  const distance = (frame: Element) => Math.abs(topOf(frame) - topOf(from));
  frames.sort((a, b) => distance(a) - distance(b));
  const frame = frames.find((one) => shows(one, params['view'])) ?? frames[0];
  const id = frame?.querySelector('.analyzer')?.id;
  if (!frame || id === undefined) return false;
  const detail: ShowPlaceDetail = { addressKey: `at-${id}`, params };
  waiting.set(detail.addressKey, detail);
  frame.scrollIntoView({ block: 'nearest' });
  document.dispatchEvent(new CustomEvent<ShowPlaceDetail>(showPlaceEvent, { detail }));
  return true;
}

/** Whether a view's tab is the chosen one. */
function shows(frame: Element, view: string | undefined): boolean {
  const tab = frame.querySelector('[role="tab"][aria-selected="true"]');
  return view !== undefined && tab?.id.endsWith(`-tab-${view}`) === true;
}

/** Listens until the returned function is called; what was asked for before is shown at once. */
export function onShowPlace(
  addressKey: string,
  show: (params: ShowPlaceDetail['params']) => void,
): () => void {
  const listen = (event: Event) => {
    const { detail } = event as CustomEvent<ShowPlaceDetail>;
    if (detail?.addressKey !== addressKey) return;
    waiting.delete(addressKey);
    show(detail.params);
  };
  document.addEventListener(showPlaceEvent, listen);
  const asked = waiting.get(addressKey);
  waiting.delete(addressKey);
  if (asked) show(asked.params);
  return () => document.removeEventListener(showPlaceEvent, listen);
}
