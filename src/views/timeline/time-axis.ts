import type { Clock } from '../../formats/strace/trace.ts';
import { formatWallClock } from '../format-time.ts';
import type { TimeWindow } from './time-window.ts';

export interface Tick {
  readonly ns: number;
  readonly label: string;
}

/** How moments are written: since the beginning of the log, or by its clock. */
export interface TimeStyle {
  readonly clock: Clock;
  readonly baseNs: bigint;
  readonly wallClock: boolean;
}

const units = [
  { unit: 's', ns: 1e9 },
  { unit: 'ms', ns: 1e6 },
  { unit: 'µs', ns: 1e3 },
  { unit: 'ns', ns: 1 },
] as const;

/** Round moments in a window, at most one per `spacing` pixels. */
export function ticksOf(window: TimeWindow, width: number, spacing: number, style: TimeStyle): Tick[] {
  const length = window.toNs - window.fromNs;
  const stepNs = roundStep((length * spacing) / Math.max(width, spacing));
  const ticks: Tick[] = [];
  for (let at = Math.ceil(window.fromNs / stepNs); at * stepNs < window.toNs; at++) {
    ticks.push({ ns: at * stepNs, label: momentLabel(at * stepNs, stepNs, style) });
  }
  return ticks;
}

/** 1, 2 or 5 times a power of ten, at least `ns`; from ten seconds on also 1 and 6 times, as clocks have them. */
export function roundStep(ns: number): number {
  const clockSteps = [30e9, 60e9, 300e9, 600e9, 1800e9, 3600e9, 7200e9, 21_600e9, 86_400e9];
  if (ns > 20e9) return clockSteps.find((step) => step >= ns) ?? 86_400e9 * Math.ceil(ns / 86_400e9);
  const power = 10 ** Math.floor(Math.log10(Math.max(ns, 1)));
  return ([1, 2, 5].find((factor) => factor * power >= ns) ?? 10) * power;
}

/** A moment with as many decimals as tell moments `stepNs` apart. */
export function momentLabel(ns: number, stepNs: number, style: TimeStyle): string {
  if (style.wallClock) {
    const clock = formatWallClock(ns, style.baseNs, style.clock);
    const decimals = Math.max(0, Math.ceil(Math.log10(1e9 / stepNs)));
    if (clock !== '') return decimals === 0 ? clock.slice(0, 8) : clock.slice(0, 9 + decimals);
  }
  if (ns === 0) return '0';
  const size = Math.abs(ns);
  const { unit, ns: unitNs } = units.find((of) => size >= of.ns) ?? units[3];
  const decimals = Math.max(0, Math.ceil(Math.log10(unitNs / stepNs) - 1e-9));
  return `${ns < 0 ? '−' : ''}${(size / unitNs).toFixed(decimals)} ${unit}`;
}
