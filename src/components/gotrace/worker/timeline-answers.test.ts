import { describe, expect, test } from 'vitest';
import { StretchKind } from '../../../analysis/gotrace/timeline/state-codes.ts';
import { asking, openSample } from './testing/open-sample.ts';
import { timelineAnswers } from './timeline-answers.ts';

const { figures, readAgain, store } = openSample();
const answers = timelineAnswers(store, readAgain);
const byProc = { trace: 'input:1', by: 'proc', q: '', group: '' } as const;
const byGoroutine = { ...byProc, by: 'goroutine' } as const;

test('what is shown first fits the figures', async () => {
  const info = await answers.goTimeline({ trace: 'input:1' }, asking);
  expect(info.rowCounts.goroutine).toBe(figures.goroutines.count);
  expect(info.marks.length / 2).toBe(figures.gc.length);
  expect(info.heapMaximum).toBe(figures.heap.maximum);
});

describe('rows', () => {
  test('of goroutines: the program’s own, the busiest first; a search keeps those it finds', async () => {
    const all = await answers.goTimelineTable({ ...byGoroutine, fromNs: 0, toNs: null, most: 1000 }, asking);
    expect(all.rowCount).toBe(figures.goroutines.count);
    const own = all.rows.filter(({ name }) => name.startsWith('main.'));
    const ran = own.map(({ ns }) => Math.floor((ns[StretchKind.running] as number) / 1e3));
    expect(ran).toEqual([...ran].sort((a, b) => b - a));
    const found = await answers.goTimelineTable(
      { ...byGoroutine, q: 'main.', fromNs: 0, toNs: null, most: 1000 },
      asking,
    );
    expect(found.rows.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
  });

  test('a function is found in whatever goroutine it was seen, not only where one began in it', async () => {
    const asked = { ...byGoroutine, q: 'Mutex).Lock', fromNs: 0, toNs: null, most: 1000 };
    const locking = await answers.goTimelineTable(asked, asking);
    expect(locking.rowCount).toBeGreaterThan(1);
    expect(locking.rows.every(({ name }) => !name.includes('Mutex'))).toBe(true);
    expect(await answers.goTimelineFound(asked, asking)).toBe(locking.rowCount);
    expect(await answers.goTimelineFound({ ...byProc, q: 'no such function' }, asking)).toBe(0);
  });

  test('keys go from stretch to stretch and back, and to what is looked for', async () => {
    const asked = { ...byProc, q: 'main.main' };
    const first = await answers.goTimelineStep({ ...asked, step: 'first', row: 2, ns: 0 }, asking);
    const next =
      first && (await answers.goTimelineStep({ ...asked, step: 'next', row: 2, ns: first.fromNs }, asking));
    const back =
      next && (await answers.goTimelineStep({ ...asked, step: 'previous', row: 2, ns: next.fromNs }, asking));
    expect(back).toEqual(first);
    const found = await answers.goTimelineStep({ ...asked, step: 'found', row: 0, ns: 0 }, asking);
    expect(found).toMatchObject({ id: 1, name: 'main.main' });
    const same =
      found && (await answers.goTimelineFind({ ...asked, goroutine: '1', ns: found.fromNs + 1 }, asking));
    expect(same).toEqual(found);
  });
});

test('a goroutine is followed over the Ps that it runs on, there and back', async () => {
  const asked = { ...byProc, goroutine: 1 };
  const there: { row: number; fromNs: number }[] = [];
  for (let ns = -1; there.length < 10_000; ) {
    const next = await answers.goTimelineOwnStep({ ...asked, step: 'next', ns }, asking);
    if (!next) break;
    expect(next.id).toBe(1);
    expect(next.fromNs).toBeGreaterThan(ns);
    there.push({ row: next.row, fromNs: next.fromNs });
    ns = next.fromNs;
  }
  expect(there.length).toBeGreaterThan(10);
  expect(new Set(there.map(({ row }) => row)).size).toBeGreaterThan(1);
  const back: typeof there = [];
  for (let ns = figures.trace.durationNs; back.length <= there.length; ) {
    const before = await answers.goTimelineOwnStep({ ...asked, step: 'previous', ns }, asking);
    if (!before) break;
    back.push({ row: before.row, fromNs: before.fromNs });
    ns = before.fromNs;
  }
  expect(back.reverse()).toEqual(there);
});

test('what runs says where it had stopped before, and who made it runnable', async () => {
  const running = await answers.goTimelineOwnStep(
    { ...byProc, goroutine: 1, step: 'previous', ns: figures.trace.durationNs },
    asking,
  );
  if (!running) throw new Error('main.main runs');
  const detail = await answers.goTimelineStretch(
    { trace: 'input:1', goroutine: 1, fromNs: running.fromNs, toNs: running.toNs },
    asking,
  );
  expect(detail?.beginIsOwn).toBe(true);
  expect(detail?.begin.at(-1)?.name).toBe('main.main');
});

test('a stretch says who ended it, where, and whom it woke', async () => {
  const arrows = await answers.goTimelineArrows(
    {
      ...byGoroutine,
      fromNs: 0,
      toNs: figures.trace.durationNs / 4,
      firstRow: 0,
      endRow: 100,
      goroutine: null,
    },
    asking,
  );
  const unblock = arrows.arrows?.find(({ creates, fromId, toId }) => !creates && fromId !== toId);
  expect(unblock).toBeDefined();
  if (!unblock) return;
  const wait = await answers.goTimelineFind(
    { ...byGoroutine, goroutine: String(unblock.toId), ns: unblock.atNs - 1 },
    asking,
  );
  expect(wait?.toNs).toBe(unblock.atNs);
  if (!wait) return;
  const detail = await answers.goTimelineStretch(
    { trace: 'input:1', goroutine: wait.id, fromNs: wait.fromNs, toNs: wait.toNs },
    asking,
  );
  expect(detail?.endedBy?.id).toBe(unblock.fromId);
  expect(detail?.begin.length).toBeGreaterThan(0);
  const waker = await answers.goTimelineFind(
    { ...byGoroutine, goroutine: String(unblock.fromId), ns: unblock.atNs },
    asking,
  );
  const deed =
    waker &&
    (await answers.goTimelineStretch(
      { trace: 'input:1', goroutine: waker.id, fromNs: waker.fromNs, toNs: waker.toNs },
      asking,
    ));
  expect(deed?.woke).toContainEqual(
    expect.objectContaining({ id: unblock.toId, creates: false, atNs: unblock.atNs }),
  );
});

test('tasks and regions: rows by name, found by name, told with their goroutines', async () => {
  const byTask = { ...byProc, by: 'task' } as const;
  const all = await answers.goTimelineTable({ ...byTask, fromNs: 0, toNs: null, most: 1000 }, asking);
  const tasks = await answers.goTimelineTasks({ trace: 'input:1' }, asking);
  expect(all.rowCount).toBe(tasks.count);
  const task = all.rows.find(({ ns }) => (ns[StretchKind.task] as number) > 0);
  expect(task?.name).toMatch(/#\d+$/);
  expect(task?.stretches).toBe(1);
  const { groups } = figures.regions;
  const type = groups.find((group) => group.type !== '')?.type ?? '';
  const found = await answers.goTimelineStep({ ...byTask, q: type, step: 'found', row: 0, ns: -1 }, asking);
  expect(found).toMatchObject({ kind: StretchKind.region, user: { region: type, goroutineCount: 1 } });
  if (!found) return;
  const same = await answers.goTimelineFind(
    { ...byTask, q: type, goroutine: String(found.id), ns: found.fromNs },
    asking,
  );
  expect(same).toEqual(found);
  const window = await answers.goTimelineWindow(
    { ...byTask, fromNs: 0, toNs: figures.trace.durationNs, firstRow: 0, endRow: 100, buckets: 1000 },
    asking,
  );
  expect(window.names.length).toBeGreaterThan(0);
  expect(window.rows).toHaveLength(all.rowCount);
  const { arrows } = await answers.goTimelineArrows(
    { ...byTask, fromNs: 0, toNs: figures.trace.durationNs, firstRow: 0, endRow: 100, goroutine: null },
    asking,
  );
  const begun = arrows?.filter(({ fromId }) => fromId === -1) ?? [];
  const parents = [...figures.tasks.places].filter((place) => figures.tasks.at(place).parent !== null);
  expect(begun).toHaveLength(parents.length);
  for (const { fromRow, toRow } of begun) expect(toRow).toBeGreaterThan(fromRow);
});
