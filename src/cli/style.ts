import type { Locale } from '../i18n/catalog.ts';

/** How text is set apart in a terminal; without colour everything stays plain. */
export interface Style {
  bold(text: string): string;
  soft(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  near(text: string): string;
}

/** For whom and how wide a text is laid out. */
export interface Layout {
  readonly locale: Locale;
  readonly columns: number;
  readonly style: Style;
}

const sgr = (code: number) => (text: string) => (text === '' ? text : `\u001b[${code}m${text}\u001b[0m`);
const plain = (text: string): string => text;

export function terminalStyle(colour: boolean): Style {
  if (!colour) return { bold: plain, soft: plain, good: plain, bad: plain, near: plain };
  return { bold: sgr(1), soft: sgr(2), good: sgr(32), bad: sgr(31), near: sgr(33) };
}
