import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLog } from '../../../src/analysis/strace/open-log.ts';
import { openTrace } from '../../../src/cli/open-trace.ts';
import { inapplicableQuestions } from '../../../src/grading/applies.ts';
import exercise from './exercise.ts';
import { allFallbacks, dearest, fallbackGroups, isSilent, probesOf } from './fallbacks.ts';

async function logOf(file: string) {
  const { trace } = await openTrace([join(import.meta.dirname, 'fixtures', file)], 'en');
  return openLog(trace);
}

type Log = Awaited<ReturnType<typeof logOf>>;
const unanswered = (log: Log) => inapplicableQuestions(exercise, log).map(({ questionId }) => questionId);

test('as recorded: a cheap address that refuses often, a dear one that is silent', async () => {
  const log = await logOf('ipv6-fallback.log');
  expect(unanswered(log)).toEqual([]);
  const [dear, cheap] = fallbackGroups(log);
  expect([dear?.target, cheap?.target]).toEqual(['tcp [2001:db8:1::7]:8092', 'tcp [::1]:8091']);
  expect(dear?.fallbacks.length).toBeLessThan(cheap?.fallbacks.length ?? 0);
  expect(dear?.totalNs).toBeGreaterThan(100 * (cheap?.totalNs ?? 0));
});

test('a race: both sockets are open, the fallback is found all the same', async () => {
  const log = await logOf('race.log');
  expect(unanswered(log)).toEqual([]);
  expect(dearest(log)?.target).toBe('tcp [2001:db8:1::7]:8092');
});

test('no route: the probe that fails is no fallback, and nothing silent is left', async () => {
  const log = await logOf('no-route.log');
  expect(allFallbacks(log).every(({ first }) => log.fds.targetOf(first) === 'tcp [::1]:8091')).toBe(true);
  expect(probesOf(log).length).toBeGreaterThan(0);
  expect(isSilent(log)).toBe(false);
  expect(unanswered(log)).toEqual(['fix-first']);
});
