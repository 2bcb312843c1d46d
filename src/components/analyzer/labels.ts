import type { Locale } from '../../i18n/catalog.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import type { CellContext } from '../../views/call-cells.ts';
import type { CallLabels, CallParts } from '../../views/call-columns.ts';
import type { TraceInfo } from '../../views/call-row.ts';
import { formatCount, formatLargeCount } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import { timeUnit } from '../../views/format-time.ts';

/** Which columns a log has anything for. */
export function callParts(info: TraceInfo): CallParts {
  return { time: info.clock !== 'none', pids: info.hasPids, durations: info.hasDurations };
}

export function cellContext(info: TraceInfo, locale: Locale, wallClock: boolean): CellContext {
  return {
    locale,
    clock: info.clock,
    baseNs: BigInt(info.baseNs),
    unit: timeUnit(info.endNs ?? 0),
    wallClock: wallClock && hasWallClock(info),
  };
}

export function hasWallClock(info: TraceInfo): boolean {
  return info.clock === 'day' || info.clock === 'epoch';
}

export function callLabels(info: TraceInfo, locale: Locale, wallClock: boolean): CallLabels {
  const t = analyzerCatalog[locale];
  const clock = info.clock === 'epoch' ? t.columnClockUtc : t.columnClock;
  const since = timeUnit(info.endNs ?? 0) === 'ms' ? t.columnTimeMs : t.columnTimeS;
  return {
    line: t.columnLine,
    lineTitle: t.columnLineTitle,
    time: wallClock && hasWallClock(info) ? clock : since,
    timeTitle: t.columnTimeTitle,
    pid: t.columnPid,
    syscall: t.columnSyscall,
    args: t.columnArgs,
    result: t.columnResult,
    class: t.columnClass,
    classTitle: t.columnClassTitle,
    took: t.columnTook,
    tookTitle: t.columnTookTitle,
  };
}

/** The title line's facts: processes, duration, calls, lines. */
export function traceFacts(info: TraceInfo, locale: Locale): string[] {
  const t = analyzerCatalog[locale];
  const facts: string[] = [];
  if (info.names.length > 1) facts.push(t.fileCount(formatCount(info.names.length)));
  if (info.hasPids) facts.push(t.processes(formatCount(info.threads), info.threads === 1));
  if (info.endNs !== null) facts.push(formatDuration(info.endNs, locale));
  facts.push(t.callCount(formatLargeCount(info.calls, locale), info.calls === 1));
  facts.push(t.lineCount(formatLargeCount(info.lines, locale), info.lines === 1));
  return facts;
}
