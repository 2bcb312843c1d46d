import { type Locale, locales } from '../i18n/catalog.ts';

/** `SITE_BASE` as Astro wants it: a leading and a trailing slash, `/` for none. */
export function normalizeBase(raw: string): string {
  const inner = raw.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}

/**
 * A path from the site's root (`/en/analyze/`) as an address below the base. Anything else (another site, `#part`,
 * a relative path) is returned as it is.
 */
export function withBase(path: string, base: string): string {
  if (!path.startsWith('/') || path.startsWith('//')) return path;
  const root = normalizeBase(base);
  if (root !== '/' && (path === root.slice(0, -1) || path.startsWith(root))) return path;
  return root + path.slice(1);
}

/** The part of an address below the base, with a leading slash: `/docs/en/` on base `/docs/` is `/en/`. */
export function withoutBase(pathname: string, base: string): string {
  const root = normalizeBase(base);
  if (root === '/') return pathname;
  return pathname.startsWith(root) ? pathname.slice(root.length - 1) : '/';
}

/** The language of an address, or undefined for a page without one (`/`, `/404`). */
export function localeOfPath(pathname: string, base: string): Locale | undefined {
  const first = withoutBase(pathname, base).split('/')[1];
  return locales.find((locale) => locale === first);
}

/** The same page in another language, as a path from the site's root. A page without a language leads to that home. */
export function inLocale(pathname: string, base: string, locale: Locale): string {
  const path = withoutBase(pathname, base);
  if (localeOfPath(pathname, base) === undefined) return `/${locale}/`;
  return path.replace(/^\/[^/]+/, `/${locale}`);
}

export interface LessonAddress {
  readonly locale: Locale;
  readonly course: string;
  /** The number in the file's name. */
  readonly order: number;
  /** The file's name without its number: the last part of the address. */
  readonly slug: string;
}

/**
 * Where a lesson file belongs. `id` is its path below `content/` without the extension:
 * `en/strace-basics/03-cache-lock`.
 * @throws Error naming the file when its path is not `<locale>/<course>/<NN-lesson>`.
 */
export function lessonAddress(id: string): LessonAddress {
  const match = /^([a-z]{2})\/([a-z0-9-]+)\/(\d{2})-([a-z0-9-]+)$/.exec(id);
  const locale = locales.find((known) => known === match?.[1]);
  if (!match || !locale) {
    throw new Error(
      `content/${id}.mdx: a lesson is content/<${locales.join('|')}>/<course>/<NN-lesson>.mdx, lower case with hyphens`,
    );
  }
  return { locale, course: match[2]!, order: Number(match[3]), slug: match[4]! };
}

/** The lesson's page, from the site's root. */
export function lessonPath(address: LessonAddress): string {
  return `/${address.locale}/${address.course}/${address.slug}/`;
}
