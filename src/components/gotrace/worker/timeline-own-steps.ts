import { codeMask, PROC_RUNS, PROC_STOPS } from '../../../analysis/gotrace/timeline/state-codes.ts';
import { placeOfPage, type TransitionLog } from '../../../analysis/gotrace/timeline/transition-log.ts';

/** Changes of state that are looked through at most: some tenths of a second. */
const mostPassed = 20_000_000;

/**
 * The moments at which a goroutine changes its state after (`way` 1) or before (-1) a moment, from the nearest on.
 * @param goroutine index into `goroutines`
 */
export function* ownChanges(
  log: TransitionLog,
  goroutine: number,
  ns: number,
  way: 1 | -1,
): Generator<number> {
  const begin = log.from(way === 1 ? ns + 1 : ns);
  if (way === 1 && begin >= log.end) return;
  let passed = 0;
  for (let at = Math.min(pageOf(begin), log.pages.length - 1); at >= 0 && at < log.pages.length; at += way) {
    const page = log.pages[at];
    if (!page) return;
    const { count, code, goroutine: whose, offsetNs, baseNs } = page;
    const first = at === pageOf(begin) ? begin - placeOfPage(at) : way === 1 ? 0 : count;
    for (let row = way === 1 ? first : first - 1; row >= 0 && row < count; row += way) {
      if (++passed > mostPassed) return;
      if (whose[row] !== goroutine) continue;
      const is = (code[row] as number) & codeMask;
      if (is !== PROC_RUNS && is !== PROC_STOPS) yield baseNs + (offsetNs[row] as number);
    }
  }
}

const pageOf = (place: number) => Math.floor(place / placeOfPage(1));
