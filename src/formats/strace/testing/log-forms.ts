import fc from 'fast-check';

/** What strace was asked to print before each call. */
export interface LogForm {
  /** none: one process; file: `123   ` (-f -o); screen: `[pid   123] `; comm: `123<name> ` (-Y). */
  readonly pid: 'none' | 'file' | 'screen' | 'comm' | 'screen-comm';
  readonly context: boolean;
  readonly wall: 'none' | 'day' | 'epoch';
  /** Digits after the second of wall and relative stamps: 0, 3, 6 or 9. */
  readonly stampDigits: number;
  readonly relative: boolean;
  readonly number: boolean;
  readonly pointer: boolean;
  /** Digits of the duration; null without -T. */
  readonly durationDigits: number | null;
  /** How a cut call is printed: before 5.0, 5.0 to 6.15, from 6.16 on. */
  readonly generation: 'space' | 'comma' | 'late-comma';
  readonly padded: boolean;
}

const digits = fc.constantFrom(0, 3, 6, 9);

export const logForm: fc.Arbitrary<LogForm> = fc.record({
  pid: fc.constantFrom('none', 'file', 'screen', 'comm', 'screen-comm'),
  context: fc.boolean(),
  wall: fc.constantFrom('none', 'day', 'epoch'),
  stampDigits: digits,
  relative: fc.boolean(),
  number: fc.boolean(),
  pointer: fc.boolean(),
  durationDigits: fc.option(digits),
  generation: fc.constantFrom('space', 'comma', 'late-comma'),
  padded: fc.boolean(),
});

/** The moment that stamps count from: late in the evening, so that some logs pass midnight. */
const MIDNIGHT_S = 1_795_219_200;
const BASE_NS = BigInt(MIDNIGHT_S - 2) * 1_000_000_000n + 920_828_123n;
const NS = 1_000_000_000n;

/** Prints the lines' prefixes of one log in order, and says which moment each line tells. */
export class PrefixPrinter {
  private previousNs: bigint | null = null;
  private firstNs: bigint | null = null;
  private relativeNs = 0;
  private readonly form: LogForm;

  constructor(form: LogForm) {
    this.form = form;
  }

  /** The prefix of a line printed `atNs` after the base, and its stamp as the parser counts it: NaN without one. */
  print(atNs: number, pid: number, comm: string): { text: string; stampNs: number } {
    const { form } = this;
    const unit = 10n ** BigInt(9 - form.stampDigits);
    const now = ((BASE_NS + BigInt(atNs)) / unit) * unit;
    const gap = now - (this.previousNs ?? now);
    this.previousNs = now;
    this.firstNs ??= now;
    this.relativeNs += Number(gap);
    let text = pidPart(form, pid, comm);
    if (form.context) text += '[user_u:role_r:type_t:s0-s0:c0.c1023] ';
    if (form.wall === 'day') text += `${clockOf(now)}${fraction(now, form.stampDigits)} `;
    if (form.wall === 'epoch') text += `${now / NS}${fraction(now, form.stampDigits)} `;
    if (form.relative) {
      const printed = `${String(gap / NS).padStart(6)}${fraction(gap, form.stampDigits)}`;
      text += form.wall === 'none' ? `${printed} ` : `(+${printed}) `;
    }
    if (form.number) text += '[ 257] ';
    if (form.pointer) text += atNs % 7 === 0 ? '[????????????????] ' : '[00007f6e42659c47] ';
    if (form.wall !== 'none') return { text, stampNs: Number(now - this.firstNs) };
    return { text, stampNs: form.relative ? this.relativeNs : Number.NaN };
  }
}

/** ` <0.000014>` with the form's digits, and the value that it says; NaN without -T. */
export function printDuration(form: LogForm, ns: number): { text: string; durationNs: number } {
  const { durationDigits } = form;
  if (durationDigits === null) return { text: '', durationNs: Number.NaN };
  const value = BigInt(ns);
  const unit = 10n ** BigInt(9 - durationDigits);
  return {
    text: ` <${value / NS}${fraction(value, durationDigits)}>`,
    durationNs: Number((value / unit) * unit),
  };
}

function pidPart(form: LogForm, pid: number, comm: string): string {
  switch (form.pid) {
    case 'none':
      return '';
    case 'file':
      return `${String(pid).padEnd(5)} `;
    case 'screen':
      return `[pid ${String(pid).padStart(5)}] `;
    case 'comm':
      return `${pid}<${comm}> `;
    case 'screen-comm':
      return `[pid ${String(pid).padStart(5)}<${comm}>] `;
  }
}

function fraction(ns: bigint, count: number): string {
  return count === 0
    ? ''
    : `.${String(ns % NS)
        .padStart(9, '0')
        .slice(0, count)}`;
}

function clockOf(ns: bigint): string {
  const seconds = Number((ns / NS) % 86_400n);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
