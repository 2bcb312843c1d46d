import type { TraceInfo } from '../call-row.ts';
import { formatSinceStart, formatWallClock, timeUnit } from '../format-time.ts';

/** A moment as the table of calls shows it, with its unit; by the clock of the log where that is asked for. */
export function whenText(ns: number, info: TraceInfo, wallClock: boolean): string {
  const clock = wallClock ? formatWallClock(ns, BigInt(info.baseNs), info.clock) : '';
  if (clock !== '') return clock;
  const unit = timeUnit(info.endNs ?? 0);
  const text = formatSinceStart(ns, unit);
  return text === '' ? '' : `${text} ${unit}`;
}
