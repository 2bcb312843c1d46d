import type { Course, CourseLesson } from '../../site/courses.ts';
import { outlineOf } from '../exercise/load.ts';

const outlines = (lesson: CourseLesson) =>
  lesson.data.exercises.map((name) => {
    const id = `${lesson.course}/${name}`;
    return { id, questions: outlineOf(id).questions };
  });

/** A lesson's questions for `path-progress.ts`: `course/exercise:question,question …`. */
export function questionsOf(lesson: CourseLesson): string {
  return outlines(lesson)
    .map(({ id, questions }) => `${id}:${questions.join(',')}`)
    .join(' ');
}

export function questionCount(lesson: CourseLesson): number {
  return outlines(lesson).reduce((sum, { questions }) => sum + questions.length, 0);
}

/** The challenge of a course as an outline; empty where it has none. */
export function challengeOf(course: Course): string {
  const { challenge } = course;
  return challenge ? `${challenge.id}:${outlineOf(challenge.id).questions.join(',')}` : '';
}
