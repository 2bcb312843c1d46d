import type { LocalText } from '../i18n/catalog.ts';
import { formatRange } from './exact-duration.ts';
import { everywhere, message } from './message.ts';
import type { Place } from './subjects.ts';

/** A place as a link names it: the goroutine, the function, the stretch of time, or the view. Texts of a trace are uncut. */
export function placeText(place: Place): LocalText {
  const text = inTrace(place);
  return place.of ? message(place.of, text) : text;
}

function inTrace(place: Place): LocalText {
  switch (place.kind) {
    case 'goroutine': {
      const name = `G${place.id}`;
      return everywhere(place.range ? `${name} ${formatRange(roundRange(place.range))}` : name);
    }
    case 'range':
      return everywhere(formatRange(roundRange(place.range)));
    case 'function':
      return everywhere(place.name);
    case 'view':
      return viewText(place.params);
  }
}

/** What the parameters say beyond the view's name. */
function viewText({ view = '', ...others }: Readonly<Record<string, string>>): LocalText {
  const [first] = Object.entries(others).filter(([name]) => name !== 'count' && name !== 'by');
  return message('view', view, first ? first[1] : '');
}

/** To the microsecond, which is what a link needs to say. */
const roundRange = ({ fromNs, toNs }: { readonly fromNs: number; readonly toNs: number }) => ({
  fromNs: Math.round(fromNs / 1e3) * 1e3,
  toNs: Math.round(toNs / 1e3) * 1e3,
});
