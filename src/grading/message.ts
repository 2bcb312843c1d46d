import type { LocalText } from '../i18n/catalog.ts';
import { grading } from '../i18n/catalogs/grading.ts';

type GradingMessages = (typeof grading)['en'];
type ValuesOf<Key extends keyof GradingMessages> = GradingMessages[Key] extends (
  ...values: infer Values
) => string
  ? Values
  : [];

/** One message of the checker in every language: graded once, shown in whichever language the reader has. */
export function message<Key extends keyof GradingMessages>(key: Key, ...values: ValuesOf<Key>): LocalText {
  const inLocale = (entry: unknown): string =>
    typeof entry === 'function' ? (entry as (...values: unknown[]) => string)(...values) : (entry as string);
  return { en: inLocale(grading.en[key]), ja: inLocale(grading.ja[key]) };
}
