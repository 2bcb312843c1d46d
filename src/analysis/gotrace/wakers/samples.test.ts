import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { GoState } from '../../../formats/gotrace/events.ts';
import { GoTraceParser } from '../../../formats/gotrace/parse.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import { stackFrames } from '../blocking/stack-key.ts';
import { CpuSamples } from '../cpu-samples/cpu-samples.ts';
import { GoTraceAnalysis } from '../open-trace.ts';
import { criticalPath } from '../path/critical-path.ts';
import { GoroutineSpans } from '../spans/goroutine-spans.ts';
import { SpanStore } from '../spans/span-store.ts';
import { lockHolders } from './lock-holders.ts';
import { LongestWaitsFinder } from './longest-waits.ts';

const samples = ['flight', 'mix', 'mix-go122', 'mix-go123', 'mix-go125'];

function read(name: string) {
  const file = new URL(`../../../formats/gotrace/samples/${name}.trace.gz`, import.meta.url);
  const parser = new GoTraceParser();
  const analysis = new GoTraceAnalysis(parser.tables);
  const store = new SpanStore();
  const longest = new LongestWaitsFinder(parser.tables, { count: 50, kinds: new Set(['sync']) });
  const spans = new GoroutineSpans([store, longest]);
  const samples = new CpuSamples();
  for (const sink of [...analysis.sinks, spans, samples]) parser.addSink(sink);
  parser.push(gunzipSync(readFileSync(file)));
  const trace = parser.finish();
  spans.finish(trace);
  store.finish();
  const figures = analysis.finish(trace);
  return { trace, tables: trace.tables, figures, store, longest: longest.result().waits, samples };
}

function functions(tables: TraceTables, stack: number): string[] {
  return Array.from(stackFrames(tables, stack), (frame) =>
    tables.strings.text(tables.frames.functionName[frame] as number),
  );
}

describe.each(samples)('%s', (name) => {
  const { trace, tables, figures, store } = read(name);

  test('all waits by reason add up to what the goroutine table has', () => {
    const table: Record<string, number> = {};
    let schedNs = 0;
    for (const group of figures.groups) {
      for (const [reason, ns] of Object.entries(group.blockNsByReason))
        table[reason] = (table[reason] ?? 0) + ns;
      schedNs += group.schedWaitNs - group.openSyscallBlockNs;
    }
    const waits: Record<string, number> = {};
    let runnableNs = 0;
    for (const site of figures.waits.sites) {
      if (site.state === GoState.waiting) waits[site.reason] = (waits[site.reason] ?? 0) + site.totalNs;
      if (site.state === GoState.runnable) runnableNs += site.totalNs;
    }
    // To the table `forever` is an end and no wait.
    delete waits['forever'];
    expect(waits).toEqual(table);
    expect(runnableNs).toBe(schedNs);
  });

  test("every goroutine's critical path adds up to the trace", () => {
    for (let goroutine = 0; goroutine < tables.goroutines.count; goroutine++) {
      const path = criticalPath(store, goroutine, 0, trace.durationNs);
      expect(path.sums.reduce((ns, { totalNs }) => ns + totalNs, 0)).toBe(trace.durationNs);
    }
  });
});

test('the handler of the flight recorder waits for a lock whose holder sleeps', () => {
  const { tables, store, longest } = read('flight');
  const wait = longest.find(({ stack }) => functions(tables, stack)[0] === 'sync.(*Mutex).Lock');
  expect(wait && functions(tables, wait.stack)).toEqual(['sync.(*Mutex).Lock', 'main.handle']);
  const found = lockHolders(tables, store, store.before(wait?.goroutine ?? -1, wait?.toNs ?? 0));
  expect(found.primitive).toBe('mutex');
  expect(found.limits).toEqual(['lock-unnamed', 'start-assumed']);
  const [holder] = found.holders;
  expect(holder?.activity[0]?.state).toBe(GoState.waiting);
  expect(functions(tables, holder?.activity[0]?.stack ?? 0)).toEqual(['time.Sleep', 'main.report']);
  expect(holder?.releases).toBe(true);
});

test('leaked goroutines stand together, and CPU samples name what computed', () => {
  const { tables, figures, samples } = read('mix');
  const leak = figures.waits.stuck.find(({ stack }) =>
    functions(tables, stack).includes('main.waitForAnswer'),
  );
  expect(leak).toMatchObject({ goroutines: 3, reason: 'chan receive', sinceStart: 0, ofTracer: false });
  const before = figures.waits.stuck.find(({ stack }) =>
    functions(tables, stack).includes('main.blockedBeforeTheTrace'),
  );
  expect(before).toMatchObject({ goroutines: 1, holdUp: 'unknown', sinceStart: 1 });
  const profile = samples.profile(tables);
  expect(profile.samples).toBeGreaterThan(0);
  expect(profile.functions.map((one) => one.name)).toContain('main.compute');
});
