import { getCollection } from 'astro:content';
import type { Locale } from '../i18n/catalog.ts';
import { findChallenge, lessonsOf, outline } from './course-outline.ts';

/** Every lesson in both languages, checked against each other. */
export async function allLessons() {
  return outline(await getCollection('lessons'));
}

/** Courses in their order with their lessons in one language; a course without lessons yet is left out. */
export async function allCourses(locale: Locale) {
  const lessons = await allLessons();
  const courses = await getCollection('courses');
  const known = new Set(courses.map((course) => course.id));
  const stray = lessons.find((lesson) => !known.has(lesson.course));
  if (stray) throw new Error(`content/${stray.id}.mdx: there is no content/courses/${stray.course}.json`);
  return courses
    .sort((a, b) => a.data.order - b.data.order)
    .map((course) => {
      const own = lessonsOf(lessons, locale, course.id);
      return {
        id: course.id,
        path: `/${locale}/${course.id}/`,
        ...course.data[locale],
        lessons: own,
        challenge: own.length === 0 ? null : findChallenge(course.data.challenge, course.id, own),
      };
    })
    .filter((course) => course.lessons.length > 0);
}

export type Course = Awaited<ReturnType<typeof allCourses>>[number];
export type CourseLesson = Course['lessons'][number];
