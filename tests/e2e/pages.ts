import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pageAddress, readSite } from '../site/links.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
if (!existsSync(dist)) throw new Error('There is no build to test. Run: npm run build');

/** The path of every page of the build, `/404.html` included. */
export const pages: readonly string[] = [...readSite(dist).keys()].map((file) => pageAddress(file));

/** Where a course stands among the others. */
function orderOf(course: string): number {
  const file = new URL(`../../content/courses/${course}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).order;
}

/** The lessons of one language in the order a reader meets them: by course, then by the numbers in their files' names. */
export function lessonPages(locale: string): string[] {
  const files = globSync('*/*.mdx', { cwd: new URL(`../../content/${locale}/`, import.meta.url) }).sort();
  const courses = [...new Set(files.map((file) => dirname(file)))].sort((a, b) => orderOf(a) - orderOf(b));
  const inOrder = courses.flatMap((course) => files.filter((file) => dirname(file) === course));
  const paths = inOrder.map((file) => `/${locale}/${file.replace(/\/\d+-/, '/').replace(/\.mdx$/, '/')}`);
  return paths.filter((path) => pages.includes(path));
}

/** The lessons of the first course. */
export function firstCourse(locale: string): string[] {
  const lessons = lessonPages(locale);
  const [first = ''] = lessons;
  return lessons.filter((lesson) => dirname(lesson) === dirname(first));
}

/**
 * Lessons to open one by one: all in English; in Japanese the last of each course. A page has the same parts as its twin,
 * which tests/site compares.
 */
export function lessonsToOpen(locale: string): string[] {
  const lessons = lessonPages(locale);
  return locale === 'en'
    ? lessons
    : [...Map.groupBy(lessons, dirname).values()].map((all) => all.at(-1) ?? '');
}

/** Pages that are no lessons, and of each course its last lesson: one of every kind. */
export function everyKindOfPage(locale: string): string[] {
  const lessons = new Set(lessonPages(locale));
  const last = new Set(lessonsToOpen('ja').map((path) => path.replace('/ja/', `/${locale}/`)));
  return pages.filter((path) => path.startsWith(`/${locale}/`) && (!lessons.has(path) || last.has(path)));
}
