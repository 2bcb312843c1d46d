import { gzipSync } from 'node:zlib';
import { encodeProfile, type SampleToWrite } from '../../src/formats/pprof/encode.ts';

const LOCATIONS = 7_000;
const FUNCTIONS = 4_000;
const DEPTH = 57;
/** Every so many locations hold a call that was inlined. */
const INLINED_EVERY = 4;

/** Numbers below `limit` that look like chance and are the same in every run. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return Math.floor(((state >>> 0) / 2 ** 32) * limit);
  };
}

/** A CPU profile of random stacks, gzipped: nothing in it repeats, so that neither gzip nor a table has it easy. */
export function generateProfile(samples: number): Uint8Array {
  const next = numbers(7);
  function* all(): Generator<SampleToWrite> {
    const locations = new Array<number>(DEPTH);
    for (let sample = 0; sample < samples; sample++) {
      for (let frame = 0; frame < DEPTH; frame++) locations[frame] = next(LOCATIONS);
      const count = 1 + next(3);
      yield { locations, values: [count, count * 10_000_000] };
    }
  }
  const profile = encodeProfile({
    sampleTypes: [
      { type: 'samples', unit: 'count' },
      { type: 'cpu', unit: 'nanoseconds' },
    ],
    samples: all(),
    mappings: [{ start: 0x400000, limit: 0x4000000, file: '/usr/bin/generated', hasFunctions: true }],
    locations: Array.from({ length: LOCATIONS }, (_, index) => {
      const line = { function: index % FUNCTIONS, line: 1 + (index % 900) };
      const inner = { function: next(FUNCTIONS), line: 1 + next(900) };
      const lines = index % INLINED_EVERY === 0 ? [inner, line] : [line];
      return { address: 0x400000 + index * 64, mapping: 0, lines };
    }),
    functions: Array.from({ length: FUNCTIONS }, (_, index) => ({
      name: `example.com/service/internal/part${index % 97}.(*Worker).step${index}`,
      filename: `/src/example.com/service/internal/part${index % 97}/step${index % 400}.go`,
      startLine: 1 + (index % 900),
    })),
    periodType: { type: 'cpu', unit: 'nanoseconds' },
    period: 10_000_000,
    timeNs: 1_795_220_456_430_214_568n,
    durationNs: 600_000_000_000,
  });
  return gzipSync(profile, { level: 6 });
}
