import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NONE } from '../../../formats/gotrace/events.ts';
import { MadeTrace } from '../../../formats/gotrace/testing/made-trace.ts';
import { GoroutineSpans } from '../spans/goroutine-spans.ts';
import { SpanStore } from '../spans/span-store.ts';
import { madeRuns } from '../testing/made-run.ts';
import { criticalPath } from './critical-path.ts';

function storeOf(made: MadeTrace, most?: number): SpanStore {
  const store = new SpanStore(most === undefined ? {} : { most });
  const spans = new GoroutineSpans([store]);
  spans.finish(made.feed([spans]));
  return store;
}

/** 1 waits (10 to 80) for 2; 2 waits (20 to 60) for 3, which it created at 15 and which calls the system. */
function chain(): MadeTrace {
  return new MadeTrace()
    .sync(0)
    .go(1, 1, { to: 'running' })
    .go(2, 2, { to: 'runnable' })
    .go(10, 1, { to: 'waiting', reason: 'sync', stack: 'Lock<main.one' })
    .go(12, 2, { to: 'running' })
    .go(15, 3, { from: 'notExist', to: 'runnable', by: 2, stack: 'main.two', ownStack: 'main.three' })
    .go(20, 2, { to: 'waiting', reason: 'chan receive', stack: 'chanrecv1<main.two' })
    .go(25, 3, { to: 'running' })
    .go(30, 3, { to: 'syscall', stack: 'read<main.three' })
    .go(55, 3, { to: 'running' })
    .go(60, 2, { to: 'runnable', by: 3, stack: 'chansend1<main.three' })
    .go(65, 2, { to: 'running' })
    .go(80, 1, { to: 'runnable', by: 2, stack: 'Unlock<main.two' })
    .go(82, 1, { to: 'running' })
    .go(90, 1, { to: 'waiting', reason: 'sleep', stack: 'time.Sleep<main.one' })
    .go(110, 1, { to: 'runnable' })
    .go(111, 1, { to: 'running' })
    .sync(120);
}

test('a wait is followed to who ended it, and on to whom that one waited for', () => {
  const made = chain();
  const { goroutines, stacks, frames, strings } = made.tables;
  const path = criticalPath(storeOf(made), goroutines.find(1), 5, 120);
  const leaf = (stack: number) =>
    stack === 0
      ? ''
      : strings.text(frames.functionName[stacks.list[stacks.start[stack] as number] as number] as number);
  const words = path.segments.map(({ goroutine, state, fromNs, toNs, depth, stack }) =>
    [goroutines.id(goroutine), state, fromNs, toNs, depth, leaf(stack)].join(' ').trim(),
  );
  expect(words).toEqual([
    '1 running 5 10 0 Lock',
    '2 runnable 10 12 1',
    '2 running 12 20 1 chanrecv1',
    '3 runnable 20 25 2 main.two',
    '3 running 25 30 2 read',
    '3 syscall 30 55 2 read',
    '3 running 55 60 2',
    '2 runnable 60 65 1 chansend1',
    '2 running 65 80 1',
    '1 runnable 80 82 0 Unlock',
    '1 running 82 90 0 time.Sleep',
    '1 waiting 90 110 0 time.Sleep',
    '1 runnable 110 111 0',
    '1 running 111 120 0',
  ]);
  expect(path.unknownNs).toBe(0);
  expect(path.sums[0]).toMatchObject({ state: 'syscall', totalNs: 25, count: 1 });
});

test('before a goroutine was created its creator is followed', () => {
  const made = chain();
  const { goroutines } = made.tables;
  const path = criticalPath(storeOf(made), goroutines.find(3), 0, 30);
  expect(path.segments.map(({ goroutine, state, toNs }) => [goroutines.id(goroutine), state, toNs])).toEqual([
    [2, 'runnable', 12],
    [2, 'running', 15],
    [3, 'runnable', 25],
    [3, 'running', 30],
  ]);
});

test('where spans were dropped the path says that it does not know', () => {
  const made = chain();
  const store = storeOf(made, 8);
  expect(store.dropped).toBeGreaterThan(0);
  const path = criticalPath(store, made.tables.goroutines.find(1), 0, 120);
  expect(path.segments[0]).toMatchObject({ state: 'unknown', fromNs: 0 });
  expect(path.unknownNs).toBeGreaterThan(0);
  expect(path.segments.reduce((sum, { fromNs, toNs }) => sum + toNs - fromNs, 0)).toBe(120);
  expect(criticalPath(store, NONE, 0, 120).unknownNs).toBe(120);
});

test('the segments of any goroutine follow each other without gaps, and add up to the interval', () => {
  fc.assert(
    fc.property(
      madeRuns,
      fc.nat(),
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 200 }),
      (made, a, b, who, most) => {
        const endNs = made.rows.at(-1)?.timeNs ?? 0;
        const fromNs = Math.min(a % (endNs + 1), b % (endNs + 1));
        const toNs = Math.max(a % (endNs + 1), b % (endNs + 1));
        const goroutine = who % made.tables.goroutines.count;
        const path = criticalPath(storeOf(made, most), goroutine, fromNs, toNs);
        let at = fromNs;
        for (const segment of path.segments) {
          expect(segment.fromNs).toBe(at);
          expect(segment.toNs).toBeGreaterThan(at);
          at = segment.toNs;
        }
        expect(at).toBe(toNs);
        expect(path.sums.reduce((sum, { totalNs }) => sum + totalNs, 0)).toBe(toNs - fromNs);
      },
    ),
  );
});

test('the states of a goroutine fill its life', () => {
  fc.assert(
    fc.property(madeRuns, (made) => {
      const store = storeOf(made);
      const { rows } = store;
      for (let goroutine = 0; goroutine < made.tables.goroutines.count; goroutine++) {
        const own = [...store.of(goroutine)];
        own.forEach((row, place) => {
          const after = own[place + 1];
          if (after !== undefined) expect(rows.fromNs[after]).toBe(rows.toNs[row]);
        });
        const sum = own.reduce(
          (ns, row) => ns + (rows.toNs[row] as number) - (rows.fromNs[row] as number),
          0,
        );
        const first = rows.fromNs[own[0] as number] as number;
        expect(sum).toBe((rows.toNs[own.at(-1) as number] as number) - first);
      }
    }),
  );
});
