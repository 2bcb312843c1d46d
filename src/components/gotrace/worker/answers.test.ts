import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { sampleValue } from '../../../formats/pprof/profile.ts';
import { readProfile } from '../../../formats/pprof/read-profile.ts';
import { goTraceAnswers } from './answers.ts';
import { KeptAnswers } from './kept-answers.ts';
import { asking, openSample } from './testing/open-sample.ts';
import { timelineAnswers } from './timeline-answers.ts';

const { bytes, figures, readAgain, store } = openSample();
const { durationNs } = figures.trace;
const answers = goTraceAnswers(figures, readAgain, timelineAnswers(store, readAgain));
const asked = { trace: 'input:1', range: null, text: '', system: true };

describe('a range', () => {
  test('two halves add up to the whole', async () => {
    const middle = Math.round(durationNs / 2);
    const execNs = async (range: { fromNs: number; toNs: number } | null) => {
      const { rows } = await answers.goGroups({ ...asked, range }, asking);
      return rows.reduce((sum, row) => sum + row.execNs, 0);
    };
    const halves = [
      await execNs({ fromNs: 0, toNs: middle }),
      await execNs({ fromNs: middle, toNs: durationNs }),
    ];
    expect((halves[0] as number) + (halves[1] as number)).toBe(await execNs(null));
  });
});

test('the waits of all groups add up to those of the trace', async () => {
  const waits = (group: string, complete: boolean) =>
    answers.goWaits(
      { ...asked, holdUp: 'sync', complete, group, order: { key: 'total', descending: true }, most: 1 },
      asking,
    );
  const { rows } = await answers.goGroups(asked, asking);
  for (const complete of [false, true]) {
    const all = await waits('', complete);
    let totalNs = 0;
    for (const { name } of rows) totalNs += (await waits(name || '-', complete)).totalNs;
    expect(totalNs).toBe(all.totalNs);
    expect(all.hidden.officialNs).toBeLessThanOrEqual(all.hidden.totalNs);
  }
  expect((await waits('no.such', true)).count).toBe(0);
});

test('a flame graph of waits has the sums of their table, whole and around a function', async () => {
  for (const holdUp of ['sync', 'sched', 'sleep'] as const)
    for (const complete of [false, true]) {
      const kind = { ...asked, holdUp, complete, group: '' };
      const table = await answers.goWaits(
        { ...kind, order: { key: 'total', descending: true }, most: 1000 },
        asking,
      );
      const flame = async (measure: 'time' | 'times', focus = '') =>
        answers.goFlame({ ...kind, measure, focus, zoom: '', isReversed: false, byName: false }, asking);
      expect((await flame('time'))?.tree.cum[0]?.[0]).toBe(table.totalNs);
      expect((await flame('times'))?.total).toBe(table.times);
      expect(await flame('time', 'no.such')).toBeNull();
      const place = table.rows.find((row) => row.place !== '')?.place ?? '';
      if (place === '') continue;
      const around = await flame('time', place);
      const least = table.rows.reduce((sum, row) => sum + (row.place === place ? row.totalNs : 0), 0);
      expect(around?.tree.cum[0]?.[0]).toBeGreaterThanOrEqual(least);
      expect(around?.callers?.cum[0]?.[0]).toBe(around?.tree.cum[0]?.[0]);
    }
});

test('the whole range is saved as the trace itself, its waits as the profile of the command', async () => {
  const saved = await answers.goCut({ ...asked, range: { fromNs: 0, toNs: 1 } }, asking);
  expect(saved && Buffer.compare(saved.bytes, bytes)).toBe(0);
  const { totalNs } = await answers.goWaits(
    {
      ...{ ...asked, holdUp: 'sync', complete: true, group: '', most: 1 },
      order: { key: 'total', descending: true },
    },
    asking,
  );
  const profile = await answers.goPprof({ ...asked, holdUp: 'sync', complete: true, group: '' }, asking);
  const read = readProfile(gunzipSync(profile.bytes));
  if (!('profile' in read) || !read.profile) throw new Error('no profile was written');
  const { samples } = read.profile;
  let sum = 0;
  for (let sample = 0; sample < samples.count; sample++) sum += Number(sampleValue(read.profile, sample, 1));
  expect(sum).toBe(totalNs);
});

describe('one goroutine', () => {
  const find = (text: string) => answers.goFind({ ...asked, text }, asking);

  test('is found by its id and by its function', async () => {
    const { rows } = await find('main.locks');
    expect(rows.length).toBeGreaterThan(0);
    const [first] = rows;
    const byId = await find(`G${first?.id}`);
    expect(byId.rows[0]).toEqual(first);
  });

  test('its states, its events and the segments of its path each add up to its life', async () => {
    const { rows } = await find('main.locks');
    for (const { id } of rows) {
      const { life } = await answers.goGoroutine({ ...asked, goroutine: id }, asking);
      if (!life) throw new Error(`no goroutine ${id}`);
      const length = life.toNs - life.fromNs;
      const sum = (list: readonly number[]) => list.reduce((all, ns) => all + ns, 0);
      expect(life.interval).toEqual({ fromNs: life.fromNs, toNs: life.toNs });
      expect(sum(life.states.map(({ totalNs }) => totalNs))).toBe(length);
      expect(sum(life.events.map((event) => (event.kind === 'state' ? event.ns : 0)))).toBe(length);
      expect(sum(life.path.segments.map(({ fromNs, toNs }) => toNs - fromNs))).toBe(length);
      expect(life.bar[0]?.fromNs).toBe(life.fromNs);
      expect(life.bar.at(-1)?.toNs).toBeCloseTo(life.toNs, 0);
      if (life.previous !== null) expect(Number(life.previous)).toBeLessThan(Number(id));
    }
  });

  test.each(['', 'x', '999999', '1e3', '99999999999999999999'])('%j is none', async (id) => {
    expect(await answers.goGoroutine({ ...asked, goroutine: id }, asking)).toEqual({
      goroutine: id,
      life: null,
    });
  });
});

test('an answer that nobody waits for any more is given up, and found anew for the next', async () => {
  const kept = new KeptAnswers<number>(1);
  const first = new AbortController();
  let stops: (() => boolean) | null = null;
  const never = kept.get('a', ({ stopped }) => new Promise(() => (stops = stopped)), {
    ...asking,
    signal: first.signal,
  });
  void never;
  first.abort();
  expect((stops as (() => boolean) | null)?.()).toBe(true);
  expect(await kept.get('a', async () => 2, asking)).toBe(2);
  expect(await kept.get('a', async () => 3, asking)).toBe(2);
  await kept.get('b', async () => 4, asking);
  await kept.get('c', async () => 5, asking);
  expect(await kept.get('a', async () => 6, asking)).toBe(6);
});
