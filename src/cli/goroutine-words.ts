import type { PathState } from '../analysis/gotrace/path/segments.ts';
import type { GoroutineStory } from '../analysis/gotrace/wakers/one-goroutine.ts';
import { GoState, NONE } from '../formats/gotrace/events.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliGoroutineCatalog } from '../i18n/catalogs/cli-goroutine.ts';
import { stackLines } from './gotrace-profiles.ts';
import { ownFrames } from './gotrace-text.ts';
import { quoteLine } from './text-table.ts';

/** A goroutine by its id and the function that it began in. */
export function whoIs({ trace, name }: GoroutineStory, goroutine: number, locale: Locale): string {
  const words = cliGoroutineCatalog[locale];
  if (goroutine === NONE) return words.noGoroutine;
  const id = words.goroutine(String(trace.tables.goroutines.exact(goroutine)));
  const root = name(goroutine);
  return root === '' ? id : `${id} (${quoteLine(root, 60)})`;
}

/** The innermost frames of a stack that are the program's. */
export function placeOf({ trace }: GoroutineStory, stack: number): string {
  const lines = stackLines(trace.tables, stack);
  return lines.length === 0 ? '' : quoteLine(ownFrames(lines), 400);
}

/** The name of a `GoState` that a goroutine can be in, or of a segment's state. */
export function stateName(state: number | PathState, locale: Locale): string {
  const name = typeof state === 'string' ? state : (pathStateOf[state] ?? 'unknown');
  return cliGoroutineCatalog[locale].stateName(name);
}

const pathStateOf: Readonly<Record<number, PathState>> = {
  [GoState.running]: 'running',
  [GoState.runnable]: 'runnable',
  [GoState.waiting]: 'waiting',
  [GoState.syscall]: 'syscall',
};

/** State and, where the trace gives one, its reason. */
export function stateAndReason(
  { trace }: GoroutineStory,
  { state, reason }: { readonly state: number | PathState; readonly reason: number },
  locale: Locale,
): string {
  const text = trace.tables.strings.text(reason);
  return text !== '' ? `${stateName(state, locale)}: ${quoteLine(text, 40)}` : stateName(state, locale);
}
