import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLog } from '../../../src/analysis/strace/open-log.ts';
import { openTrace } from '../../../src/cli/open-trace.ts';
import { inapplicableQuestions } from '../../../src/grading/applies.ts';
import { durationOf } from '../../../src/grading/strace-calls.ts';
import { callsNamed, queuedAccepts } from '../missing-time/requests.ts';
import exercise from './exercise.ts';
import {
  allRequests,
  bystanderWaits,
  lockWaitOf,
  requestQuantile,
  SLOW_NS,
  syncsAhead,
  tookNs,
  vainWaits,
  waitsBehindSync,
} from './suspects.ts';

async function logOf(file: string) {
  const { trace } = await openTrace([join(import.meta.dirname, 'fixtures', file)], 'en');
  return openLog(trace);
}

type Log = Awaited<ReturnType<typeof logOf>>;
const unanswered = (log: Log) => inapplicableQuestions(exercise, log).map(({ questionId }) => questionId);
const longestSync = (log: Log) =>
  Math.max(...callsNamed(log, 'fdatasync').map((call) => durationOf(log, call)));

test('as recorded: every slow request waits in vain, for the lock, or for its own sync', async () => {
  const log = await logOf('mystery-service.log');
  expect(unanswered(log)).toEqual([]);
  const vain = new Set(vainWaits(log));
  const syncs = new Set(callsNamed(log, 'fdatasync'));
  const slow = allRequests(log).filter((request) => tookNs(request) > SLOW_NS);
  const unexplained = slow.filter(
    (request) =>
      !lockWaitOf(log, request) && !request.calls.some((call) => vain.has(call) || syncs.has(call)),
  );
  expect([slow.length > 20, unexplained]).toEqual([true, []]);
  expect(bystanderWaits(log).every((call) => durationOf(log, call) > longestSync(log))).toBe(true);
  expect(syncsAhead(log).length).toBeGreaterThan(1);
  expect(queuedAccepts(log).length).toBeLessThan(allRequests(log).length / 10);
});

test('the address mended: the lock is still there, and its questions are still asked', async () => {
  const log = await logOf('rates-fixed.log');
  expect(vainWaits(log)).toEqual([]);
  expect(waitsBehindSync(log).length).toBeGreaterThan(10);
  expect(unanswered(log)).toEqual(['in-vain', 'both-causes', 'fix-two']);
});

test('both mended: orders still wait for the disk, and nobody waits for them', async () => {
  const log = await logOf('both-fixed.log');
  expect([vainWaits(log), waitsBehindSync(log)]).toEqual([[], []]);
  expect(requestQuantile(log, 0.99)).toBeLessThan(
    requestQuantile(await logOf('mystery-service.log'), 0.99) / 2,
  );
  expect(bystanderWaits(log).length).toBeGreaterThan(1);
  expect(unanswered(log)).toEqual(['in-vain', 'holder', 'both-causes', 'fix-two']);
});
