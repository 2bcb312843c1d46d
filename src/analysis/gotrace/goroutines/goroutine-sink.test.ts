import { expect, test } from 'vitest';
import { EventKind, NONE, ProcState, ResourceKind } from '../../../formats/gotrace/events.ts';
import { MadeTrace } from '../../../formats/gotrace/testing/made-trace.ts';
import { type AnalysisOptions, GoTraceAnalysis } from '../open-trace.ts';

function open(made: MadeTrace, options?: AnalysisOptions) {
  const analysis = new GoTraceAnalysis(made.tables, options);
  const figures = analysis.finish(made.feed(analysis.sinks));
  const index = (id: number) => made.tables.goroutine(id);
  return {
    figures,
    stats: (id: number) => figures.goroutines.stats(index(id)),
    hidden: (id: number) => figures.goroutines.hidden(index(id)),
    index,
  };
}

/** P 0 goes from running to idle. */
function idle(made: MadeTrace, timeNs: number): MadeTrace {
  const { running, idle: to } = ProcState;
  return made.add({
    timeNs,
    kind: EventKind.stateTransition,
    resourceKind: ResourceKind.proc,
    resource: 0,
    from: running,
    to,
  });
}

test('a goroutine that was there counts from the last Sync; one that is created from its creation', () => {
  const made = new MadeTrace()
    .sync(0)
    .go(10, 1, { to: 'running' })
    .go(20, 2, { from: 'notExist', to: 'runnable', by: 1, stack: 'main.main' })
    .go(50, 1, { to: 'waiting', reason: 'chan receive' })
    .go(60, 2, { to: 'running' })
    .go(90, 2, { to: 'notExist' })
    .go(100, 1, { to: 'runnable', by: 2 });
  const { stats, hidden, figures, index } = open(made);
  expect(stats(1)).toMatchObject({ execNs: 50, blockNsByReason: { 'chan receive': 50 }, totalNs: 100 });
  expect(stats(2)).toMatchObject({ execNs: 30, schedWaitNs: 40, totalNs: 70, unknownNs: 0 });
  expect(hidden(2)).toMatchObject({ firstWaitNs: 40, open: null });
  expect(figures.goroutines.endNs(index(2))).toBe(90);
  expect(figures.createdBy).toEqual([{ function: 'main.main', count: 1 }]);
});

test('a syscall that loses its P is split there; one that goes on at the end is counted as upstream does', () => {
  const made = new MadeTrace().sync(0).go(10, 1, { to: 'running', proc: 0 });
  made.go(20, 1, { to: 'syscall', proc: 0 });
  idle(made, 50);
  made.go(100, 1, { to: 'runnable' }).go(110, 1, { to: 'running', proc: 0 });
  made.go(120, 1, { to: 'syscall', proc: 0 });
  idle(made, 150);
  made.sync(200);
  const { stats, hidden } = open(made);
  expect(stats(1)).toMatchObject({ syscallNs: 30 + 80, syscallBlockNs: 50, schedWaitNs: 10 + 50 });
  expect(hidden(1)).toMatchObject({ openSyscallBlockNs: 50, open: { ns: 80 } });
});

test('a wait forever ends a goroutine; another wait stays open and is told', () => {
  const made = new MadeTrace().sync(0);
  for (const id of [1, 2]) made.go(10 + id, id, { to: 'running' });
  made
    .go(30, 1, { to: 'waiting', reason: 'forever' })
    .go(40, 2, { to: 'waiting', reason: 'select', stack: 'main.leak' })
    .sync(100);
  const { figures, stats, hidden, index } = open(made);
  expect(stats(1)).toMatchObject({ totalNs: 30, blockNsByReason: {} });
  expect(figures.goroutines.endNs(index(1))).toBe(30);
  expect(stats(2)).toMatchObject({ totalNs: 100, blockNsByReason: { select: 60 } });
  expect(hidden(2).open).toMatchObject({ reason: 'select', ns: 60 });
  expect(figures.groups[0]).toMatchObject({ waiting: 1, waitingNs: 60, longestWaitingNs: 60 });
});

test('a region’s sums are those between its begin and end; a goroutine created inside inherits its task', () => {
  const made = new MadeTrace().sync(0).go(10, 1, { to: 'running', ownStack: 'main.main' });
  const { tables } = made;
  const text = tables.strings.index('step');
  const stack = tables.stack('main.main');
  const at = { goroutine: tables.goroutine(1), task: NONE, text, stack };
  made
    .add({ timeNs: 20, kind: EventKind.regionBegin, ...at })
    .go(30, 2, { from: 'notExist', to: 'runnable', by: 1, ownStack: 'main.work' })
    .go(40, 1, { to: 'waiting', reason: 'sync' })
    .go(70, 1, { to: 'runnable' })
    .go(75, 1, { to: 'running' })
    .add({ timeNs: 80, kind: EventKind.regionEnd, ...at })
    .add({ timeNs: 90, kind: EventKind.regionEnd, ...at })
    .sync(100);
  const { figures } = open(made);
  const [inherited, endOnly, step] = figures.regions.groups;
  expect(inherited).toMatchObject({ type: '', count: 1, totalNs: 70, schedWaitNs: 70 });
  // Its begin was not seen: upstream counts all of the goroutine up to its end.
  expect(endOnly).toMatchObject({ type: 'step', frame: -1, count: 1, totalNs: 90 });
  expect(step).toMatchObject({
    count: 1,
    totalNs: 60,
    execNs: 25,
    schedWaitNs: 5,
    blockNsByReason: { sync: 30 },
  });
  expect(figures.tasks.count).toBe(1);
  expect(figures.regions.rows({ goroutine: tables.goroutine(1) })).toHaveLength(2);
});

test('a range of time has what of each state lies inside', () => {
  const made = new MadeTrace()
    .sync(0)
    .go(10, 1, { to: 'running' })
    .go(50, 1, { to: 'waiting', reason: 'sleep' })
    .go(90, 1, { to: 'runnable' })
    .go(95, 1, { to: 'running' })
    .go(96, 2, { from: 'notExist', to: 'runnable', by: 1 });
  const { stats, figures } = open(made, { range: { fromNs: 30, toNs: 60 } });
  expect(stats(1)).toMatchObject({ execNs: 20, schedWaitNs: 0, totalNs: 30, blockNsByReason: { sleep: 10 } });
  expect(figures.goroutines.indices).toHaveLength(1);
});
