import type { TimeRange } from '../../analysis/strace/query/match.ts';

/**
 * How an analyzer and the rest of a page meet: three events on `document`.
 *
 * `trace-dojo:select` tells that the reader selected a call, `trace-dojo:range` that the time range of the query
 * changed; `trace-dojo:show-lines` asks the analyzer of a fixture to show lines. An analyzer loads its code only when it comes near the screen, so what was asked of one that does not
 * listen yet is kept until it does.
 */
export interface SelectDetail {
  /** `<course>/<exercise>/<file>`, or a trace key of something the reader opened. */
  readonly fixture: string;
  readonly call: number;
  /** 1-based line with the call's result (or its beginning, where it has none). */
  readonly line: number;
  /** Of the call's thread; null in a log without pids. */
  readonly pid: number | null;
}

export interface RangeDetail {
  readonly fixture: string;
  /** Since the log's start; null for the whole time. */
  readonly range: TimeRange | null;
}

export interface ShowLinesDetail {
  readonly fixture: string;
  /** 1-based. */
  readonly lines: readonly number[];
}

/** A capture that came out of the machine; who opens it prevents the default, which is to show it beside the questions. */
export const captureEvent = 'trace-dojo:capture';
export const selectEvent = 'trace-dojo:select';
export const rangeEvent = 'trace-dojo:range';
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

const ranges = new Map<string, TimeRange>();

/** Tells the page that the time range of an analyzer's query changed, whoever changed it. */
export function tellRange(detail: RangeDetail): void {
  if (detail.range) ranges.set(detail.fixture, detail.range);
  else ranges.delete(detail.fixture);
  document.dispatchEvent(new CustomEvent<RangeDetail>(rangeEvent, { detail }));
}

/** The time range that an analyzer of this recording has selected last and still has; undefined where none has. */
export function selectedRange(asked: string): TimeRange | undefined {
  return [...ranges].findLast(([fixture]) => sameFixture(fixture, asked))?.[1];
}
