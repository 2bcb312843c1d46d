import { formatCount } from './format-count.ts';
import { threeDigits } from './format-duration.ts';

/** A count on a basis: exact where nothing was divided, else with three digits. */
export function formatScaledCount(count: number, scale: number): string {
  const value = count * scale;
  if (scale === 1 || Number.isInteger(value)) return formatCount(value);
  if (value >= 999.5) return formatCount(Math.round(value));
  return value > 0 && value < 0.005 ? '<0.01' : threeDigits(value);
}

/** A difference with its sign: `+3 ms`, `−3 ms`, `±0`. */
export function signed(value: number, format: (absolute: number) => string): string {
  if (Number.isNaN(value)) return '';
  const text = format(Math.abs(value));
  if (value === 0 || /^[0.]+\D*$/.test(text)) return '±0';
  return `${value < 0 ? '−' : '+'}${text}`;
}
