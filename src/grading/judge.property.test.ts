import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StraceLog } from '../analysis/strace/log.ts';
import { openLog } from '../analysis/strace/open-log.ts';
import { parseStrace } from '../formats/strace/parse.ts';
import { acceptedAnswers, isNoted, misreadingsOf, typedAnswer } from './answers.ts';
import { checkAnswer, revealAnswer } from './check.ts';
import { readEstimate } from './estimate.ts';
import { readLines } from './evidence.ts';
import { formatRange } from './exact-duration.ts';
import type { Question } from './exercise.ts';
import { straceClock } from './strace-clock.ts';
import { readRange } from './time-range.ts';

const text = `\
7 1700000000.000000 openat(AT_FDCWD, "/srv/a", O_RDONLY) = 3</srv/a> <0.000030>
7 1700000000.100000 read(3</srv/a>, "x", 1) = 1 <0.250000>
9 1700000000.200000 read(4</srv/b>,  <unfinished ...>
7 1700000000.400000 openat(AT_FDCWD, "/srv/c", O_RDONLY) = -1 ENOENT (No such file or directory) <0.000020>
9 1700000000.500000 <... read resumed>"x", 1) = 1 <0.300000>
7 1700000000.600000 close(3</srv/a>) = 0 <0.000008>
`;

const both = (words: string) => ({ en: words, ja: words });
const asked = {
  prompt: both('?'),
  hints: [both('one'), both('two')],
  reveal: { afterTries: 2 },
  why: () => ({ text: both('because'), calls: [0] }),
} as const;
const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: both(`option ${id}`) }));
function wrong<T>(...values: readonly T[]) {
  return values.map((value, index) => ({ id: `wrong-${index}`, values: () => [value], hint: both('no') }));
}

/** One question of each kind, with misreadings that do not overlap. */
const questions: readonly Question[] = [
  { ...asked, id: 'choice', kind: 'choice', options, answer: () => ['a'], misreadings: wrong('b', 'c') },
  { ...asked, id: 'several', kind: 'several', options, answer: () => ['a,b'], misreadings: wrong('c', 'd') },
  { ...asked, id: 'number', kind: 'number', tolerance: 0, answer: () => [4], misreadings: wrong(5, 400) },
  {
    ...asked,
    id: 'duration',
    kind: 'duration',
    tolerance: 0.01,
    answer: () => [57_081_000],
    misreadings: wrong(14_096, 3_000_000_001),
  },
  { ...asked, id: 'syscall', kind: 'syscall', answer: () => ['read'], misreadings: wrong('close', 'flock') },
  { ...asked, id: 'errno', kind: 'errno', answer: () => ['ENOENT'], misreadings: wrong('EPERM', 'EINTR') },
  { ...asked, id: 'process', kind: 'process', answer: () => [9], misreadings: wrong(7, 12) },
  {
    ...asked,
    id: 'target',
    kind: 'target',
    answer: () => ['/srv/a'],
    misreadings: wrong('/srv/b', '/srv/c'),
  },
  { ...asked, id: 'call', kind: 'call', answer: () => [5], misreadings: wrong(1, 4) },
  {
    ...asked,
    id: 'range',
    kind: 'range',
    tolerance: { overlap: 0.8 },
    answer: () => [{ fromNs: 200_000_000, toNs: 500_000_000 }],
    misreadings: wrong({ fromNs: 100_000_000, toNs: 350_000_000 }, { fromNs: 0, toNs: 600_008_000 }),
  },
  {
    ...asked,
    id: 'order',
    kind: 'order',
    items: options,
    answer: () => ['b>a>c>d'],
    misreadings: wrong('d>c>a>b', 'c>a>b>d'),
  },
  { ...asked, id: 'calls', kind: 'order', items: () => [1, 0, 4], answer: () => ['1>2>6'], misreadings: [] },
  { ...asked, id: 'long', kind: 'estimate', quantity: 'duration', answer: () => [1_234_567] },
  { ...asked, id: 'many', kind: 'estimate', quantity: 'count', answer: () => [40] },
  { ...asked, id: 'share', kind: 'estimate', quantity: 'share', answer: () => [60] },
  {
    ...asked,
    id: 'evidence',
    kind: 'evidence',
    parts: [
      { id: 'waits', text: both('that it waits'), calls: () => [2] },
      { id: 'reads', text: both('that both read'), calls: () => [1, 2], atLeast: 2 },
    ],
    irrelevant: [{ id: 'opens', calls: () => [0, 3], hint: both('no') }],
  },
];

let log: StraceLog;
beforeAll(async () => {
  log = openLog(await parseStrace([new TextEncoder().encode(text)]));
});

/** What people and others type: any text, and pieces that look like answers. */
const typed = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '0',
          '1',
          '9',
          '12',
          '3.5',
          '1e9',
          '1700000000.1',
          '22:13:20',
          'ms',
          ' s',
          '%',
          '..',
          '-',
          '>',
          ',',
        ],
        ...[
          '行目',
          'から',
          '〜',
          'a',
          'b',
          'c',
          'd',
          'read',
          'ENOENT',
          '[pid ',
          ']',
          '/srv/a',
          'fd ',
          '<',
          '\n',
          '"',
        ],
      ),
      { maxLength: 9 },
    )
    .map((parts) => parts.join('')),
);

describe.each(questions.map((question) => [question.id, question] as const))('%s', (_id, question) => {
  test('no text makes the check fail', () => {
    fc.assert(
      fc.property(typed, (answer) => {
        const { verdict, message, passed } = checkAnswer(question, answer, log);
        expect(['correct', 'noted', 'close', 'wrong', 'unreadable']).toContain(verdict);
        expect(passed).toBe(verdict === 'correct' || verdict === 'noted');
        expect(message.en && message.ja).not.toBe('');
      }),
    );
  });

  test('what is accepted is right, in the words of the answer too', () => {
    const answers = acceptedAnswers(question, log);
    expect(answers).not.toEqual([]);
    for (const answer of answers) {
      const { verdict } = checkAnswer(question, typedAnswer(question, answer), log);
      expect(verdict).toBe(isNoted(question) ? 'noted' : 'correct');
    }
    expect(revealAnswer(question, log)?.answers).toHaveLength(answers.length);
  });

  test('each misreading is read as itself', () => {
    for (const { id, values } of misreadingsOf(question)) {
      for (const value of values(log)) {
        expect(checkAnswer(question, typedAnswer(question, value), log).misreading).toBe(id);
      }
    }
  });
});

describe('what is written is read back', () => {
  const nanoseconds = fc.integer({ min: 0, max: 10 ** 14 });

  test('ranges', () => {
    fc.assert(
      fc.property(nanoseconds, nanoseconds, (one, other) => {
        const range = { fromNs: Math.min(one, other), toNs: Math.max(one, other) };
        expect(readRange(formatRange(range), straceClock(log.trace))).toEqual({ value: range });
      }),
    );
  });

  test('estimates', () => {
    const values = { duration: nanoseconds, count: nanoseconds, share: fc.integer({ min: 0, max: 100 }) };
    for (const quantity of ['duration', 'count', 'share'] as const) {
      const question = { kind: 'estimate', quantity } as Question;
      fc.assert(
        fc.property(values[quantity], (value) => {
          const read = readEstimate(quantity, typedAnswer(question, value));
          expect('value' in read && Math.round(read.value)).toBe(value);
        }),
      );
    }
  });

  test('lines of a proof', () => {
    const question = { kind: 'evidence' } as Question;
    const chosen = fc.uniqueArray(fc.constantFrom(1, 2, 4, 5, 6), { minLength: 1 });
    const calls: Record<number, number> = { 1: 0, 2: 1, 4: 3, 5: 2, 6: 4 };
    fc.assert(
      fc.property(chosen, (lines) => {
        const read = readLines(typedAnswer(question, lines), log.trace);
        expect(read).toEqual({ value: lines.map((line) => calls[line]) });
      }),
    );
  });
});
