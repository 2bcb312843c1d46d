import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { goTraceComparisonToJson } from './compare-gotrace.ts';
import { dojo } from './testing/run-main.ts';
import { displayWidth } from './text-table.ts';

const samples = join(import.meta.dirname, '../formats/gotrace/samples');
const before = join(samples, 'mix-go123.trace.gz');
const after = join(samples, 'mix.trace.gz');

test('two Go traces are compared by group and by profile, in sums and per second', async () => {
  const { code, out } = await dojo('compare', '--json', before, after);
  expect(code).toBe(0);
  const json = JSON.parse(out) as ReturnType<typeof goTraceComparisonToJson>;
  expect(json).toMatchObject({ format: 'gotrace', before: { file: before, complete: true } });
  const { sync } = json.profileTotals;
  expect(sync.delta.ns).toBe((sync.after?.ns ?? 0) - (sync.before?.ns ?? 0));
  const perSecond = (ns: number | undefined, spanNs: number) => ((ns ?? 0) / spanNs) * 1e9;
  expect(sync.deltaPerSecond.ns).toBeCloseTo(
    perSecond(sync.after?.ns, json.after.spanNs) - perSecond(sync.before?.ns, json.before.spanNs),
    3,
  );
  const main = json.groups.find(({ name }) => name === 'runtime.main' || name === 'main.main');
  expect(main?.presence).toBe('both');
});

test('the same for people, in both languages, no wider than asked; a trace and itself do not differ', async () => {
  for (const [lang, words] of [
    ['en', ['Blocking profiles', 'Profile: synchronization', 'per second']],
    ['ja', ['ブロッキングプロファイル', '1秒あたり']],
  ] as const) {
    const { out } = await dojo('--lang', lang, 'compare', before, after);
    for (const word of words) expect(out).toContain(word);
    expect(out.split('\n').filter((line) => displayWidth(line) > 100)).toEqual([]);
  }
  const { out } = await dojo('compare', after, after);
  expect(out).toContain('No difference.');
  expect(out).not.toContain('Profile: ');
});

test('only two of a kind are compared', async () => {
  const readme = join(samples, 'README.md');
  expect((await dojo('compare', after, readme)).code).toBe(2);
  const folder = await mkdtemp(join(tmpdir(), 'dojo-compare-'));
  const profile = join(folder, 'sync.pb.gz');
  await dojo('trace', '--pprof', 'sync', '-o', profile, after);
  const profiles = await dojo('compare', profile, profile);
  expect([profiles.code, profiles.err]).toEqual([2, expect.stringContaining('diff BEFORE AFTER')]);
  const mixed = await dojo('compare', '--lang', 'ja', after, profile);
  expect([mixed.code, mixed.err]).toEqual([2, expect.stringContaining('AFTERはpprofのプロファイル')]);
  await rm(folder, { recursive: true });
  const options = await dojo('compare', '--per', 'second', after, after);
  expect([options.code, options.err]).toEqual([
    2,
    expect.stringContaining('--query and --per are for strace'),
  ]);
});
