import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../fd/test-log.ts';
import type { StraceLog } from '../log.ts';
import { openLog } from '../open-log.ts';
import { finish } from '../steps.ts';
import { fieldNames } from './fields.ts';
import { formatQuery } from './format.ts';
import { parseQuery } from './parse.ts';
import { selectMatching } from './select.ts';
import { anyQuery, anyTermOf } from './testing/any-query.ts';
import { naiveMatch } from './testing/naive-match.ts';

/** What each of a few kinds of calls looks like, with `CUT` where it may be cut in two. */
const shapes = [
  'openat(AT_FDCWD, "/etc/hosts", O_RDONLYCUT) = 3</etc/hosts>',
  'openat(AT_FDCWD, "/etc/nöpe", O_RDONLYCUT) = -1 ENOENT (No such file or directory)',
  'read(3</etc/hosts>, CUT"a b", 4096) = 300',
  'write(1, "x:y (a b)"CUT, 9) = 4096',
  'close(3CUT) = 0',
  'fcntl(4</run/open any.lock>, F_SETLKW, {l_type=F_WRLCKCUT}) = 0',
  'futex(0x7f00, FUTEX_WAIT_PRIVATE, 2, NULLCUT) = -1 EAGAIN (Resource temporarily unavailable)',
  'nanosleep({tv_sec=1}, CUTNULL) = ? ERESTART_RESTARTBLOCK (Interrupted by signal)',
  'exit_group(0CUT) = ?',
  'getpid(CUT) = 10',
];

interface Step {
  readonly shape: number;
  readonly thread: number;
  readonly gapUs: number;
  readonly tookUs: number;
  readonly cut: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  shape: fc.nat({ max: shapes.length - 1 }),
  thread: fc.nat({ max: 2 }),
  gapUs: fc.nat({ max: 1_500_000 }),
  tookUs: fc.nat({ max: 2_000_000 }),
  cut: fc.boolean(),
});

/** As lines: a counterexample is then a log to read. */
const anyLog: fc.Arbitrary<string[]> = fc
  .tuple(fc.array(step, { minLength: 1, maxLength: 14 }), fc.boolean(), fc.boolean())
  .map(([steps, stamped, timed]) => {
    const waiting = new Map<number, string>();
    let now = 86_390_000_000;
    return steps.flatMap(({ shape, thread, gapUs, tookUs, cut }): string[] => {
      now += gapUs;
      const stamp = stamped ? `${((1_700_006_400_000_000 + now) / 1e6).toFixed(6)} ` : '';
      const begin = `[pid ${100 + thread}<${['open', 'a b', 'ä'][thread]}>] ${stamp}`;
      const before = waiting.get(thread);
      waiting.delete(thread);
      const took = timed ? ` <${(tookUs / 1e6).toFixed(6)}>` : '';
      if (before) return [`${begin}${before}${took}`];
      const text = shapes[shape] as string;
      const [head = '', rest = ''] = text.split('CUT');
      if (!cut) return [`${begin}${head}${rest}${took}`];
      waiting.set(thread, `<... ${text.slice(0, text.indexOf('('))} resumed>${rest}`);
      return [`${begin}${head} <unfinished ...>`];
    });
  });

const select = (log: StraceLog, text: string) => [
  ...finish(selectMatching({ trace: log.trace, log }, parseQuery(text).node)),
];

test.each(fieldNames)('%s selects what each call says of itself', (field) => {
  fc.assert(
    fc.property(anyLog, anyTermOf(field), (lines, term) => {
      const log = openLog(parse(lines));
      const expected = Array.from({ length: log.trace.calls.count }, (_, call) => call).filter((call) =>
        naiveMatch(log, term, call),
      );
      expect(select(log, formatQuery(term))).toEqual(expected);
    }),
  );
});

test('any query selects what each call says of itself', () => {
  fc.assert(
    fc.property(anyLog, anyQuery, (lines, node) => {
      const log = openLog(parse(lines));
      const expected = Array.from({ length: log.trace.calls.count }, (_, call) => call).filter((call) =>
        naiveMatch(log, node, call),
      );
      expect(select(log, formatQuery(node))).toEqual(expected);
    }),
    { numRuns: 400 },
  );
});

test('a query about the analysis selects nothing while there is none, turned round or not', () => {
  const trace = parse(['read(3, "", 1) = 0']);
  for (const text of ['class:io', '-class:io', 'read OR path:/x'])
    expect([...finish(selectMatching({ trace, log: null }, parseQuery(text).node))]).toEqual([]);
});
