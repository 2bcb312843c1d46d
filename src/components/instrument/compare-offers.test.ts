import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixturePath } from '../../site/fixture-path.ts';
import { offeredGo } from '../analyzer/offered-go.ts';
import { compareOffers } from './compare-offers.ts';

const sumOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('compareOffers', () => {
  it('has every Go trace and profile of the courses once', () => {
    const courses = globSync('exercises/{go-pprof,go-trace,go-optimise,flight-recorder}/*/fixtures/*.gz');
    const offered = offeredGo.map(({ fixture }) => {
      const { folder, file } = fixturePath(fixture);
      return sumOf(join(folder, file));
    });
    expect(offered.toSorted()).toEqual([...new Set(courses.map(sumOf))].toSorted());
  });

  it('offers a trace the other traces, those of its course first, and not itself under another name', () => {
    const groups = compareOffers('fixture:go-optimise/one-at-a-time/server.trace.gz', null, 'en');
    expect(groups.map(({ course }) => course)).toEqual([
      'go-optimise',
      'go-trace',
      'flight-recorder',
      'samples',
    ]);
    expect(groups[0]?.isOfOpen).toBe(true);
    const fixtures = groups.flatMap(({ recordings }) => recordings.map(({ fixture }) => fixture));
    expect(fixtures).not.toContain('go-optimise/prove-it/server.trace.gz');
    expect(fixtures).toContain('go-trace/capture/server.trace.gz');
    expect(fixtures.every((fixture) => fixture.endsWith('.trace.gz'))).toBe(true);
  });

  it('offers a profile those with its values', () => {
    const offers = (kind: 'heap' | 'waiting' | 'goroutine') =>
      compareOffers('input:1', kind, 'ja').flatMap(({ recordings }) =>
        recordings.map(({ fixture }) => fixture),
      );
    expect(offers('heap')).toEqual([
      'go-pprof/heap/heap.pb.gz',
      'go-pprof/heap/fixed.heap.pb.gz',
      'samples/pprof/heap.pb.gz',
    ]);
    expect(offers('waiting')).toEqual([
      'go-pprof/block/block.pb.gz',
      'go-pprof/mutex/mutex.pb.gz',
      'samples/pprof/mutex.pb.gz',
    ]);
    expect(offers('goroutine')).toEqual([]);
  });
});
