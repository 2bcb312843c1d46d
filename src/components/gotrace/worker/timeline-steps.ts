import type { StretchRows } from '../../../analysis/gotrace/timeline/rows.ts';
import type { StretchStep } from '../timeline/protocol.ts';
import type { ShownRows } from './timeline-store.ts';

export interface StretchPlace {
  /** In the order that is shown. */
  readonly row: number;
  readonly entry: number;
}

/** Empty stretches that are passed over at most. */
const mostEmpty = 1_000_000;

/** The stretch that a key leads to from the one at a moment of a row; null where there is none. */
export function stepFrom(
  { of, order, found }: ShownRows,
  step: StretchStep,
  row: number,
  ns: number,
): StretchPlace | null {
  if (order.length === 0) return null;
  const here = Math.max(0, Math.min(row, order.length - 1));
  const at = (place: number) => order[place] as number;
  const entry = of.entryAt(at(here), ns);
  switch (step) {
    case 'at':
      return entry >= 0 && of.kind(at(here), entry) !== 0 ? { row: here, entry } : null;
    case 'next':
      return along(of, at(here), here, entry + 1, 1);
    case 'previous':
      return along(of, at(here), here, entry - 1, -1);
    case 'first':
      return along(of, at(here), here, 0, 1);
    case 'last':
      return along(of, at(here), here, of.length(at(here)) - 1, -1);
    case 'up':
    case 'down': {
      const way = step === 'up' ? -1 : 1;
      for (let next = here + way; next >= 0 && next < order.length; next += way) {
        const place = nearest(of, at(next), next, ns);
        if (place) return place;
      }
      return null;
    }
    default:
      return nextFound(of, order, found, step === 'found' ? 1 : -1, here, ns);
  }
}

function along(of: StretchRows, row: number, place: number, from: number, way: 1 | -1): StretchPlace | null {
  for (let entry = from, passed = 0; entry >= 0 && entry < of.length(row); entry += way) {
    if (of.kind(row, entry) !== 0) return { row: place, entry };
    if (++passed > mostEmpty) return null;
  }
  return null;
}

function nearest(of: StretchRows, row: number, place: number, ns: number): StretchPlace | null {
  const entry = of.entryAt(row, ns);
  return along(of, row, place, Math.max(0, entry), -1) ?? along(of, row, place, entry + 1, 1);
}

/** In time over all rows; where goroutines have rows of their own, every stretch of a row is found. */
function nextFound(
  of: StretchRows,
  order: Int32Array,
  found: Uint8Array | null,
  way: 1 | -1,
  here: number,
  ns: number,
): StretchPlace | null {
  if (found === null) {
    const next = here + way;
    return next >= 0 && next < order.length ? along(of, order[next] as number, next, 0, 1) : null;
  }
  let best: StretchPlace | null = null;
  let bestNs = way * Number.POSITIVE_INFINITY;
  for (const [place, row] of order.entries()) {
    const after = of.entryAt(row, ns);
    // Of several rows at one moment the ones below come after.
    const begin = way === 1 ? after + 1 : after;
    for (let entry = begin; entry >= 0 && entry < of.length(row); entry += way) {
      const startNs = of.fromNs(row, entry);
      if (way * startNs >= way * bestNs) break;
      if (way === -1 && startNs >= ns) continue;
      if (!of.isFound(row, entry)) continue;
      best = { row: place, entry };
      bestNs = startNs;
      break;
    }
  }
  return best;
}
