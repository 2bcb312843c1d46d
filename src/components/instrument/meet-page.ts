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
 */
export function meetPage(fixture: string, params: MetParams): () => void {
  const value = (name: string): string => (params.names.includes(name) ? params.get(name) : '');
  const stops = [
    effect(() => {
      const id = value('id');
      if (/^\d{1,15}$/.test(id)) tellPick({ fixture, goroutine: Number(id) });
    }),
    effect(() => {
      const name = value('group') || value('focus');
      if (name !== '') tellPick({ fixture, function: name });
    }),
    effect(() => tellRange({ fixture, range: readRangeText(value('range')) })),
    onShowPlace(fixture, (asked) => {
      const known = Object.entries(asked).filter(([name]) => params.names.includes(name));
      params.set(Object.fromEntries(known));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    tellRange({ fixture, range: null });
  };
}
