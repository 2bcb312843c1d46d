import type { LocalText } from '../i18n/catalog.ts';
import { message } from './message.ts';

/** A number as a learner typed it: its value and how finely it was written. */
export interface Quantity {
  readonly value: number;
  /** The size of one unit in the last digit typed, in the unit of `value` (57.1 ms: 100,000 ns). */
  readonly step: number;
  /** Significant digits typed; trailing zeros count (450 has three). */
  readonly digits: number;
}

export type Read<T> = { readonly value: T } | { readonly unreadable: LocalText };

const unitsNs: Readonly<Record<string, number>> = {};
for (const [ns, names] of [
  [1, 'ns nsec nsecs nanosecond nanoseconds ナノ秒'],
  [1e3, 'us μs usec usecs microsecond microseconds マイクロ秒'],
  [1e6, 'ms msec msecs millisecond milliseconds ミリ秒'],
  [1e9, 's sec secs second seconds 秒'],
  [60e9, 'min mins minute minutes 分'],
] as const) {
  for (const name of names.split(' ')) (unitsNs as Record<string, number>)[name] = ns;
}

/**
 * The text a learner typed with full-width forms made half-width (NFKC), quotes and backquotes around it and words
 * for "about" before it taken off.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^["'`「“]+|["'`」”]+$/g, '')
    .replace(/^(?:~|≈|about\s|approx\.?\s|ca\.\s|約|およそ|だいたい)\s*/i, '')
    .trim();
}

const numberForm = /^(?:\d+(?:[,_' ]\d{3})+|\d+)?(?:\.\d*)?(?:e[+-]?\d+)?$/i;

/** Reads digits with thousands separators (`57,100`), a decimal point and an exponent; `text` is plain text. */
export function readNumber(text: string): Read<Quantity> {
  if (text === '') return { unreadable: message('empty') };
  if (/^[-−]\s*\d/.test(text)) return { unreadable: message('negative') };
  if (!numberForm.test(text) || !/\d/.test(text)) {
    const comma = /^\d+,\d+$/.test(text);
    return { unreadable: message(comma ? 'decimalComma' : 'notANumber') };
  }
  if (/^0+,/.test(text)) return { unreadable: message('decimalComma') };
  const bare = text.replace(/[,_' ]/g, '').toLowerCase();
  const value = Number(bare);
  if (!Number.isFinite(value)) return { unreadable: message('notANumber') };
  const [mantissa = '', exponent = '0'] = bare.split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  const significant = mantissa.replace('.', '').replace(/^0+/, '');
  return { value: { value, step: 10 ** (Number(exponent) - decimals), digits: significant.length } };
}

/**
 * Reads a duration in nanoseconds: `57.1 ms`, `0.0571s`, `57,100 us`, `57.1ミリ秒`, `1 min 2 s`, and `<0.057100>` as
 * strace prints it (seconds). A number without a unit is refused with a message that says so.
 */
export function readDuration(typed: string): Read<Quantity> {
  let text = plainText(typed);
  if (text === '') return { unreadable: message('empty') };
  const printed = /^<(\d+(?:\.\d+)?)>$/.exec(text);
  if (printed) text = `${printed[1]} s`;
  if (/^[-−]\s*\d/.test(text)) return { unreadable: message('negative') };
  const part = /^([\d.,_' ]+(?:e[+-]?\d+)?)\s*([^\d.,_'\s<>]*)\s*/i;
  let sum: Quantity | undefined;
  while (text !== '') {
    const found = part.exec(text);
    if (!found) return { unreadable: message('notADuration') };
    const number = readNumber((found[1] as string).trim());
    if ('unreadable' in number) return number;
    const unit = found[2] as string;
    if (unit === '') return { unreadable: message('noUnit') };
    const ns = unitsNs[unit] ?? unitsNs[unit.toLowerCase()];
    if (unit.toLowerCase() === 'm') return { unreadable: message('ambiguousMinutes') };
    if (ns === undefined) return { unreadable: message('unknownUnit', unit) };
    const { value, step, digits } = number.value;
    sum = {
      value: (sum?.value ?? 0) + value * ns,
      step: step * ns,
      digits: (sum?.digits ?? 0) + digits,
    };
    text = text.slice(found[0].length);
  }
  return sum ? { value: sum } : { unreadable: message('notADuration') };
}

/** Relative distance that still counts as near, in multiples of the question's tolerance. */
const nearTimes = 3;
/** How far a one-digit answer may be off and still be called a rounding. */
const coarseRelative = 0.1;
/** Nearness for a recorded duration that is asked exactly. */
const nearRelative = 0.02;

export type Match = 'equal' | 'coarse' | 'near' | 'unit-slip' | 'none';

/**
 * How a typed quantity compares with a value of the log.
 *
 * equal: within the relative `tolerance`, or the value rounded to the digits typed (two or more) is what was typed.
 * coarse: equal only at one digit. unit-slip: equal when shifted by 1,000 or 1,000,000. near: within three tolerances.
 * Without `measured` (a count) only an exact value is equal, and nothing is near.
 */
export function matchQuantity(typed: Quantity, value: number, tolerance: number, measured: boolean): Match {
  const distance = Math.abs(typed.value - value);
  const slack = Math.abs(value) * 1e-9 + 1e-9;
  if (distance <= Math.abs(value) * tolerance + slack) return 'equal';
  if (!measured) return distance <= Math.abs(value) * tolerance * nearTimes ? 'near' : 'none';
  const rounded = distance <= typed.step / 2 + slack;
  if (rounded && typed.digits >= 2) return 'equal';
  if (rounded && distance <= value * coarseRelative) return 'coarse';
  if (distance <= Math.abs(value) * Math.max(tolerance * nearTimes, nearRelative)) return 'near';
  for (const factor of [1e3, 1e-3, 1e6, 1e-6]) {
    const shifted: Quantity = { ...typed, value: typed.value * factor, step: typed.step * factor };
    const off = Math.abs(shifted.value - value);
    const atDigits = typed.digits >= 2 && off <= shifted.step / 2 + slack;
    if (value !== 0 && (atDigits || off <= value * tolerance + slack)) return 'unit-slip';
  }
  return 'none';
}

/** `1000` or `1,000,000`: the factor between two quantities that a slip of the unit explains. */
export function slipFactor(typed: number, value: number): string {
  const ratio = Math.max(typed / value, value / typed);
  return ratio > 3e4 ? '1,000,000' : '1,000';
}
