import { type LocalText, locales } from '../i18n/catalog.ts';
import type { Option } from './exercise.ts';
import { message } from './message.ts';
import { joinOptions } from './option-set.ts';
import { plainText, type Read } from './quantity.ts';

const fold = (text: string): string => plainText(text).toLowerCase();

/** The option with this id, or with this whole text in either language. */
export function findOption(text: string, options: readonly Option[]): Option | undefined {
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

/** The text of an option in each language; the id itself where there is none. */
export function optionText(id: string, options: readonly Option[]): LocalText {
  return options.find((option) => option.id === id)?.text ?? { en: id, ja: id };
}
