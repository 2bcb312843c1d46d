import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { courseSchema, lessonSchema } from './site/lesson-schema.ts';

const id = ({ entry }: { entry: string }) => entry.replace(/\.[a-z]+$/, '');

export const collections = {
  lessons: defineCollection({
    loader: glob({ base: './content', pattern: '{en,ja}/**/*.mdx', generateId: id }),
    schema: lessonSchema,
  }),
  courses: defineCollection({
    loader: glob({ base: './content/courses', pattern: '*.json', generateId: id }),
    schema: courseSchema,
  }),
};
