import type { Locale } from '../i18n/catalog.ts';

const units = [
  { unit: 'ns', ns: 1 },
  { unit: 'µs', ns: 1e3 },
  { unit: 'ms', ns: 1e6 },
  { unit: 's', ns: 1e9 },
] as const;

/**
 * A duration in nanoseconds for people: three significant digits and a unit (`57.1 ms`, `14 µs`, `1.20 s`), from a
 * minute on in two parts (`2 min 5 s`). Decimals that are all zero are left out. Not a number gives an empty string,
 * because a log without `-T` has no durations to show.
 */
export function formatDuration(durationNs: number, locale: Locale = 'en'): string {
  if (Number.isNaN(durationNs)) return '';
  if (durationNs < 0) return `−${formatDuration(-durationNs, locale)}`;
  if (durationNs >= 59.95e9) return longDuration(durationNs, locale);
  // Rounding to three digits may reach the next unit: 999.9 µs is 1 ms, not 1000 µs.
  for (const { unit, ns } of units) {
    const value = durationNs / ns;
    if (value < 999.5) return `${threeDigits(value)} ${unit}`;
  }
  return longDuration(durationNs, locale);
}

/** Three significant digits without an exponent, for 0 ≤ value < 999.5; `14`, `1.20`, `57.1`. */
export function threeDigits(value: number): string {
  if (value === 0) return '0';
  const decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  const text = value.toFixed(decimals);
  return text.replace(/\.0+$/, '');
}

function longDuration(durationNs: number, locale: Locale): string {
  const words = locale === 'ja' ? { h: '時間', min: '分', s: '秒' } : { h: 'h', min: 'min', s: 's' };
  const seconds = Math.round(durationNs / 1e9);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const [first, second] =
    hours > 0
      ? [`${hours} ${words.h}`, minutes && `${minutes} ${words.min}`]
      : [`${minutes} ${words.min}`, seconds % 60 && `${seconds % 60} ${words.s}`];
  return second ? `${first} ${second}` : `${first}`;
}

/**
 * The same duration exactly, in seconds as strace prints it: six decimals, nine where the nanoseconds need them.
 * Shown on hover and copied.
 */
export function exactDuration(durationNs: number): string {
  if (Number.isNaN(durationNs)) return '';
  return `${exactSeconds(durationNs)} s`;
}

/** Seconds with six or nine decimals; exact for every integer below 2^53. */
export function exactSeconds(durationNs: number): string {
  const sign = durationNs < 0 ? '-' : '';
  const absolute = Math.abs(durationNs);
  const seconds = Math.floor(absolute / 1e9);
  const rest = Math.round(absolute - seconds * 1e9);
  const decimals = String(rest).padStart(9, '0');
  return `${sign}${seconds}.${decimals.endsWith('000') ? decimals.slice(0, 6) : decimals}`;
}

/**
 * Reads a duration as a person types it into a filter: `20ms`, `1.5 s`, `300us`, `2 min`, `5 ミリ秒`; a bare number is
 * milliseconds. Returns nanoseconds, or NaN for anything else.
 */
export function parseDuration(text: string): number {
  const match =
    /^\s*([0-9]*\.?[0-9]+)\s*(ns|us|µs|μs|ms|s|sec|min|m|分|秒|ミリ秒|マイクロ秒|ナノ秒)?\s*$/iu.exec(
      text.normalize('NFKC'),
    );
  if (!match) return Number.NaN;
  const factor = unitNs[(match[2] ?? 'ms').toLowerCase()] ?? Number.NaN;
  return Math.round(Number(match[1]) * factor);
}

const unitNs: Readonly<Record<string, number>> = {
  ns: 1,
  ナノ秒: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  マイクロ秒: 1e3,
  ms: 1e6,
  ミリ秒: 1e6,
  s: 1e9,
  sec: 1e9,
  秒: 1e9,
  m: 60e9,
  min: 60e9,
  分: 60e9,
};
