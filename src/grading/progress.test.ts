import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countAnswers,
  lessonState,
  mergeProgress,
  type Progress,
  readExport,
  writeExport,
} from './progress.ts';

const answer = fc.record(
  {
    answer: fc.string({ maxLength: 40 }),
    passed: fc.boolean(),
    tries: fc.integer({ min: 0, max: 30 }),
    hints: fc.integer({ min: 1, max: 4 }),
    shown: fc.constant(true),
  },
  { requiredKeys: ['answer', 'passed', 'tries'] },
);
const word = fc.constantFrom('a', 'lock', 'first-trace', 'x9', 'constructor');
const exercise = fc.record({
  revision: fc.constantFrom('r1', 'r2'),
  answers: fc.dictionary(word, answer, { noNullPrototype: true }),
});
const progress: fc.Arbitrary<Progress> = fc
  .dictionary(
    fc.tuple(word, word).map((pair) => pair.join('/')),
    exercise,
    { noNullPrototype: true },
  )
  .map((exercises) => ({ exercises }));

describe('an exported file', () => {
  test('is read back as it was', () => {
    fc.assert(
      fc.property(progress, (one) => {
        expect(readExport(writeExport(one, '2026-11-21'))).toEqual({
          progress: one,
          exported: '2026-11-21',
          dropped: 0,
        });
      }),
    );
  });

  test.each([
    ['{', 'not-json'],
    ['[]', 'not-progress'],
    ['{"exercises":{}}', 'not-progress'],
    ['{"format":"trace-dojo-progress","version":"1","exercises":{}}', 'not-progress'],
    ['{"format":"trace-dojo-progress","version":2,"exercises":{}}', 'newer'],
    [`"${'x'.repeat(2_000_001)}"`, 'too-large'],
  ])('%.60s… is refused: %s', (text, problem) => {
    expect(readExport(text)).toEqual({ problem });
  });

  test('nothing in it is trusted beyond its shape', () => {
    const right = { answer: '1', passed: true, tries: 0 };
    const hostile = `{
      "format": "trace-dojo-progress", "version": 1, "exported": "<b>today</b>",
      "exercises": {
        "__proto__": {"revision": "r", "answers": {}},
        "../../etc/passwd": {"revision": "r", "answers": {}},
        "course/<img src=x>": {"revision": "r", "answers": {}},
        "course/one": {"revision": "r", "answers": {
          "kept": ${JSON.stringify(right)},
          "__proto__": ${JSON.stringify(right)},
          "tries": {"answer": "1", "passed": true, "tries": -1},
          "long": {"answer": "${'x'.repeat(2001)}", "passed": true, "tries": 0},
          "passed": {"answer": "1", "passed": "yes", "tries": 0}
        }},
        "course/two": {"revision": "javascript:alert(1)", "answers": {}}
      }}`;
    expect(readExport(hostile)).toEqual({
      progress: { exercises: { 'course/one': { revision: 'r', answers: { kept: right } } } },
      exported: '',
      dropped: 8,
    });
  });

  test('no text makes reading fail', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readExport(text)));
  });
});

describe('merging', () => {
  const passedOf = ({ exercises }: Progress) =>
    Object.entries(exercises).flatMap(([id, { answers }]) =>
      Object.entries(answers).flatMap(([question, { passed }]) => (passed ? [`${id} ${question}`] : [])),
    );

  test('with itself or nothing changes nothing', () => {
    fc.assert(
      fc.property(progress, (one) => {
        expect(mergeProgress(one, one)).toEqual(one);
        expect(mergeProgress(one, { exercises: {} })).toEqual(one);
        expect(mergeProgress({ exercises: {} }, one)).toEqual(one);
      }),
    );
  });

  test('of one revision keeps every passed answer of both sides', () => {
    const sameRevision = progress.map(({ exercises }) => ({
      exercises: Object.fromEntries(
        Object.entries(exercises).map(([id, one]) => [id, { ...one, revision: 'r' }]),
      ),
    }));
    fc.assert(
      fc.property(sameRevision, sameRevision, (here, other) => {
        const merged = mergeProgress(here, other);
        expect(passedOf(merged).sort()).toEqual([...new Set([...passedOf(here), ...passedOf(other)])].sort());
        expect(countAnswers(merged)).toBeGreaterThanOrEqual(
          Math.max(countAnswers(here), countAnswers(other)),
        );
      }),
    );
  });

  test('of two revisions keeps the side with more passed answers', () => {
    const side = (revision: string, ...questions: string[]): Progress => ({
      exercises: {
        'c/e': {
          revision,
          answers: Object.fromEntries(questions.map((id) => [id, { answer: '1', passed: true, tries: 0 }])),
        },
      },
    });
    expect(mergeProgress(side('r1', 'a'), side('r2', 'b', 'c'))).toEqual(side('r2', 'b', 'c'));
    expect(mergeProgress(side('r1', 'a'), side('r2', 'b'))).toEqual(side('r1', 'a'));
  });
});

describe('a lesson', () => {
  const right = { answer: '1', passed: true, tries: 0 };
  const wrong = { ...right, passed: false };
  const saved = (exercises: Record<string, typeof right>[]): Progress => ({
    exercises: Object.fromEntries(
      exercises.map((answers, index) => [`c/${index}`, { revision: 'r', answers }] as const),
    ),
  });
  const [lesson, challenge] = ['c/0:a,b', 'c/1:x,y'];

  test.each([
    ['open', [{}, {}]],
    ['open', [{ a: wrong }, { x: right }]],
    ['begun', [{ a: right }, { x: right, y: wrong }]],
    ['known', [{ a: right }, { x: right, y: right }]],
    ['known', [{}, { x: right, y: right }]],
    [
      'done',
      [
        { a: right, b: right },
        { x: right, y: right },
      ],
    ],
    ['done', [{ a: right, b: right }, {}]],
  ] as const)('is %s', (state, exercises) => {
    expect(lessonState(saved([...exercises]), lesson ?? '', challenge ?? '')).toBe(state);
  });

  test('without questions is never done, and without a challenge never known', () => {
    expect(lessonState(saved([{ a: right }]), '', '')).toBe('open');
  });
});
