import type { Locale } from '../i18n/catalog.ts';
import { localeOfPath, withBase, withoutBase } from './paths.ts';

/** Every internal link of a page goes through here, so that a site below a sub-path works. */
export function href(path: string): string {
  return withBase(path, import.meta.env.BASE_URL);
}

/** Language and course of the page a part stands on. A page without a language (404) speaks English. */
export function pageOf(url: URL): { locale: Locale; course: string | undefined } {
  const base = import.meta.env.BASE_URL;
  return {
    locale: localeOfPath(url.pathname, base) ?? 'en',
    course: withoutBase(url.pathname, base).split('/')[2] || undefined,
  };
}
