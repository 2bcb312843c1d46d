import { type Locale, locales } from '../i18n/catalog.ts';
import type { LessonData } from './lesson-schema.ts';
import { type LessonAddress, lessonAddress, lessonPath } from './paths.ts';

export interface Lesson<Entry> extends LessonAddress {
  /** Path below `content/` without the extension. */
  readonly id: string;
  /** The page, from the site's root. */
  readonly path: string;
  readonly data: LessonData;
  readonly entry: Entry;
}

/**
 * All lessons in order of course file and number.
 * @throws Error that names the file where a lesson is not where its front matter says, two share a place, or a language
 * is missing: English and Japanese land together.
 */
export function outline<Entry extends { readonly id: string; readonly data: LessonData }>(
  entries: readonly Entry[],
): Lesson<Entry>[] {
  const lessons = entries.map((entry) => {
    const address = lessonAddress(entry.id);
    return { ...address, id: entry.id, path: lessonPath(address), data: entry.data, entry };
  });
  for (const lesson of lessons) checkPlace(lesson);
  checkEach(lessons, (lesson) => `${lesson.locale}/${lesson.course} number ${lesson.order}`);
  checkEach(lessons, (lesson) => lesson.path);
  const byId = new Map(lessons.map((lesson) => [lesson.id, lesson]));
  for (const lesson of lessons) {
    for (const locale of locales) {
      const other = byId.get(lesson.id.replace(/^[a-z]+/, locale));
      if (!other) throw new Error(`content/${lesson.id}.mdx has no version in "${locale}"`);
      checkSame(lesson, other);
    }
  }
  return lessons.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function lessonsOf<Entry>(lessons: readonly Lesson<Entry>[], locale: Locale, course: string) {
  return lessons.filter((lesson) => lesson.locale === locale && lesson.course === course);
}

export interface Challenge {
  /** `<course>/<exercise>` */
  readonly id: string;
  /** The lesson it stands in, from the site's root. */
  readonly path: string;
}

/**
 * The challenge of a course and where it stands; null where the course has none.
 * @throws Error where no lesson of the course shows it
 */
export function findChallenge(
  id: string | undefined,
  course: string,
  lessons: readonly Lesson<unknown>[],
): Challenge | null {
  if (id === undefined) return null;
  const lesson = lessons.find(({ data }) => data.exercises.some((name) => `${course}/${name}` === id));
  if (!lesson)
    throw new Error(`content/courses/${course}.json: no lesson of the course has the exercise ${id}`);
  return { id, path: lesson.path };
}

function checkPlace(lesson: Lesson<unknown>): void {
  const { course, order } = lesson.data;
  if (course !== lesson.course || order !== lesson.order) {
    throw new Error(
      `content/${lesson.id}.mdx: front matter says course "${course}", order ${order}; its path says "${lesson.course}", ${lesson.order}`,
    );
  }
}

function checkEach(lessons: readonly Lesson<unknown>[], key: (lesson: Lesson<unknown>) => string): void {
  const seen = new Map<string, string>();
  for (const lesson of lessons) {
    const before = seen.get(key(lesson));
    if (before) throw new Error(`content/${before}.mdx and content/${lesson.id}.mdx are both ${key(lesson)}`);
    seen.set(key(lesson), lesson.id);
  }
}

const shared = ['minutes', 'tools', 'exercises', 'machine'] as const;

function checkSame(a: Lesson<unknown>, b: Lesson<unknown>): void {
  for (const key of shared) {
    if (JSON.stringify(a.data[key]) !== JSON.stringify(b.data[key])) {
      throw new Error(`content/${a.id}.mdx and content/${b.id}.mdx differ in "${key}"`);
    }
  }
}
