import type { HoldUp } from '../../analysis/gotrace/blocking/wait-kinds.ts';
import type { WireVersion } from '../../formats/gotrace/trace.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { holdUpCatalog } from '../../i18n/catalogs/hold-ups.ts';

/** What held goroutines up, in the words of the page. */
export function holdUpWord(holdUp: HoldUp, locale: Locale): string {
  return holdUpCatalog[locale][holdUp];
}

/** The colour by wait class (src/styles/tokens.css) of what held goroutines up. */
export const holdUpColours: Readonly<Record<HoldUp, string>> = {
  net: 'io',
  sync: 'contention',
  syscall: 'io',
  sched: 'runnable',
  sleep: 'idle',
  gc: 'gc',
  forever: 'idle',
  preempted: 'runnable',
  unknown: 'idle',
  other: 'idle',
};

/** The colour of what a goroutine does: of what held it up, or of running. */
export function stateColour(holdUp: HoldUp | null): string {
  return holdUp === null ? 'work' : holdUpColours[holdUp];
}

/** The Go releases that write a version of the format. */
export function goReleases(version: WireVersion): string {
  const releases: Readonly<Record<WireVersion, string>> = {
    22: 'Go 1.22',
    23: 'Go 1.23–1.24',
    25: 'Go 1.25',
    26: 'Go 1.26–1.27',
  };
  return releases[version];
}
