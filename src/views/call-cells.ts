import type { Clock } from '../formats/strace/trace.ts';
import { CallState } from '../formats/strace/trace.ts';
import type { Locale } from '../i18n/catalog.ts';
import { waitClassTexts } from '../i18n/catalogs/findings.ts';
import type { CallRow } from './call-row.ts';
import { exactDuration, formatDuration } from './format-duration.ts';
import { formatSinceStart, formatWallClock, type TimeUnit } from './format-time.ts';
import { shortPath, visibleText } from './visible-text.ts';

/** What the cells of a call need to know besides the call. */
export interface CellContext {
  readonly locale: Locale;
  readonly clock: Clock;
  readonly baseNs: bigint;
  readonly unit: TimeUnit;
  /** The clock of the log instead of the time since its beginning. */
  readonly wallClock: boolean;
}

/** The argument cell: text, the name of a bare descriptor, the rest. */
export interface ArgsText {
  readonly before: string;
  /** `‹…/cache.lock›`, shortened; empty where there is none. */
  readonly fdName: string;
  readonly fdTitle: string;
  readonly after: string;
}

const fdNameLength = 28;
// `-y` writes the whole path behind every descriptor; in a cell the last part tells them apart.
const longFdName = /(\d|AT_FDCWD)<(\/[^<>"]*)(\/[^<>"/]+)>/g;

function shortNames(text: string): string {
  return visibleText(
    text.replace(longFdName, (whole, fd, _folder, name) => (whole.length > 18 ? `${fd}<…${name}>` : whole)),
  );
}

export function argsCell(row: CallRow): ArgsText {
  if (row.fdName === '') return { before: shortNames(row.args), fdName: '', fdTitle: '', after: '' };
  const end = /^(?:fd=)?\d+/.exec(row.args)?.[0].length ?? 0;
  return {
    before: visibleText(row.args.slice(0, end)),
    fdName: `‹${visibleText(shortPath(row.fdName, fdNameLength))}›`,
    fdTitle: visibleText(row.fdName),
    after: shortNames(row.args.slice(end)),
  };
}

/** The result without the duration, which has its own column: `-1 ENOENT`, `3`, `…` where there is none. */
export function resultCell(row: CallRow): string {
  if (row.state === CallState.neverFinished || row.state === CallState.detached) return '…';
  const text = row.result.replace(/\s*<\d+(?:\.\d+)?>\s*$/, '');
  return shortNames(row.errno ? text.replace(/\s*\((?!INJECTED|DELAYED)[A-Z][^()]*\)/, '') : text);
}

export function timeCell(row: CallRow, context: CellContext): string {
  return context.wallClock
    ? formatWallClock(row.startNs, context.baseNs, context.clock)
    : formatSinceStart(row.startNs, context.unit);
}

export function tookCell(row: CallRow, locale: Locale): { text: string; title: string } {
  return { text: formatDuration(row.durationNs, locale), title: exactDuration(row.durationNs) };
}

interface ClassText {
  readonly word: string;
  readonly letter: string;
  readonly colour: string;
  readonly means: string;
}

export const noClass: ClassText = { word: '', letter: '', colour: '', means: '' };

/** The class as a word, a letter (for narrow places) and the name of its colour; empty while it is not known. */
export function classCell(row: CallRow, locale: Locale): ClassText {
  if (row.waitClass === -1) return noClass;
  const text = waitClassTexts[row.waitClass];
  return {
    word: text.chip[locale],
    letter: text.letter[locale],
    colour: classColours[row.waitClass],
    means: text.means[locale],
  };
}

/** By `WaitClass`: names of colour variables and pattern classes. */
export const classColours = ['work', 'io', 'contention', 'idle', 'child'] as const;
