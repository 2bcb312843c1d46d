import { beforeAll, describe, expect, test } from 'vitest';
import type { StraceLog } from '../analysis/strace/log.ts';
import { openLog } from '../analysis/strace/open-log.ts';
import { parseStrace } from '../formats/strace/parse.ts';
import { unmetNeeds } from './applies.ts';
import { auditExercise } from './audit.ts';
import { checkAnswer, checkExercise, revealAnswer } from './check.ts';
import { exactDuration } from './exact-duration.ts';
import type { Exercise, Question, Solution } from './exercise.ts';

const text = `\
100 1700000000.000000 openat(AT_FDCWD, "/srv/app/cache.lock", O_RDWR) = 3</srv/app/cache.lock> <0.000030>
100 1700000000.001000 fcntl(3</srv/app/cache.lock>, F_SETLKW, {l_type=F_WRLCK}) = 0 <0.000010>
200 1700000000.002000 fcntl(3</srv/app/cache.lock>, F_SETLKW, {l_type=F_WRLCK} <unfinished ...>
100 1700000000.003000 openat(AT_FDCWD, "/srv/web/cache.lock", O_RDWR) = -1 ENOENT (No such file or directory) <0.000020>
100 1700000000.004000 connect(5<TCP:[10.0.0.1:5000->10.0.0.2:5432]>, {sa_family=AF_INET, sin_port=htons(5432), sin_addr=inet_addr("10.0.0.2")}, 16) = 0 <0.000400>
100 1700000000.050000 fcntl(3</srv/app/cache.lock>, F_SETLK, {l_type=F_UNLCK}) = 0 <0.000008>
200 1700000000.059081 <... fcntl resumed>) = 0 <0.057081>
200 1700000000.060000 fcntl(3</srv/app/cache.lock>, F_SETLKW, {l_type=F_WRLCK}) = 0 <0.020000>
100 1700000000.070000 --- SIGCHLD {si_signo=SIGCHLD} ---
100 1700000000.080000 +++ exited with 0 +++
`;

const both = (words: string) => ({ en: words, ja: words });
const shared = {
  hints: [both('Where to look'), both('How to read it')],
  reveal: { afterTries: 2 },
  why: () => ({ text: both('Because of line'), calls: [2] }),
} as const;
const locks = (log: StraceLog) =>
  Array.from(log.trace.calls.durationNs.subarray(0, log.trace.calls.count)).filter((ns) => ns > 1e7);

const questions = {
  longest: {
    ...shared,
    id: 'longest',
    kind: 'duration',
    tolerance: 0,
    prompt: both('How long was the longest wait?'),
    answer: (log) => [Math.max(...locks(log))],
    misreadings: [
      { id: 'sum', values: (log) => [locks(log).reduce((a, b) => a + b, 0)], hint: both('That is the sum.') },
    ],
  },
  count: {
    ...shared,
    id: 'count',
    kind: 'number',
    tolerance: 0,
    prompt: both('How many lock calls?'),
    answer: (log) => [log.totals.find((total) => total.name === 'fcntl')?.calls ?? 0],
    misreadings: [
      {
        id: 'halves',
        values: () => [5],
        hint: both('Two halves are one call.'),
        verdict: 'close',
      },
    ],
  },
  which: {
    ...shared,
    id: 'which',
    kind: 'syscall',
    prompt: both('Which call?'),
    answer: () => ['fcntl'],
    misreadings: [{ id: 'opens', values: () => ['openat'], hint: both('That one is quick.') }],
  },
  error: {
    ...shared,
    id: 'error',
    kind: 'errno',
    prompt: both('Which error?'),
    answer: () => ['ENOENT'],
    misreadings: [],
  },
  victim: {
    ...shared,
    id: 'victim',
    kind: 'process',
    prompt: both('Who waits?'),
    answer: () => [200],
    misreadings: [{ id: 'holder', values: () => [100], hint: both('That one holds it.') }],
  },
  file: {
    ...shared,
    id: 'file',
    kind: 'target',
    prompt: both('On what?'),
    answer: () => ['/srv/app/cache.lock'],
    misreadings: [],
  },
  call: {
    ...shared,
    id: 'call',
    kind: 'call',
    prompt: both('Which line?'),
    answer: () => [3],
    misreadings: [{ id: 'unlock', values: () => [6], hint: both('That one lets go.') }],
  },
  fix: {
    ...shared,
    id: 'fix',
    kind: 'choice',
    prompt: both('What first?'),
    options: [
      { id: 'shorten', text: { en: 'Hold it for less time', ja: '持つ時間を短くする' } },
      { id: 'disk', text: { en: 'A faster disk', ja: '速いディスク' } },
      { id: 'cpu', text: { en: 'More CPUs', ja: 'CPUを増やす' } },
    ],
    answer: () => ['shorten'],
    misreadings: [{ id: 'io', values: () => ['disk'], hint: both('Nothing waits for the disk.') }],
  },
  true: {
    ...shared,
    id: 'true',
    kind: 'several',
    prompt: both('Which are true?'),
    options: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: both(`Statement ${id}`) })),
    answer: () => ['a,b'],
    misreadings: [{ id: 'idle', values: () => ['c'], hint: both('c is idle.') }],
  },
  guess: {
    ...shared,
    id: 'guess',
    kind: 'estimate',
    quantity: 'duration',
    prompt: both('How long do you expect?'),
    answer: (log) => [Math.max(...locks(log))],
  },
} satisfies Record<string, Question>;

const exercise: Exercise = {
  title: both('Example'),
  format: 'strace',
  fixture: ['example.log'],
  needs: [
    {
      id: 'durations',
      met: (log) => log.totals.some((total) => total.maxCall >= 0),
      missing: both('Record with -T.'),
    },
  ],
  questions: Object.values(questions),
};

let log: StraceLog;
let bare: StraceLog;
const parse = async (source: string) => openLog(await parseStrace([new TextEncoder().encode(source)]));
beforeAll(async () => {
  log = await parse(text);
  bare = await parse('read(3, "", 10) = 0\n');
});

function outcome(name: keyof typeof questions, answer: string): string {
  const result = checkAnswer(questions[name], answer, log);
  return result.misreading ? `${result.verdict} ${result.misreading}` : result.verdict;
}

describe('answers of every kind', () => {
  test.each([
    ['longest', '57.1 ms', 'correct'],
    ['longest', '57.1ミリ秒', 'correct'],
    ['longest', '77 ms', 'wrong sum'],
    ['longest', '57.1', 'unreadable'],
    ['longest', '57.1 us', 'close unit-slip'],
    ['longest', '0.06 s', 'close coarse'],
    ['longest', '57.5 ms', 'close near'],
    ['longest', '3 s', 'wrong'],
    ['count', '4', 'correct'],
    ['count', '4', 'correct'],
    ['count', '5', 'close halves'],
    ['count', '7', 'wrong'],
    ['count', 'four', 'unreadable'],
    ['which', 'fcntl', 'correct'],
    ['which', 'FCNTL()', 'correct'],
    ['which', '`fcntl(3, F_SETLKW)`', 'correct'],
    ['which', 'openat', 'wrong opens'],
    ['which', 'flock', 'wrong'],
    ['which', 'ENOENT', 'unreadable'],
    ['error', 'enoent', 'correct'],
    ['error', '-1 ENOENT (No such file or directory)', 'correct'],
    ['error', 'EAGAIN', 'wrong'],
    ['error', '2', 'unreadable'],
    ['victim', '200', 'correct'],
    ['victim', '[pid   200]', 'correct'],
    ['victim', 'pid 100', 'wrong holder'],
    ['victim', '999', 'wrong'],
    ['victim', 'the second', 'unreadable'],
    ['file', '/srv/app/cache.lock', 'correct'],
    ['file', 'app/cache.lock', 'correct'],
    ['file', '3</srv/app/cache.lock>', 'correct'],
    ['file', 'fd 3', 'correct'],
    ['file', 'cache.lock', 'unreadable'],
    ['file', '/srv/web/cache.lock', 'wrong'],
    ['file', 'fd 77', 'unreadable'],
    ['file', 'nothing', 'wrong'],
    ['call', '3', 'correct'],
    ['call', '7', 'correct'],
    ['call', '7行目', 'correct'],
    ['call', 'line 6', 'wrong unlock'],
    ['call', '1', 'wrong'],
    ['call', '9', 'unreadable'],
    ['call', '99', 'unreadable'],
    ['call', 'the long one', 'unreadable'],
    ['fix', 'shorten', 'correct'],
    ['fix', '持つ時間を短くする', 'correct'],
    ['fix', 'DISK', 'wrong io'],
    ['fix', 'cpu', 'wrong'],
    ['fix', 'pray', 'unreadable'],
    ['true', 'b, a', 'correct'],
    ['true', 'a b', 'correct'],
    ['true', 'a', 'close incomplete'],
    ['true', 'a,b,d', 'close surplus'],
    ['true', 'a,c', 'wrong idle'],
    ['true', 'd', 'wrong'],
    ['true', 'z', 'unreadable'],
  ] as const)('%s: %s is %s', (name, answer, expected) => {
    expect(outcome(name, answer)).toBe(expected);
  });

  test.each(Object.keys(questions) as (keyof typeof questions)[])(
    '%s: nothing typed is not an answer',
    (name) => {
      expect(outcome(name, '  ')).toBe('unreadable');
    },
  );

  test('a misreading met to the digit goes before one within the tolerance', () => {
    const many: Question = {
      ...questions.longest,
      tolerance: 0.05,
      misreadings: [
        { id: 'many', values: () => [9.7e7, 8e7], hint: both('One of many.') },
        { id: 'one', values: () => [1e8], hint: both('Exactly this.') },
      ],
    };
    expect(checkAnswer(many, '100 ms', log).misreading).toBe('one');
    expect(checkAnswer(many, '98.1 ms', log).misreading).toBe('many');
  });

  test('after success: why, and the lines that prove it', () => {
    expect(checkAnswer(questions.longest, '57.1 ms', log)).toMatchObject({
      passed: true,
      why: both('Because of line'),
      lines: [7],
    });
  });

  test('a wrong answer does not say why', () => {
    expect(checkAnswer(questions.longest, '3 s', log)).not.toHaveProperty('why');
  });

  test('a message names what is not in the log, in both languages', () => {
    const { message } = checkAnswer(questions.which, 'flock', log);
    expect(message.en).toContain('flock');
    expect(message.ja).toContain('flock');
  });
});

describe('an estimate', () => {
  test('passes however far off, and says how far', () => {
    const high = checkAnswer(questions.guess, '2 s', log);
    expect(high).toMatchObject({ passed: true, verdict: 'noted' });
    expect(high.estimate).toEqual({ given: 2e9, measured: 57_081_000 });
    expect(high.message.en).toContain('35 times as much');
    expect(checkAnswer(questions.guess, '10 ms', log).message.en).toContain(
      '5.7 times as much as your estimate',
    );
    expect(checkAnswer(questions.guess, '60 ms', log).message.en).toContain('your estimate fits');
  });

  test('does not pass unread', () => {
    expect(checkAnswer(questions.guess, 'long', log).passed).toBe(false);
  });
});

describe('a log that can not answer', () => {
  test('says so instead of refusing the answer', () => {
    const empty: Question = { ...questions.victim, answer: () => [] };
    expect(checkAnswer(empty, '200', log).verdict).toBe('unanswerable');
    expect(revealAnswer(empty, log)).toBeUndefined();
  });

  test('an author’s function that fails is no crash', () => {
    const broken: Question = {
      ...questions.victim,
      answer: () => {
        throw new Error('no such finding');
      },
    };
    expect(checkAnswer(broken, '200', log).verdict).toBe('unanswerable');
    expect(revealAnswer(broken, log)).toBeUndefined();
  });

  test('needs come first: nothing is graded without them', () => {
    const result = checkExercise(exercise, bare, { longest: '57.1 ms' });
    expect(result.missingNeeds.map((need) => need.id)).toEqual(['durations']);
    expect(result.results).toEqual([]);
    expect(result.passed).toBe(false);
  });

  test('a need that can not be computed is not met', () => {
    const met = () => {
      throw new Error('x');
    };
    expect(unmetNeeds([{ id: 'x', met, missing: both('x') }], log)).toHaveLength(1);
  });
});

describe('a whole exercise', () => {
  const right = {
    longest: '57.1 ms',
    count: '4',
    which: 'fcntl',
    error: 'ENOENT',
    victim: '200',
    file: 'app/cache.lock',
    call: '3',
    fix: 'shorten',
    true: 'a,b',
    guess: '1 s',
  };

  test('passes with every question right', () => {
    expect(checkExercise(exercise, log, right)).toMatchObject({ passed: true, unanswered: [], unknown: [] });
  });

  test('names questions without an answer and answers without a question', () => {
    const result = checkExercise(exercise, log, { ...right, count: ' ', extra: '1' });
    expect(result).toMatchObject({ passed: false, unanswered: ['count'], unknown: ['extra'] });
  });
});

describe('showing the answer', () => {
  test.each([
    ['longest', '57.081 ms'],
    ['count', '4'],
    ['fix', 'Hold it for less time'],
    ['true', 'Statement a, Statement b'],
    ['call', 'line 7'],
    ['victim', '200'],
  ] as const)('%s: %s', (name, expected) => {
    const reveal = revealAnswer(questions[name], log);
    expect(reveal?.answers[0]?.en).toBe(expected);
    expect(reveal?.lines).toEqual([7]);
  });

  test.each([
    [57_081_000, '57.081 ms'],
    [1_200_000_000, '1.2 s'],
    [30_000, '30 us'],
    [14_096, '14.096 us'],
    [700, '700 ns'],
    [0, '0 ns'],
  ])('%i ns is %s', (ns, written) => {
    expect(exactDuration(ns)).toBe(written);
  });
});

describe('the audit of an exercise', () => {
  const one = (changed: Partial<Question>): Exercise => ({
    ...exercise,
    questions: [{ ...questions.longest, ...changed } as Question],
  });
  const solution: Solution = {
    longest: { accepted: ['57.1 ms', '57081 us'], wrong: [{ answer: '77.1 ms', misreading: 'sum' }] },
  };

  test('finds nothing in a sound one', () => {
    expect(auditExercise(one({}), solution, log)).toEqual([]);
  });

  test.each([
    [
      'a digit of the answer in a hint',
      one({ hints: [both('It is 57.081 ms.'), both('x')] }),
      /hint 1 \(en\) gives/,
    ],
    ['no answer on the fixture', one({ answer: () => [] }), /has no answer on the fixture/],
    [
      'a misreading equal to the answer',
      one({ misreadings: [{ id: 'sum', values: () => [57_081_000], hint: both('x') }] }),
      /misreading sum equals the correct answer/,
    ],
    ['a why without lines', one({ why: () => ({ text: both('x'), calls: [] }) }), /must name the lines/],
    ['a why without words', one({ why: () => ({ text: both(''), calls: [1] }) }), /every language/],
  ])('finds %s', (_what, changed, reason) => {
    expect(auditExercise(changed, solution, log).join('\n')).toMatch(reason);
  });

  test('finds answers that fare differently than the solution says', () => {
    const wrong: Solution = {
      longest: { accepted: ['3 s'], wrong: [{ answer: '57.1 ms', misreading: null }] },
      other: { accepted: ['x'], wrong: [] },
    };
    const problems = auditExercise(one({}), wrong, log).join('\n');
    expect(problems).toMatch(/"3 s" must be accepted, but is wrong/);
    expect(problems).toMatch(/"57.1 ms" must be refused, but is correct/);
    expect(problems).toMatch(/no wrong answer in the solution earns misreading sum/);
    expect(problems).toMatch(/answers "other", which is not a question/);
  });

  test('finds a fixture that lacks what the exercise needs', () => {
    expect(auditExercise(one({ answer: () => [1] }), solution, bare)[0]).toMatch(/need durations is not met/);
  });
});
