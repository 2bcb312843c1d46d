import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLog } from '../../../src/analysis/strace/open-log.ts';
import { openTrace } from '../../../src/cli/open-trace.ts';
import { inapplicableQuestions } from '../../../src/grading/applies.ts';
import { callsNamed } from '../../../src/grading/strace-calls.ts';
import exercise from './exercise.ts';
import { answeringServers, pidOf, silentServers, slowSyncs, timeoutsOf } from './waits.ts';

async function logOf(file: string) {
  const { trace } = await openTrace([join(import.meta.dirname, 'fixtures', file)], 'en');
  return openLog(trace);
}

type Log = Awaited<ReturnType<typeof logOf>>;
const unanswered = (log: Log) => inapplicableQuestions(exercise, log).map(({ questionId }) => questionId);

test('as recorded: one thread waits for the disk, another for the name server', async () => {
  const log = await logOf('slow-sync-and-dns.log');
  expect(unanswered(log)).toEqual([]);
  const pids = (calls: readonly number[]) => new Set(calls.map((call) => pidOf(log, call)));
  const disk = pids(slowSyncs(log)?.calls ?? []);
  const names = pids(timeoutsOf(log));
  expect([disk.size, names.size, new Set([...disk, ...names]).size]).toEqual([1, 1, 2]);
  expect(slowSyncs(log)?.target).toBe('/srv/app/journal.log');
  expect([silentServers(log), answeringServers(log)]).toEqual([['udp 192.0.2.53:53'], ['udp 192.0.2.54:53']]);
});

test('group commit: fewer waits for the disk, as many for the name server', async () => {
  const [before, after] = [await logOf('slow-sync-and-dns.log'), await logOf('group.log')];
  const syncs = (log: Log) => callsNamed(log, 'fdatasync').length;
  expect(syncs(after)).toBeLessThan(syncs(before) / 2);
  expect(timeoutsOf(after)).toHaveLength(timeoutsOf(before).length);
  expect(unanswered(after)).toEqual([]);
});

test('without the silent server: the questions about it are left out', async () => {
  const log = await logOf('both.log');
  expect(unanswered(log)).toEqual(['dns-limit', 'who-waits', 'stall', 'silent-server', 'steps', 'fix-first']);
});
