import { expect, test } from 'vitest';
import { goTraceViews } from '../gotrace/go-trace-model.ts';
import { profileViews } from '../pprof/profile-model.ts';
import { staticInstrument } from './static-instrument.tsx';
import { staticTable } from './static-table.tsx';

const mix = 'samples/gotrace/mix.trace.gz';
const drawn = (fixture: string, first: Readonly<Record<string, string>>, most = 6) =>
  staticInstrument({ fixture, locale: 'en', id: 'a', first, most });
const rows = (html: string) => html.match(/<tr>/g)?.length ?? 0;

test('a Go trace is drawn in the view that is asked for, with its facts, first rows and what was read', async () => {
  const html = await drawn(mix, { view: 'goroutines' });
  expect(html).toContain('mix.trace.gz');
  expect(html).toContain('34 goroutines');
  expect(html).toContain('nothing skipped');
  // Six rows below one of heads.
  expect(rows(html)).toBe(7);
  expect(html).toMatch(/6 of \d+ rows/);
  expect(rows(await drawn(mix, { view: 'goroutines' }, 3))).toBe(4);
});

test('what the parameters of its address say is what it shows', async () => {
  const html = await drawn(mix, { view: 'blocking', kind: 'sync', count: 'complete' });
  expect(html).toMatch(/aria-pressed="true"[^>]*>.*?channel/);
  const group = await drawn(mix, { view: 'goroutines', q: 'main.main' });
  expect(rows(group)).toBeLessThan(rows(await drawn(mix, { view: 'goroutines' })));
});

test('the timeline has rows of tasks with their regions', async () => {
  const html = await drawn(mix, { view: 'timeline', by: 'task' });
  expect(html).toMatch(/#\d+</);
  expect(html).toContain('region');
});

test('a profile is drawn the same way, in Japanese too', async () => {
  const html = await drawn('samples/pprof/cpu.pb.gz', { view: 'top' });
  expect(rows(html)).toBe(7);
  const japanese = { fixture: 'samples/pprof/heap.pb.gz', locale: 'ja', id: 'b', most: 4 } as const;
  expect(await staticInstrument({ ...japanese, first: { type: 'alloc_space' } })).toContain('alloc_space');
});

test('every view has something to read without a script', async () => {
  const needed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    goroutine: { id: '1' },
    callers: { focus: 'main.main' },
  };
  for (const view of goTraceViews) await drawn(mix, { view, ...needed[view] });
  for (const view of profileViews) await drawn('samples/pprof/cpu.pb.gz', { view, ...needed[view] });
  await expect(drawn('samples/pprof/cpu.pb.gz', { view: 'callers' })).rejects.toThrow(/shows nothing/);
});

test('two profiles are compared while the site is built', async () => {
  const html = await drawn('samples/pprof/heap.pb.gz', { view: 'diff', with: 'samples/pprof/heap.pb.gz' });
  expect(html).toContain('Functions with their changes');
});

test('two Go traces are compared while the site is built', async () => {
  const first = { view: 'compare', with: 'samples/gotrace/flight.trace.gz', swap: '1' };
  const html = await drawn(mix, first);
  expect(html).toContain('Goroutines by the function they began in');
  expect(html.indexOf('flight.trace.gz')).toBeLessThan(html.lastIndexOf('mix.trace.gz'));
});

test('what the instrument does not know stops the build and says what it knows', async () => {
  await expect(drawn(mix, { view: 'calls' })).rejects.toThrow(/unknown view "calls".*goroutines/);
  await expect(drawn(mix, { speed: '1s' })).rejects.toThrow(/unknown parameter "speed".*group/);
  await expect(drawn(mix, { kind: 'disk' })).rejects.toThrow(/unknown kind "disk".*sync/);
  await expect(drawn('samples/gotrace/none.trace.gz', {})).rejects.toThrow(/mix\.trace\.gz/);
  await expect(drawn('strace-basics/cache-lock/cache-lock.log', {})).rejects.toThrow(/strace log/);
});

test('a table stands by itself with the columns that are asked for, and nothing to press', async () => {
  const asked = { fixture: mix, locale: 'en', first: { view: 'goroutines' }, rows: 3, table: 1 } as const;
  const { label, html } = await staticTable({ ...asked, columns: ['name', 'count', 'exec'] });
  expect(label).toBe('Goroutines');
  expect(rows(html)).toBe(4);
  expect(html.match(/<th /g)).toHaveLength(3);
  expect(html).not.toContain('<button');
  await expect(staticTable({ ...asked, columns: ['speed'] })).rejects.toThrow(/no column "speed".*exec/);
  await expect(staticTable({ ...asked, table: 4 })).rejects.toThrow(/1 tables: Goroutines/);
});
