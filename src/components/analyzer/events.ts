/**
 * How an analyzer and the rest of a page meet: two events on `document`.
 *
 * `trace-dojo:select` tells that the reader selected a call; `trace-dojo:show-lines` asks the analyzer of a fixture to
 * show lines. An analyzer loads its code only when it comes near the screen, so what was asked of one that does not
 * listen yet is kept until it does.
 */
export interface SelectDetail {
  /** `<course>/<exercise>/<file>`, or a trace key of something the reader opened. */
  readonly fixture: string;
  readonly call: number;
  /** 1-based line with the call's result (or its beginning, where it has none). */
  readonly line: number;
}

export interface ShowLinesDetail {
  readonly fixture: string;
  /** 1-based. */
  readonly lines: readonly number[];
}

export const selectEvent = 'trace-dojo:select';
export const showLinesEvent = 'trace-dojo:show-lines';

const waiting = new Map<string, ShowLinesDetail>();

/** True where `asked` (`course/exercise` or `course/exercise/file`) means the recording `fixture`. */
export function sameFixture(fixture: string, asked: string): boolean {
  return fixture === asked || fixture.startsWith(`${asked}/`);
}

/** Brings the lines of a fixture to the reader: scrolls to its analyzer and lights them there. False if the page has none. */
export function showLines(detail: ShowLinesDetail): boolean {
  const frame = [...document.querySelectorAll<HTMLElement>('[data-analyzer-fixture]')].find((element) =>
    sameFixture(element.dataset.analyzerFixture ?? '', detail.fixture),
  );
  if (!frame) return false;
  waiting.set(frame.dataset.analyzerFixture ?? '', detail);
  frame.scrollIntoView({ block: 'nearest' });
  document.dispatchEvent(new CustomEvent<ShowLinesDetail>(showLinesEvent, { detail }));
  return true;
}

/** What was asked of this fixture before its analyzer was there; asked for once. */
export function takeWaiting(fixture: string): ShowLinesDetail | undefined {
  const detail = waiting.get(fixture);
  waiting.delete(fixture);
  return detail;
}

/** Listens until the returned function is called. */
export function onShowLines(fixture: string, show: (lines: readonly number[]) => void): () => void {
  const listen = (event: Event) => {
    const { detail } = event as CustomEvent<ShowLinesDetail>;
    if (!detail || !sameFixture(fixture, String(detail.fixture)) || !Array.isArray(detail.lines)) return;
    waiting.delete(fixture);
    show(detail.lines.map(Number).filter((line) => line > 0));
  };
  document.addEventListener(showLinesEvent, listen);
  return () => document.removeEventListener(showLinesEvent, listen);
}

export function tellSelect(detail: SelectDetail): void {
  document.dispatchEvent(new CustomEvent<SelectDetail>(selectEvent, { detail }));
}
