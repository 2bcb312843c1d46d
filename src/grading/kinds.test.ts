import { beforeAll, describe, expect, test } from 'vitest';
import type { StraceLog } from '../analysis/strace/log.ts';
import { openLog } from '../analysis/strace/open-log.ts';
import { parseStrace } from '../formats/strace/parse.ts';
import { auditExercise } from './audit.ts';
import { checkAnswer, checkExercise, revealAnswer } from './check.ts';
import { compareEstimate } from './estimate.ts';
import type { EvidenceQuestion, Exercise, OrderQuestion, Question, RangeQuestion } from './exercise.ts';

/** Lines 2-7: 100 holds the lock for 50 ms, 200 waits 57 ms for it. Line 8 is an event. */
const text = `\
100 1700000000.000000 openat(AT_FDCWD, "/srv/cache.lock", O_RDWR) = 3</srv/cache.lock> <0.000030>
100 1700000000.100000 fcntl(3</srv/cache.lock>, F_SETLKW, {l_type=F_WRLCK}) = 0 <0.000010>
200 1700000000.102000 fcntl(3</srv/cache.lock>, F_SETLKW, {l_type=F_WRLCK} <unfinished ...>
100 1700000000.110000 write(4</srv/1.html>, "x", 1) = 1 <0.002000>
100 1700000000.150000 fcntl(3</srv/cache.lock>, F_SETLK, {l_type=F_UNLCK}) = 0 <0.000008>
200 1700000000.159081 <... fcntl resumed>) = 0 <0.057081>
200 1700000000.160000 write(4</srv/1.html>, "x", 1) = 1 <0.020000>
100 1700000000.180000 +++ exited with 0 +++
`;
const [grant, wait, write, unlock] = [1, 2, 3, 4];

const both = (words: string) => ({ en: words, ja: words });
const shared = {
  prompt: both('?'),
  hints: [both('Where to look'), both('How to read it')],
  reveal: { afterTries: 2 },
  why: () => ({ text: both('Because'), calls: [2] }),
} as const;

const range: RangeQuestion = {
  ...shared,
  id: 'range',
  kind: 'range',
  tolerance: { overlap: 0.8 },
  answer: () => [{ fromNs: 102_000_000, toNs: 159_081_000 }],
  misreadings: [
    {
      id: 'hold',
      values: () => [{ fromNs: 0, toNs: 50_000_000 }],
      hint: both('That is how long it was open.'),
    },
  ],
};
const order: OrderQuestion = {
  ...shared,
  id: 'order',
  kind: 'order',
  items: ['unlock', 'ask', 'grant', 'write'].map((id) => ({ id, text: both(`to ${id}`) })),
  answer: () => ['ask>grant>write>unlock'],
  misreadings: [{ id: 'late', values: () => ['grant>write>unlock>ask'], hint: both('It asked before.') }],
};
const calls: OrderQuestion = {
  ...order,
  id: 'calls',
  items: () => [unlock, grant, wait],
  answer: () => ['2>5>6'],
  misreadings: [],
};
const evidence: EvidenceQuestion = {
  ...shared,
  id: 'evidence',
  kind: 'evidence',
  parts: [
    { id: 'held', text: both('that it was held'), calls: () => [grant, unlock], atLeast: 2 },
    { id: 'waits', text: both('that someone waits'), calls: () => [wait] },
  ],
  irrelevant: [{ id: 'page', calls: () => [write, 5], hint: both('Any worker may write.') }],
};
const estimates = {
  duration: { ...shared, id: 'long', kind: 'estimate', quantity: 'duration', answer: () => [57_081_000] },
  count: {
    ...shared,
    id: 'many',
    kind: 'estimate',
    quantity: 'count',
    unit: { en: 'calls', ja: '回' },
    answer: () => [40],
  },
  share: { ...shared, id: 'part', kind: 'estimate', quantity: 'share', answer: () => [60] },
} satisfies Record<string, Question>;

let log: StraceLog;
const parse = async (source: string) => openLog(await parseStrace([new TextEncoder().encode(source)]));
beforeAll(async () => {
  log = await parse(text);
});

const outcome = (question: Question, answer: string, on = log): string => {
  const { verdict, misreading } = checkAnswer(question, answer, on);
  return misreading ? `${verdict} ${misreading}` : verdict;
};

describe('a range', () => {
  test.each([
    ['0.102s..0.159081s', 'correct'],
    ['at:102ms..159ms', 'correct'],
    ['102..159 ms', 'correct'],
    ['0.10 s – 0.16 s', 'correct'],
    ['１０２ms〜１５９ms', 'correct'],
    ['102 ms to 159 ms', 'correct'],
    ['102ms-159ms', 'correct'],
    ['3..6', 'correct'],
    ['line 3..line 6', 'correct'],
    ['3行目から6行目まで', 'correct'],
    ['1700000000.102000..1700000000.159081', 'correct'],
    ['22:13:20.102..22:13:20.159', 'correct'],
    ['2..6', 'correct'],
    ['0..50ms', 'wrong hold'],
    ['0..0.18s', 'wrong too-wide'],
    ['90ms..175ms', 'close too-wide'],
    ['120ms..150ms', 'close too-narrow'],
    ['102ms..120ms', 'wrong wrong-end'],
    ['102ms..200ms', 'close wrong-end'],
    ['60ms..160ms', 'close wrong-beginning'],
    ['85ms..145ms', 'close shifted'],
    ['4..5', 'close too-narrow'],
    ['0..1ms', 'wrong'],
    ['102..159', 'unreadable'],
    ['1.02..1.59', 'unreadable'],
    ['159ms..102ms', 'unreadable'],
    ['102ms..', 'unreadable'],
    ['57 ms', 'unreadable'],
    ['1..8', 'unreadable'],
    ['soon', 'unreadable'],
  ])('%s is %s', (typed, expected) => {
    expect(outcome(range, typed)).toBe(expected);
  });

  test('says at which end it is off', () => {
    const said = (typed: string) => checkAnswer(range, typed, log).message.en;
    expect(said('102ms..120ms')).toBe('The beginning fits. The end is too early.');
    expect(said('60ms..160ms')).toBe('The end fits. The beginning is too early.');
    expect(said('80ms..140ms')).toBe('This range begins and ends too early.');
  });

  test('is shown in the form of the query', () => {
    expect(revealAnswer(range, log)?.answers[0]?.en).toBe('102ms..159.081ms');
  });

  test('lines mean moments only where the log has a clock', async () => {
    const bare = await parse('read(3, "", 10) = 0\nread(3, "", 10) = 0\n');
    expect(checkAnswer(range, '1..2', bare).message.en).toContain('no time stamps');
  });
});

describe('an order', () => {
  test.each([
    [order, 'ask>grant>write>unlock', 'correct'],
    [order, 'ask, grant, write, unlock', 'correct'],
    [order, 'to ask → to grant → to write → to unlock', 'correct'],
    [order, 'grant>write>unlock>ask', 'wrong late'],
    [order, 'unlock>write>grant>ask', 'close reversed'],
    [order, 'ask>write>grant>unlock', 'close swapped'],
    [order, 'ask>unlock>grant>write', 'wrong misplaced'],
    [order, 'ask>grant>write', 'unreadable'],
    [order, 'ask>ask>grant>write', 'unreadable'],
    [order, 'ask>grant>write>sleep', 'unreadable'],
    [calls, '2>5>6', 'correct'],
    [calls, 'line 2, line 5, line 3', 'correct'],
    [calls, '2>6>5', 'close swapped'],
    [calls, '2>5>4', 'unreadable'],
  ])('%#: %s is %s', (question, typed, expected) => {
    expect(outcome(question, typed)).toBe(expected);
  });

  test('names the first place that does not fit', () => {
    expect(checkAnswer(order, 'ask>unlock>grant>write', log).message.en).toContain('Look at the second');
    expect(checkAnswer(order, 'write>ask>grant>unlock', log).message.en).toContain(
      'first place does not fit',
    );
  });

  test('is shown with the words of its items, or their lines', () => {
    expect(revealAnswer(order, log)?.answers[0]?.en).toBe('to ask > to grant > to write > to unlock');
    expect(revealAnswer(calls, log)?.answers[0]?.ja).toBe('2行目 > 5行目 > 6行目');
  });
});

describe('evidence', () => {
  test.each([
    ['2, 5, 6', 'correct'],
    ['line 2 line 5 line 3', 'correct'],
    ['2、5、3行目', 'correct'],
    ['2-3, 5', 'correct'],
    ['2-6', 'close page'],
    ['2, 5, 6, 7', 'close page'],
    ['2, 5, 6, 1', 'close proves-nothing'],
    ['2, 6', 'close unproved'],
    ['5', 'wrong unproved'],
    ['4', 'wrong page'],
    ['1', 'wrong proves-nothing'],
    ['8', 'unreadable'],
    ['99', 'unreadable'],
    ['1-9999', 'unreadable'],
    ['the wait', 'unreadable'],
  ])('%s is %s', (typed, expected) => {
    expect(outcome(evidence, typed)).toBe(expected);
  });

  test('names what is unproved and which line proves nothing', () => {
    expect(checkAnswer(evidence, '2, 5, 4', log).message.en).toBe(
      'Line 4: Any worker may write. Not proved yet: that someone waits.',
    );
    expect(checkAnswer(evidence, '2, 5, 6, 1', log).message.en).toContain('Line 1 proves nothing');
  });

  test('shows a shortest proof, and has none where a part has no call', () => {
    expect(revealAnswer(evidence, log)?.answers[0]?.en).toBe('lines 2, 5, 6');
    const [part] = evidence.parts;
    const open = { ...evidence, parts: [{ ...part, id: 'x', text: both('x'), calls: () => [] }] };
    expect(outcome(open, '2')).toBe('unanswerable');
  });
});

describe('an estimate', () => {
  test.each([
    ['duration', '57 ms', 'You said 57 ms, and it is 57.081 ms: your estimate fits.'],
    ['duration', '1 s', 'You said 1 s, and it is 57.081 ms: your estimate is 18 times as much.'],
    ['duration', '0 ms', 'You said 0 ns, and it is 57.081 ms.'],
    ['count', '8', 'You said 8 calls, and it is 40 calls: 5.0 times as much as your estimate.'],
    ['share', '62', 'You said 62 %, and it is 60 %: your estimate fits.'],
    ['share', '10 %', 'You said 10 %, and it is 60 %: your estimate is 50 percentage points too low.'],
  ] as const)('%s: %s', (kind, typed, expected) => {
    const { verdict, passed, message } = checkAnswer(estimates[kind], typed, log);
    expect({ verdict, passed, message: message.en }).toEqual({
      verdict: 'noted',
      passed: true,
      message: expected,
    });
  });

  test('has no more digits than a reader can use', () => {
    expect(compareEstimate(estimates.share, 1, 34.65596380535889).en).toBe(
      'You said 1 %, and it is 34.7 %: your estimate is 33.7 percentage points too low.',
    );
  });

  test.each([
    ['duration', '57'],
    ['count', 'many'],
    ['share', '0.6'],
    ['share', '120 %'],
  ] as const)('%s: %s is not read', (kind, typed) => {
    expect(outcome(estimates[kind], typed)).toBe('unreadable');
  });
});

describe('on a capture that lacks something', () => {
  const needy: Question = {
    ...range,
    id: 'needy',
    needs: [{ id: 'many', met: (one) => one.trace.threads.length > 2, missing: both('Record more.') }],
  };
  const exercise: Exercise = {
    title: both('Example'),
    format: 'strace',
    fixture: ['example.log'],
    needs: [],
    questions: [range, needy],
  };

  test('only the questions that apply are graded and count', () => {
    const result = checkExercise(exercise, log, { range: '3..6', needy: '3..6' });
    expect(result.inapplicable).toEqual([{ questionId: 'needy', reasons: [both('Record more.')] }]);
    expect(result).toMatchObject({ passed: true, unanswered: [], results: [{ questionId: 'range' }] });
  });

  test('where none applies, nothing is passed', () => {
    expect(checkExercise({ ...exercise, questions: [needy] }, log, {}).passed).toBe(false);
  });

  test('one that does not apply says what is missing instead of refusing an answer', () => {
    expect(checkAnswer(needy, '3..6', log)).toMatchObject({
      verdict: 'unanswerable',
      message: both('Record more.'),
    });
  });
});

describe('the audit', () => {
  const solution = {
    range: { accepted: ['3..6'], wrong: [{ answer: '0..50ms', misreading: 'hold' }] },
    order: {
      accepted: ['ask>grant>write>unlock'],
      wrong: [{ answer: 'grant>write>unlock>ask', misreading: 'late' }],
    },
    evidence: { accepted: ['2, 5, 6'], wrong: [{ answer: '4', misreading: 'page' }] },
    long: { accepted: ['1 s'], wrong: [] },
  };
  const audited = (...questions: readonly Question[]) => {
    const exercise: Exercise = {
      title: both('x'),
      format: 'strace',
      fixture: ['x.log'],
      needs: [],
      questions,
    };
    const own = questions.map(({ id }) => [id, solution[id as keyof typeof solution]]);
    return auditExercise(exercise, Object.fromEntries(own), log).join('\n');
  };

  test('finds nothing in sound questions', () => {
    expect(audited(range, order, evidence, estimates.duration)).toBe('');
  });

  test.each([
    [
      'an order shown as asked for',
      { ...order, answer: () => ['unlock>ask>grant>write'] },
      /shown in the order/,
    ],
    ['an order without an item', { ...order, answer: () => ['ask>grant'] }, /must hold each item once/],
    [
      'a misreading that cannot be told from others',
      { ...order, misreadings: [{ id: 'late', values: () => ['ask>x'], hint: both('x') }] },
      /ask>x of misreading late earns no hint/,
    ],
    [
      'a misreading that is right',
      { ...range, misreadings: [{ id: 'hold', values: range.answer, hint: both('x') }] },
      /misreading hold equals the correct answer/,
    ],
    [
      'a part that nothing proves',
      { ...evidence, parts: [{ id: 'x', text: both('x'), calls: () => [] }] },
      /has no answer on the fixture/,
    ],
    [
      'the answer in a hint',
      { ...range, hints: [both('From 159.081 ms on'), both('x')] },
      /hint 1 \(en\) gives the answer away/,
    ],
  ] as const)('finds %s', (_what, question, reason) => {
    expect(audited(question as Question)).toMatch(reason);
  });
});
