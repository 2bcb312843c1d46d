import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pageAddress, readSite } from '../site/links.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
if (!existsSync(dist)) throw new Error('There is no build to test. Run: npm run build');

/** The path of every page of the build, `/404.html` included. */
export const pages: readonly string[] = [...readSite(dist).keys()].map((file) => pageAddress(file));

/** Pages of one language that lie in a course's folder: `/en/<course>/<lesson>/`. */
export function lessonPages(locale: string): string[] {
  return pages.filter((path) => path.startsWith(`/${locale}/`) && path.split('/').length === 5);
}
