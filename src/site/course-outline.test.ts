import { describe, expect, it } from 'vitest';
import { findChallenge, lessonsOf, outline } from './course-outline.ts';
import { type LessonData, lessonSchema } from './lesson-schema.ts';

const data: LessonData = {
  title: 'A lock on the cache file',
  summary: 'Four workers, one lock.',
  course: 'strace-basics',
  order: 3,
  minutes: 12,
  tools: [{ name: 'strace', version: '6.1' }],
  exercises: ['cache-lock'],
  machine: 'none',
  room: { parts: [{ title: 'Read', minutes: 3 }], mistakes: ['Sums waits.'], discuss: 'Who holds it?' },
};
const both = (name: string, changed: Partial<LessonData> = {}) =>
  ['en', 'ja'].map((locale) => ({ id: `${locale}/strace-basics/${name}`, data: { ...data, ...changed } }));

describe('outline', () => {
  it('orders lessons and knows their pages', () => {
    const lessons = outline([...both('03-cache-lock'), ...both('01-missing-time', { order: 1 })]);
    expect(lessonsOf(lessons, 'ja', 'strace-basics').map((lesson) => lesson.path)).toEqual([
      '/ja/strace-basics/missing-time/',
      '/ja/strace-basics/cache-lock/',
    ]);
  });

  it('names the file that is not where it says', () =>
    expect(() => outline(both('04-cache-lock'))).toThrow('content/en/strace-basics/04-cache-lock.mdx'));

  it('names the files that share a number', () =>
    expect(() => outline([...both('03-a'), ...both('03-b')])).toThrow(/03-a\.mdx.*03-b\.mdx/));

  it('names the file whose other language is missing', () =>
    expect(() => outline(both('03-a').slice(1))).toThrow(
      'content/ja/strace-basics/03-a.mdx has no version in "en"',
    ));

  it('names the files that differ in more than text', () => {
    const [en, ja] = both('03-a');
    expect(() => outline([en!, { ...ja!, data: { ...data, minutes: 9 } }])).toThrow('differ in "minutes"');
  });
});

it('front matter refuses a key it does not know', () => {
  expect(lessonSchema.safeParse(data).success).toBe(true);
  expect(lessonSchema.safeParse({ ...data, minuts: 3 }).success).toBe(false);
});

describe('the challenge of a course', () => {
  const lessons = lessonsOf(outline(both('03-cache-lock')), 'en', 'strace-basics');

  it('is found in the lesson that shows it', () => {
    expect(findChallenge('strace-basics/cache-lock', 'strace-basics', lessons)).toEqual({
      id: 'strace-basics/cache-lock',
      path: '/en/strace-basics/cache-lock/',
    });
    expect(findChallenge(undefined, 'strace-basics', lessons)).toBeNull();
  });

  it('names the course whose lessons do not show it', () =>
    expect(() => findChallenge('strace-basics/gone', 'strace-basics', lessons)).toThrow(
      /courses\/strace-basics\.json.*strace-basics\/gone/,
    ));
});
