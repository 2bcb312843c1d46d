/** Languages of the site, in the order of the language switch. */
export const locales = ['en', 'ja'] as const;
export type Locale = (typeof locales)[number];

/** One piece of text in every language; used where text belongs to a thing (a question, a hint) and not to the interface. */
export type LocalText = Readonly<Record<Locale, string>>;

type Message = string | ((...values: never[]) => string);
type Messages = Readonly<Record<string, Message>>;
type Translated<T extends Messages> = {
  readonly [K in keyof T]: T[K] extends string ? string : T[K];
};

/**
 * Interface strings of one area in both languages, side by side, so that they land together; a missing or surplus
 * key does not compile. A message with values is a function, so each language orders and counts them its own way.
 */
export function defineCatalog<const T extends Messages>(catalog: {
  readonly en: T;
  readonly ja: Translated<T>;
}): Readonly<Record<Locale, Translated<T>>> {
  return catalog as Readonly<Record<Locale, Translated<T>>>;
}
