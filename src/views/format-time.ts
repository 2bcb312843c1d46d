import type { Clock } from '../formats/strace/trace.ts';

const dayNs = 86_400_000_000_000n;

/** Decimals of the time column: milliseconds with three for short logs, seconds with six for long ones. */
export type TimeUnit = 'ms' | 's';

/** Which unit keeps the time column short for a log that lasts `endNs`. */
export function timeUnit(endNs: number): TimeUnit {
  return endNs > 100e9 ? 's' : 'ms';
}

/** Time since the log's start in a fixed unit, so that the column aligns: `66.312` (ms) or `731.204118` (s). */
export function formatSinceStart(startNs: number, unit: TimeUnit): string {
  if (Number.isNaN(startNs)) return '';
  return unit === 'ms' ? (startNs / 1e6).toFixed(3) : (startNs / 1e9).toFixed(6);
}

/**
 * The clock as the log prints it: `21:04:09.575880`, with the nanoseconds where there are any. Logs with `-ttt` hold
 * UTC; logs with `-t` and `-tt` hold the recording machine's local time, without a date. Empty without a clock.
 */
export function formatWallClock(startNs: number, baseNs: bigint, clock: Clock): string {
  if (Number.isNaN(startNs) || (clock !== 'day' && clock !== 'epoch')) return '';
  const absolute = baseNs + BigInt(Math.round(startNs));
  const ofDay = ((absolute % dayNs) + dayNs) % dayNs;
  const seconds = Number(ofDay / 1_000_000_000n);
  const rest = String(ofDay % 1_000_000_000n).padStart(9, '0');
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${time}.${rest.endsWith('000') ? rest.slice(0, 6) : rest}`;
}

/** The UTC date of a `-ttt` log as `2026-11-21`; empty for other clocks, which have no date. */
export function formatDate(startNs: number, baseNs: bigint, clock: Clock): string {
  if (Number.isNaN(startNs) || clock !== 'epoch') return '';
  const ms = Number((baseNs + BigInt(Math.round(startNs))) / 1_000_000n);
  return Number.isFinite(ms) && Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString().slice(0, 10) : '';
}
