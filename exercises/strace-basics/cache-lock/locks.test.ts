import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLog } from '../../../src/analysis/strace/open-log.ts';
import { openTrace } from '../../../src/cli/open-trace.ts';
import { acceptedAnswers } from '../../../src/grading/answers.ts';
import { unmetNeeds } from '../../../src/grading/applies.ts';
import { lineOfResult } from '../../../src/grading/call-lines.ts';
import exercise from './exercise.ts';
import { contendedTurns, locksOf, turnsAhead } from './locks.ts';

async function logOf(file: string) {
  const { trace } = await openTrace([join(import.meta.dirname, 'fixtures', file)], 'en');
  return openLog(trace);
}

const answers = (log: Awaited<ReturnType<typeof logOf>>) =>
  Object.fromEntries(exercise.questions.map((question) => [question.id, acceptedAnswers(question, log)]));

test.each(['cache-lock.log', 'cache-lock.six-workers.log'])('%s: agrees with the finding', async (file) => {
  const log = await logOf(file);
  const [finding] = log.findings.filter(({ kind }) => kind === 'file-lock-contention');
  const { longest } = locksOf(log);
  if (!longest) throw new Error('no wait');
  const last = turnsAhead(log, longest).at(-1);
  expect(finding).toMatchObject({
    count: contendedTurns(log).length,
    maxNs: longest.waitNs,
    target: longest.target,
    holder: { line: lineOfResult(log.trace, last?.release ?? -1) },
  });
});

test('six workers: every question has an answer, and the queue takes a larger share', async () => {
  const [four, six] = [await logOf('cache-lock.log'), await logOf('cache-lock.six-workers.log')].map(answers);
  for (const values of Object.values(six ?? {})) expect(values).toHaveLength(1);
  expect(Number(six?.['waiting-share']?.[0])).toBeGreaterThan(Number(four?.['waiting-share']?.[0]));
});

test('one attached worker: its waits can be read, their holder cannot', async () => {
  const log = await logOf('one-worker.log');
  expect(unmetNeeds(exercise.needs, log)).toEqual([]);
  const { holder, 'ended-by': endedBy, 'held-proof': proof, ...others } = answers(log);
  expect([holder, endedBy, proof]).toEqual([[], [], []]);
  for (const values of Object.values(others)) expect(values).toHaveLength(1);
});

test('the fixed server: nobody waits and no work is repeated', async () => {
  const log = await logOf('cache-lock.fixed.log');
  expect(answers(log)).toMatchObject({ contended: [0], holder: [], 'fix-first': [], 'waiting-share': [0] });
});
