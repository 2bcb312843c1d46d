import { Part } from '../../analysis/strace/restart/parts.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { waitClassTexts } from '../../i18n/catalogs/findings.ts';
import { restartCatalog, stepTexts } from '../../i18n/catalogs/restart.ts';
import { classColours } from '../call-cells.ts';
import { shortPath, visibleText } from '../visible-text.ts';
import { waitKindText } from '../waits/words.ts';
import type { CallLink, Ending, PathRow } from './picture.ts';

/** Names of pattern classes by `Part`; the first five are those of the wait classes. */
export const partColours = [...classColours, 'outside', 'untimed', 'other'] as const;

const shownName = 40;

/** `I/O`, `outside calls`, and what that means. */
export function partText(part: Part, locale: Locale): { readonly name: string; readonly means: string } {
  const t = restartCatalog[locale];
  if (part === Part.outside) return { name: t.outside, means: t.outsideTitle };
  if (part === Part.untimed) return { name: t.untimed, means: t.untimedTitle };
  if (part === Part.other) return { name: t.other, means: t.otherTitle };
  const { chip, means } = waitClassTexts[part];
  return { name: chip[locale], means: means[locale] };
}

/** `fsync …/journal`, `wait4 31379`, `clock_nanosleep timer`. */
export function callLinkText({ name, kind, target }: CallLink, locale: Locale): string {
  if (target !== '' && target !== name)
    return `${visibleText(name)} ${visibleText(shortPath(target, shownName))}`;
  return kind === null || kind === 'other'
    ? visibleText(name)
    : `${visibleText(name)} (${waitKindText(kind, locale)})`;
}

/** What a step of the path was, before its call: `handler`, `sync to disk`. */
export function stepText({ kind }: PathRow, locale: Locale): string {
  return stepTexts[kind][locale];
}

/** `exit 0`, `killed by SIGKILL`, `no end in this log`. */
export function endingText(end: Ending | null, locale: Locale): string {
  const t = restartCatalog[locale];
  if (!end) return t.noEnd;
  return end.kind === 'killed' ? t.killed(visibleText(end.value)) : t.exited(end.value);
}

/** `service 4711`: the last part of the program and the pid; the pid alone where the log says no program. */
export function whoText(program: string, pid: number | null, locale: Locale): string {
  const name = visibleText(shortPath(program.slice(program.lastIndexOf('/') + 1), 24));
  const number = pid === null ? '' : String(pid);
  return [name, number].filter(Boolean).join(' ') || restartCatalog[locale].noPid;
}

/** `+300 ms` after the signal, `−2 ms` before it. */
export function offsetText(ns: number, format: (ns: number) => string): string {
  if (ns === 0) return '0';
  return `${ns < 0 ? '−' : '+'}${format(Math.abs(ns))}`;
}
