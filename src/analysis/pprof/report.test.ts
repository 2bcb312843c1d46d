import { describe, expect, test } from 'vitest';
import { encodeProfile, type ProfileToWrite } from '../../formats/pprof/encode.ts';
import type { Int64 } from '../../formats/pprof/int64.ts';
import { readProfile } from '../../formats/pprof/read-profile.ts';
import { totalsByFunction } from './by-function.ts';
import { subtractProfile } from './compare.ts';
import { compileRegexp } from './regexp/match.ts';
import { makeReport, type ReportOptions } from './report.ts';
import { defaultSampleType, sampleTypeOf } from './sample-type.ts';
import { tagsOf } from './tags.ts';

/** A profile of stacks written root first, `a>b`; `a>b/c` means that c was inlined into b. */
function made(stacks: Readonly<Record<string, Int64>>, more: Partial<ProfileToWrite> = {}) {
  const names: string[] = [];
  const places: string[] = [];
  const index = (list: string[], item: string): number =>
    list.includes(item) ? list.indexOf(item) : list.push(item) - 1;
  const samples = Object.entries(stacks).map(([stack, value]) => ({
    locations:
      stack === ''
        ? []
        : stack
            .split('>')
            .toReversed()
            .map((place) => index(places, place)),
    values: [value],
  }));
  const locations = places.map((place) => ({
    lines: place
      .split('/')
      .toReversed()
      .map((name) => ({ function: index(names, name), line: 1 })),
  }));
  const { profile, problem } = readProfile(
    encodeProfile({
      sampleTypes: [{ type: 'cpu', unit: 'nanoseconds' }],
      samples,
      locations,
      functions: names.map((name) => ({ name })),
      ...more,
    }),
  );
  if (!profile) throw problem;
  return profile;
}

const rows = (profile: ReturnType<typeof made>, options: Partial<ReportOptions> = {}) =>
  makeReport(profile, { sampleType: 0, ...options }).nodes.map(({ name, flat, cum }) => [name, flat, cum]);

describe('sums', () => {
  test('flat is of the innermost frame, cum once for each sample, recursion and all', () => {
    expect(rows(made({ 'a>b>a>b': 3, 'a>c/d': 4, a: 1 }))).toEqual([
      ['d', 4, 4],
      ['b', 3, 3],
      ['a', 1, 8],
      ['c', 0, 4],
    ]);
  });

  test('are exact beyond 2^53, and wrap at 64 bits as in Go', () => {
    const big = 2n ** 62n + 1n;
    expect(rows(made({ 'a>b': big, 'a>c': -3 }))).toEqual(
      [
        ['b', big, big],
        ['c', -3, -3],
        ['a', 0, big - 3n],
      ]
        .slice(0, 1)
        .concat([['a', 0, big - 3n]]),
    );
    expect(totalsByFunction(made({ 'a>b': big, 'a>c': big }), 0)[2]).toEqual({
      name: 'a',
      flat: 0,
      cum: -(2n ** 63n) + 2n,
    });
  });
});

describe('what is left out', () => {
  test('nodes below half a percent; their calls become residual edges', () => {
    const report = makeReport(made({ 'main>x>work': 500, 'main>rare>leaf': 1, 'main>y>work': 499 }), {
      sampleType: 0,
    });
    expect(report.nodes.map(({ name }) => name)).toEqual(['work', 'main', 'x', 'y']);
    expect(report.droppedNodes).toBe(2);
    const limited = makeReport(made({ 'main>x>work': 500, 'main>y>work': 499 }), {
      sampleType: 0,
      nodeCount: 2,
    });
    const [work] = limited.nodes;
    expect(work?.in.map(({ from, weight, isResidual }) => [from.name, weight, isResidual])).toEqual([
      ['main', 999, true],
    ]);
  });

  test('the frames that the profile calls noise, from the first other frame on', () => {
    const profile = made(
      { 'main>alloc>sub': 5, 'alloc>sub': 7, 'main>f/alloc/g': 9 },
      { dropFrames: 'alloc|nothing', keepFrames: 'kept' },
    );
    expect(rows(profile)).toEqual([
      ['f', 9, 9],
      ['sub', 7, 7],
      ['main', 5, 14],
      ['alloc', 0, 7],
    ]);
  });

  test('an expression that is none drops nothing', () => {
    expect(rows(made({ 'main>alloc': 5 }, { dropFrames: '(' }))).toHaveLength(2);
  });

  test('samples that are not asked for; shares stay those of all', () => {
    const profile = made({ 'main>a': 5, 'main>b': 7, '': 1 });
    const report = makeReport(profile, {
      sampleType: 0,
      focus: compileRegexp('main'),
      ignore: compileRegexp('^b$'),
    });
    expect(report.nodes.map(({ name, cum }) => [name, cum])).toEqual([
      ['a', 5],
      ['main', 5],
    ]);
    expect(report.total).toBe(13);
  });
});

test('edges: all, those of a name, or those to what is inlined', () => {
  const profile = made({ 'a>b>c/d': 5 });
  const edges = (wanted: ReportOptions['edges']) =>
    makeReport(profile, { sampleType: 0, ...(wanted && { edges: wanted }) }).nodes.flatMap(({ out }) =>
      out.map(({ from, to, isInlined }) => `${from.name}>${to.name}${isInlined ? ' inlined' : ''}`),
    );
  expect(edges('all').sort()).toEqual(['a>b', 'b>c', 'c>d inlined']);
  expect(edges('inlined')).toEqual(['c>d inlined']);
  expect(edges('none')).toEqual([]);
  expect(edges((name) => name === 'b').sort()).toEqual(['a>b', 'b>c']);
});

test('a difference is signed, and its shares are of the first profile', () => {
  const before = made({ 'main>a': 10, 'main>b': 10 });
  const after = made({ 'main>a': 4, 'main>b': 10, 'main>c': 3 });
  const difference = subtractProfile(after, before, true);
  const report = makeReport(difference, { sampleType: 0 });
  expect(report.total).toBe(20);
  expect(report.nodes.map(({ name, flat, cum }) => [name, flat, cum])).toEqual([
    ['a', -6, -6],
    ['c', 3, 3],
    ['main', 0, -3],
  ]);
  const rest = subtractProfile(after, before, false);
  expect(makeReport(rest, { sampleType: 0 }).total).toBe(9);
  expect(rest.samples.count).toBe(2);
});

test('differences join units, and say what can not be joined', () => {
  const inMs = made({ a: 2 }, { sampleTypes: [{ type: 'cpu', unit: 'milliseconds' }] });
  const joined = subtractProfile(made({ a: 5_000_000 }), inMs, false);
  expect(joined.sampleTypes).toEqual([{ type: 'cpu', unit: 'nanoseconds' }]);
  expect(rows(joined)).toEqual([['a', 3_000_000, 3_000_000]]);
  const inBytes = made({ a: 2 }, { sampleTypes: [{ type: 'cpu', unit: 'bytes' }] });
  expect(() => subtractProfile(made({ a: 1 }), inBytes, true)).toThrow('units: cpu/nanoseconds, cpu/bytes');
});

test('labels weigh what their samples do', () => {
  const samples = [
    {
      locations: [],
      values: [5],
      labels: [
        { key: 'who', text: 'north' },
        { key: 'bytes', value: 2048, unit: 'bytes' },
      ],
    },
    { locations: [], values: [7], labels: [{ key: 'who', text: 'south' }] },
  ];
  expect(tagsOf(made({}, { samples }), 0)).toEqual([
    { key: 'bytes', total: 5, values: [{ text: '2kB', weight: 5 }] },
    {
      key: 'who',
      total: 12,
      values: [
        { text: 'south', weight: 7 },
        { text: 'north', weight: 5 },
      ],
    },
  ]);
});

test('the sample type is found by name, by number, by the profile’s own choice, else the last', () => {
  const types = ['alloc_space', 'space'].map((type) => ({ type, unit: 'bytes' }));
  const profile = made({}, { sampleTypes: types, samples: [], defaultSampleType: 'alloc_space' });
  expect(defaultSampleType(profile)).toBe(0);
  expect(defaultSampleType(made({}, { sampleTypes: types, samples: [] }))).toBe(1);
  expect(['', '1', 'inuse_space', 'space', '2', 'x'].map((name) => sampleTypeOf(profile, name))).toEqual([
    0, 1, 1, 1, -1, -1,
  ]);
});
