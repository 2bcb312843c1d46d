import { z } from 'zod';

const text = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case, digits and single hyphens');

/** Front matter of a lesson (docs/lesson-parts.md). Strict: a mistyped key is an error, not a silence. */
export const lessonSchema = z.strictObject({
  title: text.max(60),
  summary: text.max(200),
  course: slug,
  order: z.int().min(1).max(99),
  minutes: z.int().min(1).max(30),
  tools: z.array(z.strictObject({ name: text, version: text })),
  exercises: z.array(slug),
  /** `none`, `plain` (the machine without a scenario), or an exercise of the course with a scenario: `lessonMachine`. */
  machine: slug,
  room: z.strictObject({
    parts: z.array(z.strictObject({ title: text, minutes: z.int().min(1) })).min(1),
    mistakes: z.array(text).min(1),
    discuss: text,
  }),
});
export type LessonData = z.infer<typeof lessonSchema>;

const courseText = z.strictObject({ title: text.max(60), summary: text.max(240) });

/** `content/courses/<course>.json`. */
export const courseSchema = z.strictObject({
  order: z.int().min(1),
  /** `<course>/<exercise>`: who solves it knows the course. It stands in one of the course's lessons. */
  challenge: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'course/exercise')
    .optional(),
  en: courseText,
  ja: courseText,
});
export type CourseData = z.infer<typeof courseSchema>;
