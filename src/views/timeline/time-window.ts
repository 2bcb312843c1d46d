/** A stretch of time, in nanoseconds from the trace's base. */
export interface TimeWindow {
  readonly fromNs: number;
  readonly toNs: number;
}

/** Nothing shorter is looked at: strace prints microseconds, at best nanoseconds. */
export const shortestWindowNs = 200;

/** The window moved and cut so that it lies inside `whole` and has a length. */
export function clampWindow({ fromNs, toNs }: TimeWindow, whole: TimeWindow): TimeWindow {
  const longest = Math.max(whole.toNs - whole.fromNs, shortestWindowNs);
  const length = Math.min(Math.max(toNs - fromNs, shortestWindowNs), longest);
  const middle = (fromNs + toNs) / 2;
  const from = Math.min(Math.max(middle - length / 2, whole.fromNs), whole.fromNs + longest - length);
  return { fromNs: from, toNs: from + length };
}

/** The part of a range that lies inside `whole`; a range may be open at either end. */
export function cutRange({ fromNs, toNs }: TimeWindow, whole: TimeWindow): TimeWindow {
  return { fromNs: Math.max(fromNs, whole.fromNs), toNs: Math.min(toNs, whole.toNs) };
}

/** Shows `factor` times as much time, with `atNs` staying where it is. */
export function zoomWindow(window: TimeWindow, whole: TimeWindow, factor: number, atNs: number): TimeWindow {
  const longest = Math.max(whole.toNs - whole.fromNs, shortestWindowNs);
  const length = window.toNs - window.fromNs;
  const next = Math.min(Math.max(length * factor, shortestWindowNs), longest);
  const fromNs = atNs - (atNs - window.fromNs) * (next / length);
  return clampWindow({ fromNs, toNs: fromNs + next }, whole);
}

export function panWindow(window: TimeWindow, whole: TimeWindow, byNs: number): TimeWindow {
  return clampWindow({ fromNs: window.fromNs + byNs, toNs: window.toNs + byNs }, whole);
}

/** The window moved as little as shows [fromNs, toNs) with some air around; longer than the window, it is shown whole. */
export function windowShowing(
  window: TimeWindow,
  whole: TimeWindow,
  fromNs: number,
  toNs: number,
): TimeWindow {
  const length = window.toNs - window.fromNs;
  const air = length / 20;
  if (toNs - fromNs > length - 2 * air) {
    // A long call is not worth losing one's place for: some part of it in view is enough.
    if (fromNs < window.toNs - air && toNs > window.fromNs + air) return window;
    return clampWindow({ fromNs: fromNs - air, toNs: fromNs - air + length }, whole);
  }
  if (fromNs < window.fromNs + air) return panWindow(window, whole, fromNs - air - window.fromNs);
  if (toNs > window.toNs - air) return panWindow(window, whole, toNs + air - window.toNs);
  return window;
}

export function sameWindow(a: TimeWindow | null, b: TimeWindow | null): boolean {
  return a?.fromNs === b?.fromNs && a?.toNs === b?.toNs;
}

/** `1.2s..1.5s`, as an address holds it; '' for the whole time. */
export function windowText(window: TimeWindow | null): string {
  const seconds = (ns: number) => `${(ns / 1e9).toFixed(9).replace(/\.?0+$/, '')}s`;
  return window ? `${seconds(Math.round(window.fromNs))}..${seconds(Math.round(window.toNs))}` : '';
}

/** Reads what `windowText` writes; null for anything else. */
export function parseWindow(text: string | null): TimeWindow | null {
  const match = /^(-?\d{1,9}(?:\.\d{1,9})?)s\.\.(-?\d{1,9}(?:\.\d{1,9})?)s$/.exec(text ?? '');
  if (!match) return null;
  const window = { fromNs: Math.round(Number(match[1]) * 1e9), toNs: Math.round(Number(match[2]) * 1e9) };
  return window.toNs > window.fromNs ? window : null;
}
