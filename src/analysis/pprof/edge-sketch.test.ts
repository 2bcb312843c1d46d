import { expect, test } from 'vitest';
import { encodeProfile } from '../../formats/pprof/encode.ts';
import { readProfile } from '../../formats/pprof/read-profile.ts';
import { makeReport } from './report.ts';

const functions = 60;
const depth = 120;

test('of many frames the edges above the cutoff are all there, with the same weights', () => {
  let state = 1;
  const next = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) % limit;
  };
  const { profile } = readProfile(
    encodeProfile({
      sampleTypes: [{ type: 'cpu', unit: 'nanoseconds' }],
      // Low numbers are called most, so that edges are of very different weights.
      samples: Array.from({ length: 1000 }, () => ({
        locations: Array.from({ length: depth }, () => next(1 + next(functions))),
        values: [1 + next(9)],
      })),
      locations: Array.from({ length: functions }, (_, index) => ({ lines: [{ function: index }] })),
      functions: Array.from({ length: functions }, (_, index) => ({ name: `f${index}` })),
    }),
  );
  if (!profile) throw new Error('not read');
  const edges = (edgeFraction: number) =>
    makeReport(profile, { sampleType: 0, edgeFraction }).nodes.flatMap(({ in: calls }) =>
      calls.map(({ from, to, weight }) => ({ name: `${from.name} ${to.name}`, weight: Number(weight) })),
    );
  const { total } = makeReport(profile, { sampleType: 0, edges: 'none' });
  const all = edges(0);
  const heavy = all.filter(({ weight }) => weight >= Math.trunc(Number(total) * 0.2));
  expect(heavy.length).toBeGreaterThan(10);
  expect(heavy.length).toBeLessThan(all.length / 2);
  expect(edges(0.2)).toEqual(heavy);
});
