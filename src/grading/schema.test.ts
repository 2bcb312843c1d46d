import { describe, expect, test } from 'vitest';
import type { Exercise } from './exercise.ts';
import { validateExercise, validateProvenance, validateSolution } from './schema.ts';

const both = (text: string) => ({ en: text, ja: text });
const question = {
  id: 'which-call',
  kind: 'syscall' as const,
  prompt: both('Which call?'),
  answer: () => ['read'],
  misreadings: [],
  hints: [both('Where to look'), both('How to read it')],
  reveal: { afterTries: 2 },
  why: () => ({ text: both('Because'), calls: [0] }),
};
const exercise: Exercise = {
  title: both('An exercise'),
  format: 'strace',
  fixture: ['one.log'],
  needs: [],
  questions: [question],
};
const validated = (changed: object) => () =>
  validateExercise({ ...exercise, ...changed }, 'exercises/course/one/exercise.ts');

describe('the schema of an exercise', () => {
  test('accepts a sound one and gives it back', () => {
    expect(validated({})()).toEqual(exercise);
  });

  test('names the file and the question', () => {
    const hints = [both('Only one')];
    expect(validated({ questions: [{ ...question, hints }] })).toThrow(
      /^exercises\/course\/one\/exercise\.ts: question "which-call" › hints: a hint ladder/,
    );
  });

  test.each([
    ['a surplus field', { extra: 1 }, /extra/],
    ['a path as fixture', { fixture: ['../../etc/passwd'] }, /plain file name/],
    ['recordings of two folders', { fixture: ['one.log', 'other/two.log'] }, /one folder/],
    ['an empty language', { title: { en: 'x', ja: ' ' } }, /title › ja: must not be empty/],
    ['two questions of one id', { questions: [question, question] }, /same id/],
    ['a stored answer', { questions: [{ ...question, answer: ['read'] }] }, /answer: must be a function/],
    ['an unknown kind', { questions: [{ ...question, kind: 'essay' }] }, /which-call/],
    ['a choice without options', { questions: [{ ...question, kind: 'choice' }] }, /options/],
    [
      'a misreading named like one of the checker',
      {
        questions: [{ ...question, misreadings: [{ id: 'unit-slip', values: () => [], hint: both('x') }] }],
      },
      /name of the checker itself/,
    ],
  ])('refuses %s', (_what, changed, reason) => {
    expect(validated(changed)).toThrow(reason);
  });

  test('refuses what is not an exercise at all', () => {
    expect(() => validateExercise(undefined, 'x.ts')).toThrow(/^x\.ts: /);
  });
});

describe('the other files', () => {
  test('a solution needs accepted answers', () => {
    expect(() => validateSolution({ 'which-call': { accepted: [], wrong: [] } }, 'solution.ts')).toThrow(
      /solution\.ts: which-call › accepted/,
    );
  });

  test('provenance needs a checksum', () => {
    const entry = { file: 'one.log', command: 'strace ls', tool: 'strace 6.1', kernel: 'Linux 6.18' };
    expect(() =>
      validateProvenance([{ ...entry, date: '2026-11-21', bytes: 1, sha256: 'abc' }], 'provenance.json'),
    ).toThrow(/provenance\.json: 0 › sha256/);
  });
});
