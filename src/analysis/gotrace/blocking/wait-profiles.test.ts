import { expect, test } from 'vitest';
import { MadeTrace } from '../../../formats/gotrace/testing/made-trace.ts';
import type { BlockingProfile } from './profiles.ts';
import { outermostRanges, type Selection } from './selection.ts';
import { WaitProfiles } from './wait-profiles.ts';

/**
 * 1 runs all the time; 2 waits for a channel that it gives (10 to 60), twice; 3 waits when the trace begins, runs, and
 * waits for a lock to the end; 4 is created and never runs; 5 sleeps; 6 is unblocked but never runs.
 */
function busyTrace(): MadeTrace {
  return new MadeTrace()
    .sync(0)
    .go(1, 1, { to: 'running' })
    .go(2, 3, { to: 'waiting', ownStack: 'chanrecv1<main.three' })
    .go(3, 2, { from: 'notExist', to: 'runnable', by: 1, stack: 'main.main', ownStack: 'main.two' })
    .go(5, 2, { to: 'running' })
    .go(10, 2, { to: 'waiting', reason: 'chan receive', stack: 'chanrecv1<main.two' })
    .go(60, 2, { to: 'runnable', by: 1, stack: 'chansend1<main.main' })
    .go(64, 2, { to: 'running' })
    .go(65, 2, { to: 'waiting', reason: 'chan receive', stack: 'chanrecv1<main.two' })
    .go(70, 3, { to: 'runnable', by: 1, stack: 'main.main' })
    .go(71, 3, { to: 'running' })
    .go(75, 2, { to: 'runnable', by: 1, stack: 'chansend1<main.main' })
    .go(76, 2, { to: 'running' })
    .go(80, 3, { to: 'waiting', reason: 'sync', stack: 'sync.(*Mutex).Lock<main.three' })
    .go(81, 4, { from: 'notExist', to: 'runnable', by: 1, stack: 'main.main', ownStack: 'main.four' })
    .go(82, 5, { from: 'undetermined', to: 'syscall', stack: 'read<main.five' })
    .go(84, 5, { to: 'running' })
    .go(85, 5, { to: 'waiting', reason: 'sleep', stack: 'time.Sleep<main.five' })
    .go(86, 6, { to: 'syscall', stack: 'read<main.six' })
    .go(88, 6, { to: 'runnable', stack: 'read<main.six' })
    .go(90, 2, { to: 'notExist', stack: 'main.two' })
    .sync(100);
}

function profilesOf(made: MadeTrace, selection?: Selection) {
  const profiles = new WaitProfiles(selection);
  const trace = made.feed([profiles]);
  profiles.finish(trace);
  const { strings, frames, stacks } = made.tables;
  const words = (stack: number) =>
    Array.from(stacks.list.subarray(stacks.start[stack], stacks.start[stack + 1]), (frame) =>
      strings.text(frames.functionName[frame] as number),
    ).join('<');
  const rows = ({ stacks: all }: BlockingProfile) =>
    all.map(({ stack, count, ns }) => [words(stack), count, ns] as const);
  return { official: profiles.official(trace), complete: profiles.complete(trace), rows, words };
}

test('an official profile has what ended after the first run, and of a goroutine that never ran all of it', () => {
  const { official, rows } = profilesOf(busyTrace());
  expect(rows(official.sync)).toEqual([['chanrecv1<main.two', 2, 60]]);
  expect(rows(official.sched)).toEqual([['chansend1<main.main', 2, 5]]);
  // 5 ran after its call; 6 never did, and so its call counts from where it was first seen.
  expect(rows(official.syscall)).toEqual([['read<main.six', 1, 2]]);
  expect(official.net).toEqual({ kind: 'net', count: 0, ns: 0, stacks: [] });
});

test('the complete profile has first waits, sleep, and what never ended', () => {
  const { complete, words } = profilesOf(busyTrace());
  const site = (stack: string) => complete.sites.find((one) => words(one.stack) === stack);
  expect(site('chanrecv1<main.three')).toMatchObject({
    holdUp: 'unknown',
    count: 1,
    totalNs: 70,
    officialCount: 0,
  });
  expect(site('sync.(*Mutex).Lock<main.three')).toMatchObject({ holdUp: 'sync', totalNs: 20, openNs: 20 });
  expect(site('time.Sleep<main.five')).toMatchObject({ holdUp: 'sleep', totalNs: 15, openCount: 1 });
  expect(complete.totals.find(({ holdUp }) => holdUp === 'sync')).toEqual({
    holdUp: 'sync',
    count: 3,
    totalNs: 80,
    openCount: 1,
    openNs: 20,
    officialCount: 2,
    officialNs: 60,
    tracerNs: 0,
  });
  // 2 waited 2 ns before it ran first, 3 waited 1, 4 from 81 on, 6 from 88 on.
  expect(complete.totals.find(({ holdUp }) => holdUp === 'sched')).toMatchObject({ count: 6, totalNs: 39 });
});

test('goroutines that nobody unblocks are grouped by where they wait', () => {
  const made = new MadeTrace().sync(0);
  for (const [at, id] of [7, 8, 9].entries()) {
    made.go(10 + at, id, { from: 'notExist', to: 'runnable', ownStack: 'main.leak' });
    made.go(20 + at, id, { to: 'running' });
    made.go(30 + at, id, { to: 'waiting', reason: 'chan receive', stack: 'chanrecv1<main.leak' });
  }
  made.go(40, 1, { to: 'waiting', ownStack: 'chanrecv1<runtime.traceStartReadCPU.func1' });
  made.sync(100);
  const { complete, words } = profilesOf(made);
  expect(complete.stuck.map(({ stack, ...group }) => ({ ...group, stack: words(stack) }))).toEqual([
    {
      holdUp: 'sync',
      reason: 'chan receive',
      stack: 'chanrecv1<main.leak',
      goroutines: 3,
      totalNs: 70 + 69 + 68,
      maxNs: 70,
      sinceStart: 0,
      examples: [0, 1, 2],
      ofTracer: false,
    },
    {
      holdUp: 'unknown',
      reason: '',
      stack: 'chanrecv1<runtime.traceStartReadCPU.func1',
      goroutines: 1,
      totalNs: 100,
      maxNs: 100,
      sinceStart: 1,
      examples: [3],
      ofTracer: true,
    },
  ]);
});

test('some goroutines, a time range or regions restrict what is counted', () => {
  const made = busyTrace();
  const only = (id: number) => {
    const mask = new Uint8Array(made.tables.goroutines.count);
    mask[made.tables.goroutines.find(id)] = 1;
    return mask;
  };
  const sums = (selection: Selection) => {
    const { official } = profilesOf(made, selection);
    return [official.sync.count, official.sync.ns, official.sched.ns, official.syscall.ns];
  };
  expect(sums({ goroutines: only(2) })).toEqual([2, 60, 5, 0]);
  expect(sums({ goroutines: only(6) })).toEqual([0, 0, 0, 2]);
  expect(sums({ range: { fromNs: 50, toNs: 62 } })).toEqual([1, 10, 2, 0]);
  const goroutine = made.tables.goroutines.find(2);
  const regions = [
    { goroutine, fromNs: 0, toNs: 20 },
    { goroutine, fromNs: 5, toNs: 90 },
    { goroutine, fromNs: 20, toNs: 30 },
    { goroutine, fromNs: 74, toNs: 200 },
  ];
  const within = outermostRanges(regions, made.tables.goroutines.count);
  // The second begins inside the first. The first wait before it ran, from 3 to 5, counts inside a region.
  expect(sums({ within })).toEqual([2, 21, 3, 0]);
});

test('stacks with the same pcs are one, and a damaged trace counts up to its last Sync', () => {
  const made = new MadeTrace().sync(0).go(1, 1, { to: 'running' });
  const wait = (at: number, stack: string) =>
    made
      .go(at, 1, { to: 'waiting', reason: 'network', stack })
      .go(at + 5, 1, { to: 'runnable' })
      .go(at + 6, 1, { to: 'running' });
  wait(10, 'poll.a@7<main.main');
  wait(20, 'poll.b@7<main.main');
  made.sync(30);
  wait(40, 'poll.a@7<main.main');
  const whole = profilesOf(made);
  expect(whole.official.net.stacks.map(({ count, ns }) => [count, ns])).toEqual([[3, 15]]);

  const profiles = new WaitProfiles();
  const problem = { kind: 'cut', message: 'cut', offset: null, generation: null };
  const trace = { ...made.feed([profiles]), problem };
  profiles.finish(trace);
  expect(profiles.official(trace).net).toMatchObject({ count: 2, ns: 10 });
  expect(profiles.official(trace).sched).toMatchObject({ count: 2, ns: 2 });
});
