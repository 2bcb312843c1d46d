import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { formatCount } from '../views/format-count.ts';
import type { GoTraceJson } from './gotrace-json.ts';
import { runMain } from './testing/run-main.ts';
import { displayWidth } from './text-table.ts';

/** A narrow terminal. */
const run = (...argv: string[]) => runMain(argv, { columns: 90 });

const sample = fileURLToPath(new URL('../formats/gotrace/samples/mix.trace.gz', import.meta.url));

test('analyze --json has the fields of a Go trace under their official names', async () => {
  const { code, out } = await run('analyze', '--json', sample);
  expect(code).toBe(0);
  const json = JSON.parse(out) as GoTraceJson;
  expect(json).toMatchObject({ format: 'gotrace', wireVersion: 'go 1.26', complete: true, warnings: [] });
  expect(Object.values(json.eventsByKind).reduce((sum, count) => sum + count, 0)).toBe(json.events);
  expect(json.groups.reduce((sum, { count }) => sum + count, 0)).toBe(json.goroutines);
  for (const profile of Object.values(json.profiles)) {
    if (profile.stacks > profile.top.length) continue;
    expect(profile.top.reduce((sum, { ns }) => sum + ns, 0)).toBe(profile.ns);
  }
  const waited = json.waits.totals.find(({ holdUp }) => holdUp === 'sched');
  expect(waited?.officialNs).toBe(json.profiles['sched']?.ns);
  expect(waited?.totalNs).toBeGreaterThan(waited?.officialNs ?? Number.POSITIVE_INFINITY);
  expect(Object.keys(json.mmu['stw|background|assist'] ?? {})).toContain('10ms');
});

test('the summary for people names what it shows, in both languages, no wider than asked', async () => {
  for (const [lang, words] of [
    ['en', ['What held goroutines up', 'Garbage collection', 'Tasks', 'Regions']],
    ['ja', ['goroutineを待たせたもの', 'ガベージコレクション', 'タスク', 'リージョン']],
  ] as const) {
    const { out } = await run('--lang', lang, 'analyze', sample);
    for (const word of words) expect(out).toContain(word);
    const wide = out.split('\n').filter((line) => displayWidth(line) > 90 && !line.includes(' · '));
    expect(wide).toEqual([]);
  }
});

test('of a part of a trace, sums are what lies in it, and it is said which part', async () => {
  const json = async (...argv: string[]) =>
    JSON.parse((await run('analyze', '--json', ...argv, sample)).out) as GoTraceJson;
  const totals = ({ groups }: GoTraceJson) => groups.reduce((sum, { totalNs }) => sum + totalNs, 0);
  const whole = await json();
  expect(whole.range).toBeNull();
  const first = await json('--to', '80ms');
  expect(first.range).toEqual({ fromNs: 0, toNs: 80e6 });
  const rest = await json('--from', '80ms');
  expect(rest.range).toEqual({ fromNs: 80e6, toNs: whole.durationNs });
  expect(totals(first) + totals(rest)).toBe(totals(whole));
  expect(totals(first)).toBeLessThan(totals(whole));
  for (const kind of ['net', 'sync', 'syscall'] as const) {
    const parts = (first.profiles[kind]?.ns ?? 0) + (rest.profiles[kind]?.ns ?? 0);
    expect(parts).toBe(whole.profiles[kind]?.ns);
  }
  expect((await run('analyze', '--from', '80ms', '--to', '90ms', sample)).out).toContain(
    'Only 80 ms – 90 ms',
  );
  const ja = await run('analyze', '--lang', 'ja', '--from', '80ms', '--to', '90ms', sample);
  expect(ja.out).toContain('トレースの80 ms – 90 msだけ');
  const late = await run('analyze', '--from', '1h', sample);
  expect([late.code, late.err]).toEqual([2, expect.stringContaining('no time such as')]);
  expect((await run('analyze', '--from', '9s', sample)).err).toContain('--from is after the end');
  const log = fileURLToPath(new URL('../../package.json', import.meta.url));
  expect((await run('analyze', '-f', '--to', '9s', log)).err).toContain('choose a part of a Go trace');
});

test('CPU samples are told by function, of a part too', async () => {
  interface Sampled {
    readonly cpuSamples: number;
    readonly cpuFunctions: readonly { readonly name: string; readonly flat: number }[];
  }
  const read = async (...argv: string[]) =>
    JSON.parse((await run('analyze', '--json', ...argv, sample)).out) as Sampled;
  const flatOf = ({ cpuFunctions }: Sampled) => cpuFunctions.reduce((sum, { flat }) => sum + flat, 0);
  const whole = await read();
  expect(flatOf(whole)).toBe(whole.cpuSamples);
  expect(whole.cpuFunctions.map(({ name }) => name)).toContain('main.compute');
  const [first, rest] = [await read('--to', '100ms'), await read('--from', '100ms')];
  expect(flatOf(first) + flatOf(rest)).toBe(whole.cpuSamples);
  expect((await run('analyze', sample)).out).toContain(`CPU samples: ${whole.cpuSamples}`);
});

test('of a cut trace what is whole is told; one without a whole generation is refused', async () => {
  const bytes = gunzipSync(
    readFileSync(new URL('../formats/gotrace/samples/mix-go123.trace.gz', import.meta.url)),
  );
  const cut = join(tmpdir(), `cut-${process.pid}.trace`);
  writeFileSync(cut, bytes.subarray(0, bytes.length - 10));
  const { code, out } = await run('analyze', '--json', cut);
  const json = JSON.parse(out) as GoTraceJson | { error: string };
  if ('error' in json) expect(code).toBe(2);
  else {
    expect(json.complete).toBe(false);
    expect(json.warnings[0]?.message).not.toBe('');
  }
  writeFileSync(cut, bytes.subarray(0, 100));
  const refused = await run('analyze', '--json', cut);
  expect(refused.code).toBe(2);
  expect(JSON.parse(refused.out).error).toMatch(
    /^no part of this Go trace can be read: .* At byte \d+.*copy the file again/,
  );
  writeFileSync(cut, gzipSync(bytes).subarray(0, 2000));
  const packed = await run('analyze', cut);
  expect(packed.err).toContain('the gzip data ends too early, at byte 2,000');
  expect(packed.err).toContain('no part of this Go trace can be read');
  writeFileSync(cut, Buffer.concat([bytes, bytes]));
  const twice = await run('analyze', cut);
  expect(twice.code).toBe(0);
  expect(twice.out.replace(/\s+/g, ' ')).toContain(
    `Split the file at this byte, and open the other part by itself. At byte ${formatCount(bytes.length)}`,
  );
});
