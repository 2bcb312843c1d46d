import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { goroutineToJson } from './goroutine-json.ts';
import { dojo } from './testing/run-main.ts';
import { displayWidth } from './text-table.ts';

type GoroutineJson = ReturnType<typeof goroutineToJson>;

const samples = join(import.meta.dirname, '../formats/gotrace/samples');
const flight = join(samples, 'flight.trace.gz');
const mix = join(samples, 'mix.trace.gz');

async function json(...argv: string[]): Promise<GoroutineJson> {
  return JSON.parse((await dojo('goroutine', '--json', ...argv)).out) as GoroutineJson;
}

const sumOf = (parts: readonly { readonly fromNs: number; readonly toNs: number }[]) =>
  parts.reduce((sum, { fromNs, toNs }) => sum + toNs - fromNs, 0);

test('a handler waits for a lock: who held it, and what it did meanwhile', async () => {
  const found = await json(flight, '23');
  expect(found).toMatchObject({ format: 'gotrace', id: 23, name: 'main.handle', complete: true });
  const [wait] = found.longestWaits;
  expect(wait).toMatchObject({ state: 'waiting', reason: 'sync', ns: 115_861_952 });
  expect(wait?.endedBy).toEqual({ id: 24, name: 'main.report' });
  expect(wait?.lock).toMatchObject({ primitive: 'mutex', limits: ['lock-unnamed', 'start-assumed'] });
  const [holder] = wait?.lock?.holders ?? [];
  expect(holder?.activity[0]).toMatchObject({ state: 'waiting', reason: 'sleep' });
  expect(found.wakers[0]?.goroutine).toEqual({ id: 1, name: 'main.main' });
});

test('the critical path and the states add up to the interval, of a life and of a part of it', async () => {
  for (const argv of [
    [flight, '23'],
    [flight, '24'],
    [flight, '23', '--from', '200ms', '--to', '330ms'],
    [mix, '1'],
  ]) {
    const { range, criticalPath, states, stretches, life } = await json(...argv);
    const length = range.toNs - range.fromNs;
    expect(criticalPath.segments).toHaveLength(criticalPath.segmentCount);
    expect(sumOf(criticalPath.segments)).toBe(length);
    expect(criticalPath.sums.reduce((sum, { totalNs }) => sum + totalNs, 0)).toBe(length);
    const lived = Math.min(range.toNs, life.toNs) - Math.max(range.fromNs, life.fromNs);
    expect(states.reduce((sum, { totalNs }) => sum + totalNs, 0)).toBe(lived);
    expect(sumOf(stretches)).toBeGreaterThanOrEqual(lived);
  }
});

test('of a wait that reaches out of the range no holders are named', async () => {
  const { longestWaits } = await json(flight, '23', '--from', '300ms', '--to', '330ms');
  expect(longestWaits).toHaveLength(1);
  expect(longestWaits[0]).toMatchObject({ reason: 'sync', ns: 30_000_000, lock: null });
});

test('the same for people, in both languages, no wider than asked', async () => {
  for (const [lang, words] of [
    [
      'en',
      ['goroutine 23 (main.handle)', 'held it for 116 ms', 'assumed', 'Critical path: 388 ms', ' more; '],
    ],
    ['ja', ['goroutine 23 (main.handle)', '116 msの間保持', '仮定です', 'クリティカルパス：388 ms']],
  ] as const) {
    const { code, out } = await dojo('--lang', lang, 'goroutine', flight, '23');
    expect(code).toBe(0);
    for (const word of words) expect(out).toContain(word);
    expect(out.split('\n').filter((line) => displayWidth(line) > 100)).toEqual([]);
  }
  const created = await dojo('goroutine', flight, '24');
  expect(created.out).toMatch(/Created at \d\.\d+ s by goroutine 1 \(main\.main\)/);
});

test('says what is wrong', async () => {
  const refuse = async (message: string, ...argv: string[]) => {
    const { code, err } = await dojo('goroutine', ...argv);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  };
  await refuse('Name one trace', flight);
  await refuse('no id of a goroutine', flight, 'main');
  await refuse('goroutine 9999 is not in this trace', flight, '9999');
  await refuse('goroutine 9223372036854775807 is not', flight, '9223372036854775807');
  await refuse('--from is after the end', flight, '23', '--from', '9s');
  await refuse('README.md', join(samples, 'README.md'), '1');
  expect((await dojo('goroutine', '--help')).out).toContain('critical path');
});
