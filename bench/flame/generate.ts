import { gzipSync } from 'node:zlib';
import { encodeProfile, type SampleToWrite } from '../../src/formats/pprof/encode.ts';

const FUNCTIONS = 3_000;
/** A frame's caller is one of so many frames before it: the tree gets about as deep as a busy server's stacks. */
const REACH = 6_000;

/** A profile whose flame graph has so many frames, gzipped, the same in every run. */
export function generateTree(frames: number): Uint8Array {
  let state = 11;
  const next = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return Math.floor(((state >>> 0) / 2 ** 32) * limit);
  };
  const parents = new Int32Array(frames).fill(-1);
  const functions = new Int32Array(frames);
  const calls = new Uint8Array(frames);
  const taken = new Set<number>();
  for (let frame = 0; frame < frames; frame++) {
    const parent = frame < 40 ? -1 : frame - 1 - next(Math.min(frame, REACH));
    parents[frame] = parent;
    if (parent >= 0) calls[parent] = 1;
    // Two callees of one function in one caller would be one frame.
    let fn = next(FUNCTIONS);
    while (taken.has((parent + 1) * FUNCTIONS + fn)) fn = next(FUNCTIONS);
    taken.add((parent + 1) * FUNCTIONS + fn);
    functions[frame] = fn;
  }
  function* samples(): Generator<SampleToWrite> {
    for (let leaf = 0; leaf < frames; leaf++) {
      if (calls[leaf] === 1) continue;
      const locations: number[] = [];
      for (let frame = leaf; frame >= 0; frame = parents[frame] as number)
        locations.push(functions[frame] as number);
      yield { locations, values: [(1 + next(8)) * 10_000_000] };
    }
  }
  const profile = encodeProfile({
    sampleTypes: [{ type: 'cpu', unit: 'nanoseconds' }],
    samples: samples(),
    locations: Array.from({ length: FUNCTIONS }, (_, index) => ({ lines: [{ function: index, line: 1 }] })),
    functions: Array.from({ length: FUNCTIONS }, (_, index) => ({
      name: `example.com/service/internal/part${index % 97}.(*Worker).step${index}`,
      filename: `/src/part${index % 97}/step.go`,
    })),
  });
  return gzipSync(profile, { level: 1 });
}
