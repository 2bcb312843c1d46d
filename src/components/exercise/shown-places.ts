import { placeText } from '../../grading/place-text.ts';
import { isGoTrace, isPair, isProfile, type Place, type Subject } from '../../grading/subjects.ts';
import type { LocalText } from '../../i18n/catalog.ts';
import { rangeText } from '../../views/gotrace/range-text.ts';
import { cutText, visibleText } from '../../views/visible-text.ts';

/** A place as the page links it. */
export interface ShownPlace {
  /** Safe to look at. */
  readonly text: LocalText;
  /** Of the address of the instrument that shows it; an empty one stands for what is usual. */
  readonly params: Readonly<Record<string, string>>;
  /** Of a pair: which of the two. */
  readonly of?: 'before' | 'after';
}

const mostText = 120;

/** Places with the view that shows each of them. */
export function shownPlaces(places: readonly Place[], subject: Subject): readonly ShownPlace[] {
  const shown = (text: string): string => cutText(visibleText(text), mostText);
  return places.map((place) => {
    const side = isPair(subject) ? { of: place.of ?? 'after' } : {};
    const { en, ja } = placeText({ ...place, ...side });
    const of = isPair(subject) ? subject[place.of ?? 'after'] : subject;
    return { text: { en: shown(en), ja: shown(ja) }, params: paramsOf(place, of), ...side };
  });
}

function paramsOf(place: Place, subject: Subject): Readonly<Record<string, string>> {
  switch (place.kind) {
    case 'goroutine':
      return { view: 'goroutine', id: String(place.id), range: rangeText(place.range ?? null) };
    case 'range':
      return { view: 'timeline', range: rangeText(place.range) };
    case 'function':
      return isProfile(subject)
        ? { view: 'callers', focus: place.name }
        : { ...functionInTrace(place.name, subject), range: '' };
    case 'view':
      return place.params;
  }
}

/** The group of goroutines that begin in a function; of another function, the waits that it stands in. */
function functionInTrace(name: string, subject: Subject): Readonly<Record<string, string>> {
  const group = isGoTrace(subject) ? subject.figures.groups.find((one) => one.name === name) : undefined;
  if (!group) return { view: 'blocking', q: name };
  return { view: 'goroutines', q: '', group: name, ...(group.system && { system: '1' }) };
}
