import { existsSync, globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pageAddress, readSite } from '../site/links.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
if (!existsSync(dist)) throw new Error('There is no build to test. Run: npm run build');

/** The path of every page of the build, `/404.html` included. */
export const pages: readonly string[] = [...readSite(dist).keys()].map((file) => pageAddress(file));

/** The lessons of one language in the order a reader meets them: that of the numbers in their files' names. */
export function lessonPages(locale: string): string[] {
  const files = globSync('*/*.mdx', { cwd: new URL(`../../content/${locale}/`, import.meta.url) }).sort();
  const paths = files.map((file) => `/${locale}/${file.replace(/\/\d+-/, '/').replace(/\.mdx$/, '/')}`);
  return paths.filter((path) => pages.includes(path));
}
