import type { WaitEnd, WaitEndKind } from '../../analysis/strace/wait-groups/wait-ends.ts';
import type { WaitKind } from '../../analysis/strace/wait-groups/wait-kinds.ts';
import type { Locale, LocalText } from '../../i18n/catalog.ts';
import { waitEndTexts, waitKindTexts } from '../../i18n/catalogs/waits.ts';
import { cutText, shortPath, visibleText } from '../visible-text.ts';

const kindTexts: Readonly<Record<WaitKind, LocalText>> = waitKindTexts;
const endTexts: Readonly<
  Record<WaitEndKind, Readonly<Record<Locale, (who: string, value: string) => string>>>
> = waitEndTexts;

/** Longest name in a cell, in characters; the whole of it stands in the title. */
const shownName = 48;
const titleLimit = 1000;

/** `file lock`, `futex`, ... */
export function waitKindText(kind: WaitKind, locale: Locale): string {
  return kindTexts[kind][locale];
}

/** What was waited for, shortened, and whole for a title. */
export function waitNameTexts(name: string): { readonly short: string; readonly whole: string } {
  return { short: visibleText(shortPath(name, shownName)), whole: visibleText(cutText(name, titleLimit)) };
}

/** `unlock by 4711`, `its timeout`, `not in the log`. */
export function waitEndText({ kind, pid, value }: WaitEnd, locale: Locale): string {
  return endTexts[kind][locale](pid === null ? '' : String(pid), visibleText(cutText(value, 40)));
}
