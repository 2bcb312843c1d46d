import { effect } from '@preact/signals';
import { readRangeText } from '../../views/gotrace/range-text.ts';
import { tellRange } from '../analyzer/events.ts';
import { onShowPlace, tellPick } from '../analyzer/place-events.ts';

/** The part of `ViewParams` that is used, whatever its names. */
interface MetParams {
  readonly names: readonly string[];
  get(name: string): string;
  set(changes: Readonly<Record<string, string>>): void;
}

/**
 * Joins an instrument with the cards of its page, until the returned function is called: tells them which goroutine,
 * function or range its address names, and shows what they point to.
 * @param fixture `<course>/<exercise>/<file>`, or the trace key of something the reader opened
 * @param addressKey of the instrument; null where it has the page to itself, and nobody points to it
 */
export function meetPage(fixture: string, params: MetParams, addressKey: string | null): () => void {
  const value = (name: string): string => (params.names.includes(name) ? params.get(name) : '');
  let told = false;
  const stops: (() => void)[] = [
    effect(() => {
      const id = value('id');
      if (/^\d{1,15}$/.test(id)) tellPick({ fixture, goroutine: Number(id) });
    }),
    effect(() => {
      const name = value('group') || value('focus');
      if (name !== '') tellPick({ fixture, function: name });
    }),
    effect(() => {
      const range = readRangeText(value('range'));
      // Another instrument of this recording may have a range: none takes it away.
      if (range || told) tellRange({ fixture, range });
      told = range !== null;
    }),
  ];
  const show = (asked: Readonly<Record<string, string>>) => {
    const known = Object.entries(asked).filter(([name]) => params.names.includes(name));
    params.set(Object.fromEntries(known));
  };
  if (addressKey !== null) stops.push(onShowPlace(addressKey, show));
  return () => {
    for (const stop of stops) stop();
    if (told) tellRange({ fixture, range: null });
  };
}
