import type { LocalText } from '../catalog.ts';

/** What a manual page says of one thing, in our words, with the page. */
export interface Fact {
  readonly means: LocalText;
  /** `open.2`: name and section. */
  readonly page: string;
}

/** A system call as its manual page describes it. */
export interface SyscallFact extends Fact {
  /** Names of the arguments in the order in which strace prints them. */
  readonly parameters: readonly string[];
}

/** Facts of one manual page: key, then English and Japanese. */
export function facts<const K extends string>(
  page: string,
  texts: Readonly<Record<K, readonly [en: string, ja: string]>>,
): Readonly<Record<K, Fact>> {
  const entries = Object.entries<readonly [string, string]>(texts);
  return Object.fromEntries(entries.map(([key, [en, ja]]) => [key, { means: { en, ja }, page }])) as Record<
    K,
    Fact
  >;
}

/** One system call. @param parameters names separated by spaces */
export function call(page: string, parameters: string, en: string, ja: string): SyscallFact {
  return { page, parameters: parameters.split(' ').filter(Boolean), means: { en, ja } };
}

/** Where the page can be read. */
export function manualUrl(page: string): string {
  return `https://man7.org/linux/man-pages/man${page.slice(page.lastIndexOf('.') + 1)}/${page}.html`;
}
