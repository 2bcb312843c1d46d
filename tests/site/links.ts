import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Page, readPage } from './html.ts';

/** An origin no link can name, so that a link to another site is told apart from one to this site. */
const origin = 'http://site.invalid';

/** Every page of a build by its path in it (`en/analyze/index.html`). */
export function readSite(dist: string): Map<string, Page> {
  const files = globSync('**/*.html', { cwd: dist }).sort();
  return new Map(
    files.map((file) => [file.split(sep).join('/'), readPage(readFileSync(join(dist, file), 'utf8'))]),
  );
}

/** `/base/en/analyze/` for `en/analyze/index.html`. */
export function pageAddress(file: string, base = '/'): string {
  return base + file.replace(/(^|\/)index\.html$/, '$1');
}

/**
 * Every link of a built site that leads nowhere, as a sentence: no such file, no such `#id`, outside the site's base,
 * a folder without its slash (some hosts answer that with 404), `javascript:`, a repeated id.
 *
 * @param dist the folder of the build
 * @param base the path it is served below, with both slashes
 */
export function linkErrors(dist: string, base = '/'): string[] {
  const pages = readSite(dist);
  const errors: string[] = [];
  for (const [file, page] of pages) {
    for (const id of page.repeatedIds) errors.push(`${file}: two elements have the id "${id}"`);
    for (const { tag, url } of page.links) {
      const error = linkError(url, new URL(pageAddress(file, base), origin), { dist, base, pages });
      if (error) errors.push(`${file}: <${tag}> ${url}: ${error}`);
    }
  }
  return errors;
}

interface Site {
  readonly dist: string;
  readonly base: string;
  readonly pages: ReadonlyMap<string, Page>;
}

function linkError(url: string, from: URL, { dist, base, pages }: Site): string | undefined {
  if (!URL.canParse(url, from)) return 'is not an address';
  const target = new URL(url, from);
  if (target.protocol === 'javascript:') return 'runs a script';
  if (target.origin !== origin) return undefined;
  if (!target.pathname.startsWith(base)) return `leaves the base ${base}`;
  const path = decodeURIComponent(target.pathname.slice(base.length));
  let file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!existsSync(join(dist, file))) return 'there is no such file';
  if (statSync(join(dist, file)).isDirectory()) return 'a folder, and its slash is missing';
  file = file.replace(/^\.\//, '');
  const id = decodeURIComponent(target.hash.slice(1));
  // A fragment with `=` is the state of a view, not a place on the page.
  if (id === '' || id.includes('=')) return undefined;
  return pages.get(file)?.ids.has(id) === false ? `there is no id "${id}"` : undefined;
}
