import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLog } from '../../../src/analysis/strace/open-log.ts';
import { openTrace } from '../../../src/cli/open-trace.ts';
import { inapplicableQuestions } from '../../../src/grading/applies.ts';
import exercise from './exercise.ts';
import { gapsOf, insideNs, partsOf, wholeNs } from './parts.ts';

async function logOf(file: string) {
  const { trace } = await openTrace([join(import.meta.dirname, 'fixtures', file)], 'en');
  return openLog(trace);
}

type Log = Awaited<ReturnType<typeof logOf>>;
const kinds = (log: Log) => partsOf(log).map(({ name, kind }) => `${name} ${kind}`);
const unanswered = (log: Log) => inapplicableQuestions(exercise, log).map(({ questionId }) => questionId);

test('as recorded: five parts of five kinds, nearly all of the time outside calls', async () => {
  const log = await logOf('beyond-strace.log');
  expect(unanswered(log)).toEqual([]);
  expect(kinds(log)).toEqual(['A fresh', 'B profile', 'C mapped', 'D run-queue', 'E ring']);
  expect(insideNs(log) / wholeNs(log)).toBeLessThan(0.1);
});

test('the longest gap is the part that waited for a CPU, as long as the program says', async () => {
  const log = await logOf('beyond-strace.log');
  const [longest] = gapsOf(log);
  const waited = partsOf(log)[3];
  expect((longest!.toNs - longest!.fromNs) / waited!.wallNs).toBeCloseTo(1, 2);
});

test('alone and warm: the file is in memory, the CPU is free', async () => {
  const log = await logOf('alone.log');
  expect(kinds(log)).toEqual(['A fresh', 'B profile', 'C fresh', 'D profile', 'E ring']);
  expect(unanswered(log)).toEqual(['waited-for-cpu', 'disk-unseen', 'which-tool', 'proved']);
});
