import type { TraceInfo } from '../../../views/call-row.ts';
import { momentLabel, roundStep, type TimeStyle } from '../../../views/timeline/time-axis.ts';
import type { TimeWindow } from '../../../views/timeline/time-window.ts';
import { hasWallClock } from '../labels.ts';

export function timeStyle(info: TraceInfo, wallClock: boolean): TimeStyle {
  return { clock: info.clock, baseNs: BigInt(info.baseNs), wallClock: wallClock && hasWallClock(info) };
}

/** Both ends of a stretch, with as many decimals as it takes to tell a thousandth of it. */
export function endsOf({ fromNs, toNs }: TimeWindow, style: TimeStyle): { from: string; to: string } {
  const stepNs = roundStep((toNs - fromNs) / 1000);
  return { from: momentLabel(fromNs, stepNs, style), to: momentLabel(toNs, stepNs, style) };
}
