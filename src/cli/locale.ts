import { type Locale, locales } from '../i18n/catalog.ts';

/**
 * The language to speak: `--lang`, else the first of LC_ALL, LC_MESSAGES and LANG that is set, as POSIX orders them;
 * English where that is none of ours.
 */
export function chooseLocale(
  given: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Locale {
  const asked = given || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locales.find((locale) => asked === locale || new RegExp(`^${locale}[_.@-]`).test(asked)) ?? 'en';
}
