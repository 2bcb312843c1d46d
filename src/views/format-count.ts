import type { Locale } from '../i18n/catalog.ts';
import { threeDigits } from './format-duration.ts';

const grouping = new Intl.NumberFormat('en-US');

/** A count, exact, with digits in groups of three: both languages write `1,219,513`. */
export function formatCount(count: number): string {
  return grouping.format(count);
}

/** A large count for a title line: `1.22 M`, `122万`; below 100,000 exact. */
export function formatLargeCount(count: number, locale: Locale = 'en'): string {
  if (count < 100_000) return formatCount(count);
  if (locale === 'ja') {
    return count < 99_950_000 ? `${largeDigits(count / 1e4)}万` : `${largeDigits(count / 1e8)}億`;
  }
  return count < 999_500 ? `${largeDigits(count / 1e3)} k` : `${largeDigits(count / 1e6)} M`;
}

function largeDigits(value: number): string {
  return value < 999.5 ? threeDigits(value) : formatCount(Math.round(value));
}

/** A number of bytes in decimal units: `812 B`, `10.6 MB`, `1.07 GB`. */
export function formatBytes(bytes: number): string {
  const names = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let index = 0;
  while (value >= 999.5 && index < names.length - 1) {
    value /= 1000;
    index++;
  }
  return `${threeDigits(value)} ${names[index]}`;
}

/** A part of a whole in per cent: `93 %`, `0.4 %`, `<0.1 %`; empty where the whole is 0 or unknown. */
export function formatShare(part: number, whole: number): string {
  if (!(whole > 0) || Number.isNaN(part)) return '';
  const percent = (part / whole) * 100;
  if (percent > 0 && percent < 0.1) return '<0.1 %';
  return `${percent >= 9.95 ? Math.round(percent) : percent.toFixed(1).replace(/\.0$/, '')} %`;
}
