import { expect, test } from 'vitest';
import { MadeTrace } from '../../../formats/gotrace/testing/made-trace.ts';
import { GoTraceAnalysis, type GoTraceFigures } from '../open-trace.ts';
import { compareTraces } from './compare-traces.ts';

/** A worker waits so often for a lock, so long each time; pcs differ between the two builds. */
function figures(waits: number, waitNs: number, pc: number, extra = false): GoTraceFigures {
  const made = new MadeTrace().sync(0);
  const stack = `sync.(*Mutex).Lock@${pc}<main.worker@${pc + 1}`;
  let ns = 1;
  made.go(ns, 1, { to: 'running' });
  made.go(++ns, 2, { from: 'notExist', to: 'runnable', by: 1, ownStack: 'main.worker' });
  made.go(++ns, 2, { to: 'running' });
  for (let wait = 0; wait < waits; wait++) {
    made.go(++ns, 2, { to: 'waiting', reason: 'sync', stack });
    ns += waitNs;
    made.go(ns, 2, { to: 'runnable', by: 1 });
    made.go(++ns, 2, { to: 'running' });
  }
  if (extra) made.go(++ns, 3, { from: 'notExist', to: 'runnable', by: 1, ownStack: 'main.helper' });
  made.sync(extra ? 2e9 : 1e9);
  const analysis = new GoTraceAnalysis(made.tables);
  return analysis.finish(made.feed(analysis.sinks));
}

test('stacks are matched by their functions, groups by their root function', () => {
  const found = compareTraces(figures(2, 100, 0x40), figures(6, 200, 0x80, true), 10);
  expect([found.beforeNs, found.afterNs]).toEqual([1e9, 2e9]);
  expect(found.profiles.sync).toEqual([
    {
      functions: ['sync.(*Mutex).Lock', 'main.worker'],
      presence: 'both',
      before: { count: 2, ns: 200 },
      after: { count: 6, ns: 1200 },
      delta: { count: 4, ns: 1000 },
      deltaPerSecond: { count: 1, ns: 400 },
    },
  ]);
  expect(found.profileTotals.sync.delta).toEqual({ count: 4, ns: 1000 });
  expect(found.profileCounts).toEqual({ net: 0, sync: 1, syscall: 0, sched: 1 });
  const group = (name: string) => found.groups.find((one) => one.name === name);
  expect(group('main.worker')).toMatchObject({
    presence: 'both',
    columns: { blocked: { before: { count: 1, ns: 200 }, after: { count: 1, ns: 1200 } } },
  });
  expect(group('main.helper')).toMatchObject({ presence: 'new', columns: { total: { before: null } } });
  const same = compareTraces(figures(3, 10, 1), figures(3, 10, 1), 10);
  expect(same.profiles.sync[0]?.delta).toEqual({ count: 0, ns: 0 });
});
