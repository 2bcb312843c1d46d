import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import type { FunctionToWrite, LocationToWrite, ProfileToWrite } from '../../../formats/pprof/encode.ts';
import type { ProfileStack } from './profiles.ts';
import { profileFrames } from './stack-key.ts';

/**
 * Stacks with counts and times as a profile for `go tool pprof`, in the form of Go's `traceviewer.BuildProfile`: sample
 * types contentions and delay, one location per pc, functions by file and name.
 */
export function pprofProfile(tables: TraceTables, stacks: readonly ProfileStack[]): ProfileToWrite {
  const { strings, frames } = tables;
  const functions: FunctionToWrite[] = [];
  const functionPlaces = new Map<string, number>();
  const locations: LocationToWrite[] = [];
  const locationPlaces = new Map<number, number>();
  const functionPlace = (frame: number): number => {
    const file = frames.file[frame] as number;
    const name = frames.functionName[frame] as number;
    const key = `${file} ${name}`;
    const known = functionPlaces.get(key);
    if (known !== undefined) return known;
    const text = strings.text(name);
    functionPlaces.set(key, functions.length);
    return functions.push({ name: text, systemName: text, filename: strings.text(file) }) - 1;
  };
  const locationPlace = (frame: number): number => {
    const pc = frames.pcIndex[frame] as number;
    const known = locationPlaces.get(pc);
    if (known !== undefined) return known;
    locationPlaces.set(pc, locations.length);
    const lines = [{ function: functionPlace(frame), line: frames.line[frame] as number }];
    return locations.push({ address: frames.pc(frame), lines }) - 1;
  };
  const samples = stacks.map(({ stack, count, ns }) => ({
    locations: Array.from(profileFrames(tables, stack), locationPlace),
    values: [count, ns],
  }));
  return {
    sampleTypes: [
      { type: 'contentions', unit: 'count' },
      { type: 'delay', unit: 'nanoseconds' },
    ],
    samples,
    locations,
    functions,
    periodType: { type: 'trace', unit: 'count' },
    period: 1,
  };
}
