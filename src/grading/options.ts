import { type LocalText, locales } from '../i18n/catalog.ts';
import type { Option } from './exercise.ts';
import { message } from './message.ts';
import { plainText, type Read } from './quantity.ts';

const fold = (text: string): string => plainText(text).toLowerCase();

function findOption(text: string, options: readonly Option[]): Option | undefined {
  const wanted = fold(text);
  return options.find(
    (option) =>
      option.id.toLowerCase() === wanted || locales.some((locale) => fold(option.text[locale]) === wanted),
  );
}

const idsOf = (options: readonly Option[]): string => options.map((option) => option.id).join(', ');

/** An option's id, or its whole text in either language. */
export function readOption(typed: string, options: readonly Option[]): Read<string> {
  if (plainText(typed) === '') return { unreadable: message('empty') };
  const option = findOption(typed, options);
  return option ? { value: option.id } : { unreadable: message('notAnOption', idsOf(options)) };
}

/** The one way a set of options is written: ids sorted and joined by commas. */
export function joinOptions(ids: Iterable<string>): string {
  return [...new Set(ids)].sort().join(',');
}

/** Ids separated by commas or spaces; the answer is the joined set. */
export function readOptions(typed: string, options: readonly Option[]): Read<string> {
  const parts = plainText(typed)
    .split(/[,、;\s]+/)
    .filter((part) => part !== '');
  if (parts.length === 0) return { unreadable: message('empty') };
  const chosen: string[] = [];
  for (const part of parts) {
    const option = findOption(part, options);
    if (!option) return { unreadable: message('notOptions', idsOf(options)) };
    chosen.push(option.id);
  }
  return { value: joinOptions(chosen) };
}

export type SetMatch = 'equal' | 'incomplete' | 'surplus' | 'none';

/** How a chosen set compares with an accepted one; both joined. */
export function matchSets(chosen: string, accepted: string): SetMatch {
  const left = new Set(chosen.split(','));
  const right = new Set(accepted.split(','));
  if (left.symmetricDifference(right).size === 0) return 'equal';
  if (left.isSubsetOf(right)) return 'incomplete';
  if (left.isSupersetOf(right)) return 'surplus';
  return 'none';
}

/**
 * Whether a misreading's set explains what was chosen: the same set, or all of it chosen where it holds something
 * that does not belong (so a misreading of one wrong option speaks whatever else was ticked).
 */
export function explainsChoice(chosen: string, misreading: string, accepted: readonly string[]): boolean {
  if (chosen === misreading) return true;
  const wrong = new Set(misreading.split(','));
  const belongs = new Set(accepted.flatMap((set) => set.split(',')));
  return !wrong.isSubsetOf(belongs) && wrong.isSubsetOf(new Set(chosen.split(',')));
}

/** The text of an option in each language; the id itself where there is none. */
export function optionText(id: string, options: readonly Option[]): LocalText {
  return options.find((option) => option.id === id)?.text ?? { en: id, ja: id };
}
