import type { RowKind } from '../../../analysis/gotrace/timeline/rows-of.ts';
import type { Locale } from '../../../i18n/catalog.ts';
import { gotraceTimelineCatalog } from '../../../i18n/catalogs/gotrace-timeline.ts';
import { formatDuration } from '../../../views/format-duration.ts';
import { rowName, shortName } from '../../../views/gotrace-timeline/overlay.ts';
import type {
  TimelineInfo,
  TimelineStretch,
  UserTold,
} from '../../../views/gotrace-timeline/timeline-data.ts';
import { momentLabel, roundStep } from '../../../views/timeline/time-axis.ts';
import { visibleText } from '../../../views/visible-text.ts';

const sinceStart = { clock: 'none', baseNs: 0n, wallClock: false } as const;

/** A moment with as many decimals as tell a thousandth of a length. */
export function momentOf(ns: number, lengthNs: number): string {
  return momentLabel(ns, roundStep(Math.max(1, lengthNs / 1000)), sinceStart);
}

const kindKeys = [
  'kindRunning',
  'kindGcWork',
  'kindSyscall',
  'kindNetwork',
  'kindRunnable',
  'kindBlocked',
  'kindGcWait',
  'kindSleep',
  'kindOther',
  'kindTask',
  'kindRegion',
  'kindSweep',
] as const;

/** @param kind a `StretchKind`; '' for the empty one */
export function kindWord(kind: number, locale: Locale): string {
  const key = kindKeys[kind - 1];
  return key ? gotraceTimelineCatalog[locale][key] : '';
}

/** The state of a stretch, with the runtime's own word for its reason. */
export function stateWords(kind: number, reason: string, locale: Locale): string {
  const words = kindWord(kind, locale);
  return reason === '' ? words : `${words}: ${visibleText(reason)}`;
}

export function goroutineWords({ id, name }: { readonly id: number; readonly name: string }): string {
  return `G${id}${name === '' ? '' : ` ${shortName(name)}`}`;
}

/** A task by its name and id, a region by its type. */
export function userWords({ task, region }: UserTold): string {
  return visibleText(region ?? task ?? '');
}

/** A stretch as it is read out. */
export function spokenStretch(
  stretch: TimelineStretch,
  info: TimelineInfo,
  by: RowKind,
  locale: Locale,
): string {
  const t = gotraceTimelineCatalog[locale];
  const length = stretch.toNs - stretch.fromNs;
  return t
    .spoken(
      by === 'goroutine' ? '' : rowName(stretch.rowOf, by),
      stretch.user ? userWords(stretch.user) : goroutineWords(stretch),
      stateWords(stretch.kind, info.reasons[stretch.code] ?? '', locale),
      momentOf(stretch.fromNs, length),
      formatDuration(length, locale),
    )
    .replace(/^: /, '');
}
