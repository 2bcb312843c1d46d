import { type Locale, type LocalText, locales } from '../i18n/catalog.ts';
import { grading } from '../i18n/catalogs/grading.ts';

type GradingMessages = (typeof grading)['en'];
type ValuesOf<Key extends keyof GradingMessages> = GradingMessages[Key] extends (
  ...values: infer Values
) => string
  ? Values
  : [];

/** Where a message takes a text, it may be one text for all languages or one for each. */
type Localised<Values extends readonly unknown[]> = {
  [Index in keyof Values]: Values[Index] extends string ? Values[Index] | LocalText : Values[Index];
};

/** One message of the checker in every language: graded once, shown in whichever language the reader has. */
export function message<Key extends keyof GradingMessages>(
  key: Key,
  ...values: Localised<ValuesOf<Key>>
): LocalText {
  const inLocale = (locale: Locale): string => {
    const entry: unknown = grading[locale][key];
    if (typeof entry !== 'function') return entry as string;
    const own = values.map((value: unknown) =>
      typeof value === 'object' && value !== null ? (value as LocalText)[locale] : value,
    );
    return (entry as (...values: unknown[]) => string)(...own);
  };
  return { en: inLocale('en'), ja: inLocale('ja') };
}

export const everywhere = (text: string): LocalText => ({ en: text, ja: text });

/** Texts one after another, joined as each language joins a list or (Japanese without a space) sentences. */
export function joinTexts(texts: readonly LocalText[], separators: LocalText): LocalText {
  const joined = locales.map((locale) => [
    locale,
    texts.map((text) => text[locale]).join(separators[locale]),
  ]);
  return Object.fromEntries(joined) as LocalText;
}

export const joinSentences = (texts: readonly LocalText[]): LocalText =>
  joinTexts(texts, { en: ' ', ja: '' });
