import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readProfile } from '../../formats/pprof/read-profile.ts';
import { totalsByFunction } from './by-function.ts';
import { IncomparableError } from './common-types.ts';
import { subtractProfile } from './compare.ts';
import { makeReport } from './report.ts';
import { tagsOf } from './tags.ts';

const bytes = new Uint8Array(
  gunzipSync(readFileSync(new URL('../../formats/pprof/samples/cpu.pb.gz', import.meta.url))),
);

test('whatever can still be read of a damaged profile can be reported', () => {
  let read = 0;
  for (let bit = 0; bit < bytes.length * 8; bit += 37) {
    const damaged = bytes.slice();
    damaged[bit >> 3] = (damaged[bit >> 3] as number) ^ (1 << (bit & 7));
    const { profile } = readProfile(damaged);
    if (!profile) continue;
    read++;
    profile.sampleTypes.forEach((_, sampleType) => {
      const { nodes, total } = makeReport(profile, { sampleType, granularity: 'lines', nodeFraction: 0 });
      if (nodes.some(({ name }) => name === '') || Number.isNaN(Number(total))) expect.fail(`bit ${bit}`);
      totalsByFunction(profile, sampleType);
      tagsOf(profile, sampleType);
    });
    try {
      const left = subtractProfile(profile, profile, false).samples.count;
      if (left !== 0) expect.fail(`bit ${bit}: ${left} samples are left of nothing`);
    } catch (error) {
      // Two types of one name that measure different things.
      if (!(error instanceof IncomparableError)) throw error;
    }
  }
  expect(read).toBeGreaterThan(50);
});
