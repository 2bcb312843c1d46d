import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeProfile, type SampleToWrite } from './encode.ts';
import { sampleValue } from './profile.ts';
import { readProfile } from './read-profile.ts';

const bytes = new Uint8Array(gunzipSync(readFileSync(new URL('./samples/mutex.pb.gz', import.meta.url))));

/** Reads whatever it is; where it reads, every index must lead to something. */
function readSafely(input: Uint8Array): void {
  const { profile, problem } = readProfile(input);
  if (!profile) {
    if (problem.message === '') expect.fail('a problem without words');
    return;
  }
  const { samples, locations, functions, strings } = profile;
  const texts = [functions.name, functions.systemName, functions.filename];
  const isWhole =
    samples.stack.every((location) => location < locations.count) &&
    locations.lineFunction.every((fn) => fn < functions.count) &&
    texts.every((column) => column.every((index) => index < strings.count)) &&
    samples.values.length === samples.count * profile.sampleTypes.length;
  if (!isWhole) expect.fail('an index leads nowhere');
}

test('cut anywhere', () => {
  for (let length = 0; length < bytes.length; length++) readSafely(bytes.subarray(0, length));
});

test('bits turned', () => {
  for (let bit = 0; bit < bytes.length * 8; bit += 3) {
    const damaged = bytes.slice();
    damaged[bit >> 3] = (damaged[bit >> 3] as number) ^ (1 << (bit & 7));
    readSafely(damaged);
  }
});

test('any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), readSafely), { numRuns: 2000 });
});

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

test('values of 64 bits come back as they were written', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(int64, int64), { maxLength: 20 }), (values) => {
      const samples = values.map((pair): SampleToWrite => ({ locations: [], values: pair }));
      const sampleTypes = [
        { type: 'a', unit: '' },
        { type: 'b', unit: 'count' },
      ];
      const { profile } = readProfile(encodeProfile({ sampleTypes, samples, locations: [], functions: [] }));
      if (!profile) throw new Error('not read');
      const read = values.map((_, sample) =>
        [0, 1].map((type) => BigInt(sampleValue(profile, sample, type))),
      );
      expect(read).toEqual(values);
    }),
    { numRuns: 300 },
  );
});
