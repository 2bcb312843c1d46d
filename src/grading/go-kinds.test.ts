import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WholeTrace } from '../analysis/gotrace/whole-trace.ts';
import { answerItems } from './answer-items.ts';
import { auditExercise } from './audit.ts';
import { checkAnswer, checkExercise, revealAnswer } from './check.ts';
import { formatRange } from './exact-duration.ts';
import type {
  AnyQuestion,
  Exercise,
  FunctionQuestion,
  GoroutineQuestion,
  MomentQuestion,
  RangeQuestion,
} from './exercise.ts';
import { readGoroutine } from './go-names.ts';
import { openSubject, UnreadableSubject } from './open-subject.ts';
import type { Format, Place } from './subjects.ts';

/** Kinds of questions that only a Go trace or a profile has. The sample: tests of the readers know all of it. */

const sample = (path: string): Uint8Array =>
  gunzipSync(readFileSync(new URL(`../formats/${path}`, import.meta.url)));
const trace = openSubject('gotrace', [{ name: 'mix', bytes: sample('gotrace/samples/mix.trace.gz') }]);
const profile = openSubject('pprof', [{ name: 'mutex', bytes: sample('pprof/samples/mutex.pb.gz') }]);

const place: Place = { kind: 'function', name: 'main.main' };
const both = (words: string) => ({ en: words, ja: words });
const shared = {
  prompt: both('?'),
  hints: [both('Where to look'), both('How to read it')],
  reveal: { afterTries: 2 },
  why: () => ({ text: both('Because'), places: [place] }),
} as const;

const idsOf =
  (name: string) =>
  ({ figures }: WholeTrace) => {
    const members = figures.groups.find((group) => group.name === name)?.members() ?? [];
    return members.map((index) => figures.trace.tables.goroutines.id(index));
  };
const [first = 0, second = 0] = idsOf('main.locks.func1')(trace);
const [main = 0] = idsOf('main.main')(trace);

const goroutine: GoroutineQuestion = {
  ...shared,
  id: 'goroutine',
  kind: 'goroutine',
  answer: (asked) => idsOf('main.locks.func1')(asked).slice(0, 1),
  misreadings: [{ id: 'creator', values: idsOf('main.main'), hint: both('That one created it.') }],
};
const moment: MomentQuestion = {
  ...shared,
  id: 'moment',
  kind: 'moment',
  answer: () => [{ fromNs: 50_000_000, toNs: 52_000_000 }],
  misreadings: [
    { id: 'end', values: () => [{ fromNs: 150_000_000, toNs: 151_000_000 }], hint: both('It ended there.') },
  ],
};
const func: FunctionQuestion<'gotrace'> = {
  ...shared,
  id: 'function',
  kind: 'function',
  answer: () => ['main.hold'],
  misreadings: [{ id: 'root', values: () => ['main.locks.func1'], hint: both('It begins there.') }],
};
const range: RangeQuestion<'gotrace'> = {
  ...shared,
  id: 'range',
  kind: 'range',
  tolerance: { overlap: 0.8 },
  answer: () => [{ fromNs: 50_000_000, toNs: 60_000_000 }],
  misreadings: [],
};

describe('a goroutine', () => {
  test.each([
    `${first}`,
    `G${first}`,
    `goroutine ${first}`,
    `G${first} main.locks.func1`,
    `goroutine ${first} [running]:`,
  ])('%s is read', (typed) => expect(checkAnswer(goroutine, typed, trace).verdict).toBe('correct'));
  test.each([
    ['another goroutine', `G${second}`, 'wrong', undefined],
    ['a misreading', `G${main}`, 'wrong', 'creator'],
    ['one that the trace has not', 'G987654', 'wrong', undefined],
    ['a function', 'main.main', 'unreadable', undefined],
    ['two', `${first} ${second}`, 'unreadable', undefined],
    ['nothing', ' ', 'unreadable', undefined],
  ] as const)('%s', (_, typed, verdict, misreading) => {
    expect(checkAnswer(goroutine, typed, trace)).toMatchObject({
      verdict,
      ...(misreading && { misreading }),
    });
  });
  test('one that the trace has not is said to be missing', () => {
    expect(checkAnswer(goroutine, 'G987654', trace).message.en).toContain('987654');
  });
  test('any id is read as it is written in any of the forms', () => {
    const forms = ['', 'G', 'g', 'goroutine ', 'Goroutine #'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 49 }), fc.constantFrom(...forms), (id, form) => {
        expect(readGoroutine(`${form}${id}`)).toEqual({ value: id });
      }),
    );
  });
  test('those of the program are offered', () => {
    const items = answerItems(goroutine, trace);
    expect(items.map(({ text }) => text.en)).toContain(`G${first} main.locks.func1`);
    expect(items.some(({ text }) => text.en.includes('runtime.bgsweep'))).toBe(false);
  });
});

describe('a moment', () => {
  test.each([
    ['inside', '51 ms', 'correct', undefined],
    ['in seconds', '0.0515s', 'correct', undefined],
    ['at the edge', 'at 52ms', 'correct', undefined],
    ['just beside it', '52.9 ms', 'close', 'near'],
    ['another unit', '51 s', 'close', 'unit-slip'],
    ['a misreading', '150.5 ms', 'wrong', 'end'],
    ['somewhere else', '90 ms', 'wrong', undefined],
    ['after the end', '7 s', 'wrong', undefined],
    ['a range', '51ms..52ms', 'unreadable', undefined],
    ['without unit', '51', 'unreadable', undefined],
    ['nothing', '', 'unreadable', undefined],
  ] as const)('%s', (_, typed, verdict, misreading) => {
    const result = checkAnswer(moment, typed, trace);
    expect(result.verdict).toBe(verdict);
    expect(result.misreading).toBe(misreading);
  });
  test('every moment inside is right, however it is written', () => {
    const scales = [
      [1, 'ns'],
      [1e3, 'us'],
      [1e6, 'ms'],
      [1e9, 's'],
    ] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 50_000_000, max: 52_000_000 }),
        fc.constantFrom(...scales),
        (ns, [size, unit]) => {
          const typed = `${(ns / size).toFixed(Math.log10(size))} ${unit}`;
          expect(checkAnswer(moment, typed, trace).verdict).toBe('correct');
        },
      ),
    );
  });
  test('the answer is shown as the time between', () => {
    expect(revealAnswer(moment, trace)?.answers[0]?.en).toBe('between 50 ms and 52 ms');
  });
});

describe('a function', () => {
  test.each(['main.hold', 'hold', 'main.hold()', 'Main.Hold', '`main.hold`', 'func hold'])(
    '%s is read',
    (typed) => expect(checkAnswer(func, typed, trace).verdict).toBe('correct'),
  );
  test.each([
    ['a misreading by its end', 'locks.func1', 'wrong', 'root'],
    ['an ambiguous end', 'func1', 'unreadable', undefined],
    ['two words', 'main hold', 'unreadable', undefined],
    ['one that is in no stack', 'main.neverWas', 'wrong', undefined],
  ] as const)('%s', (_, typed, verdict, misreading) => {
    const result = checkAnswer(func, typed, trace);
    expect(result.verdict).toBe(verdict);
    expect(result.misreading).toBe(misreading);
  });
  test('each name of a trace or a profile, written in full, is itself', () => {
    for (const subject of [trace, profile]) {
      const names = answerItems(func, subject).map(({ id }) => id);
      expect(names.length).toBeGreaterThan(10);
      for (const name of names) {
        const asked: AnyQuestion = { ...func, answer: () => [name], misreadings: [] };
        expect(checkAnswer<Format>(asked, name, subject).verdict, name).toBe('correct');
      }
    }
  });
});

test('a range is typed as times, and lines are none', () => {
  const verdict = (typed: string) => checkAnswer(range, typed, trace).verdict;
  expect(verdict('50ms..60ms')).toBe('correct');
  expect(verdict(formatRange({ fromNs: 50_500_000, toNs: 59_900_000 }))).toBe('correct');
  expect(verdict('40..60ms')).toBe('close');
  expect(verdict('12..14')).toBe('unreadable');
  expect(checkAnswer(range, '12', trace).message.en).not.toContain('lines');
});

test('an exercise on a trace is audited as one on a log: answers, hints, places, texts that give it away', () => {
  const exercise: Exercise<'gotrace'> = {
    title: both('Title'),
    format: 'gotrace',
    fixture: ['mix.trace.gz'],
    needs: [],
    questions: [goroutine, moment, func, range],
  };
  const solution = {
    goroutine: { accepted: [`G${first}`], wrong: [{ answer: `${main}`, misreading: 'creator' }] },
    moment: { accepted: ['51 ms'], wrong: [{ answer: '150.5 ms', misreading: 'end' }] },
    function: { accepted: ['main.hold'], wrong: [{ answer: 'main.locks.func1', misreading: 'root' }] },
    range: { accepted: ['50ms..60ms'], wrong: [{ answer: '0s..1ms', misreading: null }] },
  };
  expect(auditExercise(exercise, solution, trace)).toEqual([]);
  const told: Exercise<'gotrace'> = {
    ...exercise,
    questions: [
      { ...func, hints: [both('Look at `main.hold`.'), both('Read it.')] },
      { ...moment, misreadings: [{ id: 'same', values: moment.answer, hint: both('No.') }] },
      { ...goroutine, why: () => ({ text: both('Because'), places: [] }) },
    ],
  };
  const problems = auditExercise(told, solution, trace).join('\n');
  expect(problems).toContain('question "function": hint 1 (en) gives the answer away');
  expect(problems).toContain('question "moment": misreading same equals the correct answer');
  expect(problems).toContain('question "goroutine": why must name a place that proves it');
});

test('what is right comes with its places, what is wrong without', () => {
  const exercise: Exercise<'gotrace'> = {
    title: both('Title'),
    format: 'gotrace',
    fixture: ['mix.trace.gz'],
    needs: [],
    questions: [func],
  };
  const [right] = checkExercise(exercise, trace, { function: 'main.hold' }).results;
  expect(right?.places).toEqual([{ kind: 'function', name: 'main.main' }]);
  expect(checkAnswer(func, 'main.main', trace).places).toBeUndefined();
});

test('bytes that are no trace or profile are told with the reader’s reason', () => {
  const bytes = new TextEncoder().encode('<!DOCTYPE html><p>log in</p>');
  expect(() => openSubject('gotrace', [{ name: 'x', bytes }])).toThrow(UnreadableSubject);
  expect(() => openSubject('pprof', [{ name: 'x', bytes }])).toThrow(UnreadableSubject);
  expect(() => openSubject('gotrace-pair', [{ name: 'x', bytes }])).toThrow(/two traces/);
});
