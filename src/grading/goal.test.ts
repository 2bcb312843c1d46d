import { describe, expect, test } from 'vitest';
import type { WholeTrace } from '../analysis/gotrace/whole-trace.ts';
import { auditExercise } from './audit.ts';
import { checkAnswer, checkExercise } from './check.ts';
import type { Exercise, GoalQuestion } from './exercise.ts';

const both = (words: string) => ({ en: words, ja: words });

/** A stand-in: the goal measures what the test says and looks at nothing else of a trace. */
const measured = new WeakMap<object, { readonly waitNs: number; readonly requests: number }>();
function made(waitNs: number, requests = 10): WholeTrace {
  const trace = { figures: {}, spans: {} } as WholeTrace;
  measured.set(trace, { waitNs, requests });
  return trace;
}
const of = (trace: WholeTrace) => measured.get(trace) ?? { waitNs: Number.NaN, requests: 0 };

const goal: GoalQuestion = {
  id: 'cut',
  kind: 'goal',
  prompt: both('Cut the wait.'),
  hints: [both('one'), both('two')],
  reveal: 'never',
  unit: 'duration',
  cut: 0.8,
  measure: (trace) => of(trace).waitNs,
  traps: [
    {
      id: 'less-load',
      caught: ({ before, after }) => of(after).requests < of(before).requests,
      hint: both('It served fewer requests.'),
    },
  ],
  why: () => ({
    text: both('Because'),
    places: [{ kind: 'view', params: { view: 'blocking' }, of: 'after' }],
  }),
};
const check = (before: WholeTrace, after: WholeTrace) => checkAnswer(goal, '', { before, after });

describe('a goal', () => {
  test.each([
    ['four fifths gone', made(100e6), made(20e6), 'correct', undefined],
    ['nearly', made(100e6), made(20_100_000), 'close', 'not-enough'],
    ['a little', made(100e6), made(90e6), 'wrong', 'not-enough'],
    ['nothing', made(100e6), made(100e6), 'wrong', 'no-better'],
    ['more', made(100e6), made(300e6), 'wrong', 'no-better'],
    ['all of it', made(100e6), made(0), 'correct', undefined],
    ['with less load', made(100e6), made(10e6, 5), 'wrong', 'less-load'],
    ['nothing to cut', made(0), made(0), 'unanswerable', undefined],
    ['not measurable', made(Number.NaN), made(1), 'unanswerable', undefined],
  ] as const)('%s', (_, before, after, verdict, misreading) => {
    const result = check(before, after);
    expect(result.verdict).toBe(verdict);
    expect(result.misreading).toBe(misreading);
  });

  test('both values and the cut are said, never more than was reached', () => {
    const result = check(made(123_456_789), made(25_000_000));
    expect(result.goal).toMatchObject({ before: 123_456_789, after: 25_000_000 });
    expect(result.message.en).toBe('Before: 123 ms. After: 25 ms. 79 % of it is gone. The goal is 80 %.');
    expect(result.message.ja).toContain('変更前は123 ms、変更後は25 msで、79 %減りました。');
    expect(check(made(100e6), made(10e6, 5)).message.en).toContain('It served fewer requests.');
  });

  test('counts as answered without an answer, and the audit turns the pair round', () => {
    const exercise: Exercise<'gotrace-pair'> = {
      title: both('Title'),
      format: 'gotrace-pair',
      fixture: ['before.trace.gz', 'after.trace.gz'],
      needs: [],
      questions: [goal],
    };
    const pair = { before: made(100e6), after: made(10e6) };
    expect(checkExercise(exercise, pair, {})).toMatchObject({ passed: true, unanswered: [] });
    const solution = { cut: { accepted: ['measured'], wrong: [] } };
    expect(auditExercise(exercise, solution, pair)).toEqual([]);
    const always = { ...exercise, questions: [{ ...goal, cut: -3 }] };
    expect(auditExercise(always, solution, pair).join()).toContain(
      'the goal is met by the pair without a change',
    );
  });
});
