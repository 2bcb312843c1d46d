import type { Moment, QueryErrorCode } from './ast.ts';

/** A number as it was read, or why it is none. */
export type ReadNumber = number | QueryErrorCode;

const durationUnits = [
  ['s', 1e9],
  ['ms', 1e6],
  ['us', 1e3],
  ['ns', 1],
] as const;
const unitNs: Readonly<Record<string, number>> = {
  ...Object.fromEntries(durationUnits),
  µs: 1e3,
  μs: 1e3,
  m: 60e9,
  min: 60e9,
};
const sizeUnits: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** An integer, decimal or with `0x`. */
export function readInteger(text: string): ReadNumber {
  if (!/^-?(\d+|0x[0-9a-f]+)$/i.test(text)) return 'bad-number';
  const value = text.startsWith('-') ? -Number(text.slice(1)) : Number(text);
  return Number.isSafeInteger(value) ? value + 0 : 'too-large';
}

/** A duration with its unit (`1.5ms`), in nanoseconds; only 0 needs no unit. */
export function readDuration(text: string): ReadNumber {
  const match = /^(\d*)(?:\.(\d+))?([a-zµμ]*)$/i.exec(text);
  if (!match || (match[1] === '' && match[2] === undefined)) return 'bad-number';
  const [, whole = '', fraction = '', unit = ''] = match;
  if (unit === '') return Number(text) === 0 ? 0 : 'missing-unit';
  const factor = Object.hasOwn(unitNs, unit.toLowerCase()) ? unitNs[unit.toLowerCase()] : undefined;
  if (factor === undefined) return 'missing-unit';
  // In two parts, so that nanoseconds of a long time are not lost to rounding.
  const ns = Number(whole || '0') * factor + Math.round(Number(`0.${fraction || '0'}`) * factor);
  return Number.isSafeInteger(ns) ? ns : 'too-large';
}

/** A number of bytes; `k`, `M` and `G` are powers of 1024, with or without `B` or `iB` after them. */
export function readSize(text: string): ReadNumber {
  const match = /^(\d+(?:\.\d+)?)([kmg]?)(?:i?b)?$/i.exec(text);
  if (!match) return 'bad-number';
  const bytes = Math.round(Number(match[1]) * (sizeUnits[(match[2] ?? '').toLowerCase()] ?? 1));
  return Number.isSafeInteger(bytes) ? bytes : 'too-large';
}

/** Nanoseconds since the beginning (`1.2s`), or a time of day (`21:04:09.5`, `21:04`). */
export function readMoment(text: string): Moment | QueryErrorCode {
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?$/.exec(text);
  if (!clock) {
    const ns = readDuration(text);
    return typeof ns === 'number' ? { ns, clock: false } : ns;
  }
  const [, hours, minutes, seconds = '0', fraction = ''] = clock;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return 'bad-number';
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return { ns: whole * 1e9 + Number(fraction.padEnd(9, '0')), clock: true };
}

/** A duration as `readDuration` reads it, exact to the nanosecond, in the largest unit that it fills. */
export function durationText(ns: number): string {
  const [unit, factor] = durationUnits.find(([, one]) => ns >= one) ?? durationUnits[0];
  const whole = Math.floor(ns / factor);
  const rest = String(ns - whole * factor)
    .padStart(Math.log10(factor), '0')
    .replace(/0+$/, '');
  return `${whole}${rest === '' ? '' : `.${rest}`}${unit}`;
}

/** A number of bytes in the largest unit that divides it. */
export function sizeText(bytes: number): string {
  if (bytes === 0) return '0';
  for (const unit of ['G', 'M', 'k']) {
    const factor = sizeUnits[unit.toLowerCase()] as number;
    if (bytes % factor === 0) return `${bytes / factor}${unit}`;
  }
  return String(bytes);
}

/** A moment as `readMoment` reads it. */
export function momentText({ ns, clock }: Moment): string {
  if (!clock) return durationText(ns);
  const seconds = Math.floor(ns / 1e9);
  const two = (value: number) => String(value).padStart(2, '0');
  const fraction = String(ns % 1e9)
    .padStart(9, '0')
    .replace(/0+$/, '');
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return fraction === '' ? time : `${time}.${fraction}`;
}
