import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from './fd/test-log.ts';
import { openLog } from './open-log.ts';
import { processTotals } from './processes.ts';
import { findingsWithin, selectedTotals } from './selected-totals.ts';
import { finish } from './steps.ts';
import { targetTotals } from './targets.ts';
import { syscallTotals } from './totals.ts';

const lines = [
  '10 1700000000.000100 openat(AT_FDCWD, "/etc/hosts", O_RDONLY) = 3</etc/hosts> <0.000020>',
  '11 1700000000.000200 read(3</etc/hosts>, "a", 9) = 1 <0.000300>',
  '10 1700000000.000300 read(3</etc/hosts>, "bc", 9) = 2 <0.000100>',
  '10 1700000000.000400 openat(AT_FDCWD, "/nope", O_RDONLY) = -1 ENOENT (No such file or directory) <0.000030>',
  '10 1700000000.000500 exit_group(0) = ?',
  '10 1700000000.000600 +++ exited with 0 +++',
];
const log = openLog(parse(lines));

test('totals of some calls count these alone', () => {
  const { syscalls, processes, targets, waitsNs } = finish(selectedTotals(log, Uint32Array.of(2, 3)));
  expect(syscalls.map(({ name, calls, maxCall }) => [name, calls, maxCall])).toEqual([
    ['read', 1, 2],
    ['openat', 1, 3],
  ]);
  expect(processes).toMatchObject([{ pid: 10, calls: 2, errors: 1, exit: 0, durationNs: 130_000 }]);
  expect(processes[0]).toMatchObject({ firstNs: 200_000, lastNs: 330_000 });
  expect(targets.map(({ target, calls }) => [target, calls])).toEqual([
    ['/etc/hosts', 1],
    ['/nope', 1],
  ]);
  expect(waitsNs.reduce((sum, ns) => sum + ns, 0)).toBe(130_000);
});

test('all calls by their numbers give the totals of the log', () => {
  const { trace, fds, waits } = log;
  const all = Uint32Array.from({ length: trace.calls.count }, (_, call) => call);
  expect(syscallTotals(trace, all)).toEqual(log.totals);
  expect(targetTotals(trace, fds, all)).toEqual(log.targets);
  expect(processTotals(trace, waits, all).map(({ calls, durationNs }) => [calls, durationNs])).toEqual(
    log.processes.map(({ calls, durationNs }) => [calls, durationNs]),
  );
  expect(finish(selectedTotals(log, null)).syscalls).toBe(log.totals);
});

test('parts of a log add up to it', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), (sides) => {
      const side = (wanted: boolean) =>
        Uint32Array.from([0, 1, 2, 3, 4].filter((call) => sides[call] === wanted));
      const sum = (calls: Uint32Array) => finish(selectedTotals(log, calls));
      const [one, other] = [sum(side(true)), sum(side(false))];
      for (const part of ['syscalls', 'processes', 'targets'] as const) {
        const calls = (of: typeof one) => of[part].reduce((total, row) => total + row.calls, 0);
        expect(calls(one) + calls(other)).toBe(calls(finish(selectedTotals(log, null))));
      }
      expect(one.waitsNs.map((ns, at) => ns + (other.waitsNs[at] ?? 0))).toEqual(log.waits.totalNs);
    }),
  );
});

test('a finding is told how many of its calls are among some calls', () => {
  const opens = Array.from(
    { length: 40 },
    (_, call) => `openat(AT_FDCWD, "/etc/conf", O_RDONLY) = 3 <0.0000${10 + call}>`,
  );
  const repeated = openLog(parse(opens));
  const [finding] = repeated.findings;
  expect(findingsWithin(repeated, null)).toEqual(repeated.findings.map(({ calls }) => calls.length));
  expect(finding?.calls.length).toBeGreaterThan(2);
  expect(findingsWithin(repeated, Uint32Array.from(finding?.calls.slice(0, 2) ?? []))[0]).toBe(2);
});
