import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLog } from '../../../src/analysis/strace/open-log.ts';
import { openTrace } from '../../../src/cli/open-trace.ts';
import { inapplicableQuestions } from '../../../src/grading/applies.ts';
import exercise from './exercise.ts';
import { byCost, ordersByCount, repeatOf } from './repeats.ts';

async function logOf(file: string) {
  const { trace } = await openTrace([join(import.meta.dirname, 'fixtures', file)], 'en');
  return openLog(trace);
}

type Log = Awaited<ReturnType<typeof logOf>>;
const unanswered = (log: Log) => inapplicableQuestions(exercise, log).map(({ questionId }) => questionId);

test('as recorded: the dearest repetition is not the most frequent one', async () => {
  const log = await logOf('repeated-work.log');
  expect(unanswered(log)).toEqual([]);
  expect(byCost(log)).toEqual(['n-plus-one', 'repeated-open', 'search-storm']);
  expect(ordersByCount(log).every((order) => order.startsWith('search-storm>'))).toBe(true);
});

test('remembered and batched: only the search is left, shorter', async () => {
  const [before, after] = [await logOf('repeated-work.log'), await logOf('once.log')];
  expect(byCost(after)).toEqual(['search-storm']);
  const counts = [after, before].map((log) => repeatOf(log, 'search-storm')?.count ?? Number.NaN);
  expect(counts[0]).toBeLessThan(counts[1] as number);
  expect(unanswered(after)).toEqual([
    'config-share',
    'most-opened',
    'first-repeat',
    'needless-opens',
    'price-cost',
    'cost-order',
  ]);
});

test('failures alone: the start cannot be told from the items any more', async () => {
  const [all, failed] = [await logOf('repeated-work.log'), await logOf('failed-only.log')];
  const count = (log: Log) => repeatOf(log, 'search-storm')?.count ?? 0;
  expect(count(failed)).toBeGreaterThan(count(all));
});

test('a start is no repetition', async () => {
  expect(byCost(await logOf('start-up.log'))).toEqual([]);
});
