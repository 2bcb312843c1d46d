import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NONE } from '../../../formats/gotrace/events.ts';
import { MadeTrace } from '../../../formats/gotrace/testing/made-trace.ts';
import { WaitProfiles } from '../blocking/wait-profiles.ts';
import { GoroutineSpans } from '../spans/goroutine-spans.ts';
import { SpanStore } from '../spans/span-store.ts';
import type { SpanSink } from '../spans/spans.ts';
import { madeRuns } from '../testing/made-run.ts';
import { goroutineLife } from './goroutine-life.ts';
import { KeyTable } from './key-table.ts';
import { lockHolders } from './lock-holders.ts';
import { LongestWaitsFinder } from './longest-waits.ts';
import { WakerEdges } from './waker-edges.ts';
import { WakerPlacesSink } from './waker-places.ts';

function run(made: MadeTrace, sinks: readonly SpanSink[]) {
  const spans = new GoroutineSpans(sinks);
  const trace = made.feed([spans]);
  spans.finish(trace);
  return trace;
}

const lock = 'sync.(*Mutex).Lock<main.work';
const unlock = 'sync.(*Mutex).Unlock<main.work';

/** 1 holds a lock and sleeps; 2 (from 20) and 3 (from 25) queue for it; 1 gives it to 2 at 60, 2 to 3 at 90. */
function queue(): MadeTrace {
  return new MadeTrace()
    .sync(0)
    .go(1, 1, { to: 'running' })
    .go(2, 2, { to: 'running' })
    .go(3, 3, { to: 'running' })
    .go(10, 1, { to: 'waiting', reason: 'sleep', stack: 'time.Sleep<main.work' })
    .go(20, 2, { to: 'waiting', reason: 'sync', stack: lock })
    .go(25, 3, { to: 'waiting', reason: 'sync', stack: lock })
    .go(50, 1, { to: 'runnable' })
    .go(55, 1, { to: 'running' })
    .go(60, 2, { to: 'runnable', by: 1, stack: unlock })
    .go(62, 2, { to: 'running' })
    .go(70, 2, { to: 'syscall', stack: 'write<main.work' })
    .go(85, 2, { to: 'running' })
    .go(90, 3, { to: 'runnable', by: 2, stack: unlock })
    .go(91, 3, { to: 'running' })
    .go(95, 3, { to: 'waiting', reason: 'network', stack: 'poll<main.serve' })
    .go(96, 1, { to: 'waiting', reason: 'chan receive', stack: 'chanrecv1<runtime.traceStartReadCPU.func1' })
    .sync(100);
}

test('who unblocked whom, where, and between which groups', () => {
  const made = queue();
  const edges = new WakerEdges();
  const places = new WakerPlacesSink();
  run(made, [edges, places]);
  const { goroutines, tables } = { goroutines: made.tables.goroutines, tables: made.tables };
  const id = (index: number) => (index === NONE ? null : goroutines.id(index));
  const found = edges.result(10);
  expect(found.edges.map((edge) => [id(edge.waker), id(edge.goroutine), edge.count, edge.waitedNs])).toEqual([
    [2, 3, 1, 65],
    [null, 1, 1, 40],
    [1, 2, 1, 40],
  ]);
  expect(places.result(tables, 10).places).toEqual([
    {
      reason: 'sync',
      stack: tables.stack(lock),
      wakerStack: tables.stack(unlock),
      count: 2,
      waitedNs: 105,
      maxNs: 65,
    },
    {
      reason: 'sleep',
      stack: tables.stack('time.Sleep<main.work'),
      wakerStack: 0,
      count: 1,
      waitedNs: 40,
      maxNs: 40,
    },
  ]);
  expect(edges.between((goroutine) => (goroutine === NONE ? 'none' : 'main.work'))).toEqual([
    { waker: 'main.work', group: 'main.work', count: 2, waitedNs: 105 },
    { waker: 'none', group: 'main.work', count: 1, waitedNs: 40 },
  ]);
});

test('edges beyond the bound are counted together', () => {
  const made = queue();
  const edges = new WakerEdges({}, 1);
  run(made, [edges]);
  expect(edges.result(10)).toMatchObject({ edgeCount: 1, leftOutCount: 2, leftOutNs: 105 });
});

test('the longest waits, without those of the runtime', () => {
  const made = queue();
  const finder = new LongestWaitsFinder(made.tables, { count: 3 });
  run(made, [finder]);
  const { waits, ofRuntime } = finder.result();
  expect(
    waits.map(({ goroutine, fromNs, toNs }) => [made.tables.goroutines.id(goroutine), fromNs, toNs]),
  ).toEqual([
    [3, 25, 90],
    [1, 10, 50],
    [2, 20, 60],
  ]);
  expect(waits[0]).toMatchObject({ holdUp: 'sync', open: false, wakerStack: made.tables.stack(unlock) });
  expect(ofRuntime).toBe(0);
  const open = new LongestWaitsFinder(made.tables, { count: 9, range: { fromNs: 94, toNs: 100 } });
  run(made, [open]);
  expect(open.result()).toMatchObject({
    ofRuntime: 1,
    waits: [{ holdUp: 'net', open: true, fromNs: 95, toNs: 100 }],
  });
});

test('the longest waits are the longest of all', () => {
  fc.assert(
    fc.property(madeRuns, fc.integer({ min: 1, max: 9 }), (made, count) => {
      const all = new LongestWaitsFinder(made.tables, { count: 1000, runtime: true });
      const some = new LongestWaitsFinder(made.tables, { count, runtime: true });
      run(made, [all, some]);
      const lengths = (finder: LongestWaitsFinder) =>
        finder.result().waits.map(({ fromNs, toNs }) => toNs - fromNs);
      expect(lengths(some)).toEqual(lengths(all).slice(0, count));
      const profile = new WaitProfiles();
      const trace = made.feed([profile]);
      profile.finish(trace);
      const { sites } = profile.complete(trace);
      const sum = lengths(all).reduce((ns, length) => ns + length, 0);
      expect(sites.reduce((ns, { totalNs }) => ns + totalNs, 0)).toBe(sum);
    }),
  );
});

test('the holders of a lock during a wait, back through the queue', () => {
  const made = queue();
  const store = new SpanStore();
  run(made, [store]);
  const { goroutines, tables } = { goroutines: made.tables.goroutines, tables: made.tables };
  const waiting = store.before(goroutines.find(3), 90);
  const found = lockHolders(tables, store, waiting);
  expect(found.primitive).toBe('mutex');
  expect(found.limits).toEqual(['lock-unnamed', 'handed-over', 'start-assumed']);
  expect(found.holders.map(({ goroutine, ...holder }) => [goroutines.id(goroutine), holder])).toEqual([
    [
      1,
      {
        fromNs: 25,
        toNs: 60,
        basis: 'wait-began',
        releaseStack: tables.stack(unlock),
        releases: true,
        activity: [
          {
            state: 4,
            reason: tables.strings.find('sleep'),
            stack: tables.stack('time.Sleep<main.work'),
            count: 1,
            totalNs: 25,
          },
          { state: 2, reason: 0, stack: 0, count: 1, totalNs: 5 },
          {
            state: 3,
            reason: 0,
            stack: tables.stack('chanrecv1<runtime.traceStartReadCPU.func1'),
            count: 1,
            totalNs: 5,
          },
        ],
      },
    ],
    [
      2,
      {
        fromNs: 62,
        toNs: 90,
        basis: 'after-own-wait',
        releaseStack: tables.stack(unlock),
        releases: true,
        activity: [
          { state: 5, reason: 0, stack: tables.stack('write<main.work'), count: 1, totalNs: 15 },
          { state: 3, reason: 0, stack: tables.stack('write<main.work'), count: 1, totalNs: 8 },
          { state: 3, reason: 0, stack: 0, count: 1, totalNs: 5 },
        ],
      },
    ],
  ]);
  // Nobody ended the sleep of 1; the lock says nothing there.
  expect(lockHolders(tables, store, store.before(goroutines.find(1), 50))).toMatchObject({
    primitive: 'other',
    holders: [],
    limits: ['lock-unnamed', 'nobody'],
  });
});

test('a life, event by event, with what the goroutine did to others', () => {
  const made = queue();
  const mask = new Uint8Array(9);
  mask[made.tables.goroutines.find(1)] = 1;
  const store = new SpanStore({ goroutines: mask });
  run(made, [store]);
  const life = goroutineLife(store, made.tables.goroutines.find(1));
  expect(life?.stretches.map(({ state, fromNs, toNs }) => [state, fromNs, toNs])).toEqual([
    [3, 0, 10],
    [4, 10, 50],
    [2, 50, 55],
    [3, 55, 96],
    [4, 96, 100],
  ]);
  expect(life?.deeds).toEqual([
    {
      kind: 'unblock',
      atNs: 60,
      goroutine: made.tables.goroutines.find(2),
      stack: made.tables.stack(unlock),
      waitedNs: 40,
    },
  ]);
  expect(goroutineLife(store, made.tables.goroutines.find(3))).toBeNull();
});

test('triples are numbered in the order in which they come, up to the bound', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer(), fc.integer(), fc.nat(3))), fc.nat(50), (triples, most) => {
      const table = new KeyTable(most);
      const known = new Map<string, number>();
      for (const [a, b, c] of triples) {
        const key = `${a} ${b} ${c}`;
        if (!known.has(key) && known.size < most) known.set(key, known.size);
        expect(table.row(a, b, c)).toBe(known.get(key) ?? -1);
      }
    }),
  );
});
