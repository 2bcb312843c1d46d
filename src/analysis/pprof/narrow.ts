import type { LocationColumns, Profile, SampleColumns } from '../../formats/pprof/profile.ts';
import { compileRegexp, type Matcher } from './regexp/match.ts';
import { RegexpError } from './regexp/syntax.ts';
import { type Stacks, selectStacks, withoutNoise } from './stacks.ts';

/** Regular expressions (RE2) on names of functions, source files and programs; empty for none. */
export interface Narrowing {
  /** Only samples with a frame that matches. */
  readonly focus: string;
  /** No samples with a frame that matches. */
  readonly ignore: string;
  /** Frames that match are taken out of their stacks: what they had falls to their callers. */
  readonly hide: string;
}

export const isNarrowed = ({ focus, ignore, hide }: Narrowing): boolean => `${focus}${ignore}${hide}` !== '';

/**
 * A profile with only the stacks that are asked for, as `go tool pprof` takes them with `-focus`, `-ignore` and `-hide`
 * (google/pprof, profile/filter.go, FilterSamplesByName): noise goes first, a sample with no frame left goes too, and so
 * does a frame without a name once anything is hidden.
 * @throws RegexpError
 */
export function narrowProfile(profile: Profile, { focus, ignore, hide }: Narrowing): Profile {
  const stacks = selectStacks(withoutNoise(profile), matcher(focus), matcher(ignore));
  const hides = matcher(hide);
  const { locations, isHidden } = keptLines(stacks, hides);
  return {
    ...profile,
    locations,
    samples: keptSamples(stacks, isHidden, hides !== null),
    // Done already, on the stacks as they were.
    dropFrames: '',
    keepFrames: '',
  };
}

/** Whether an expression can be read. */
export function isRegexp(source: string): boolean {
  try {
    compileRegexp(source);
    return true;
  } catch (error) {
    if (error instanceof RegexpError) return false;
    throw error;
  }
}

const matcher = (source: string): Matcher | null => (source === '' ? null : compileRegexp(source));

function keptLines(
  { profile, lineFrom }: Stacks,
  hides: Matcher | null,
): { readonly locations: LocationColumns; readonly isHidden: Uint8Array } {
  const { locations, functions, strings, mappings } = profile;
  const texts = new Map<number, boolean>();
  const matches = (text: number): boolean => {
    let known = texts.get(text);
    if (known === undefined) {
      known = hides?.(strings.text(text)) ?? false;
      texts.set(text, known);
    }
    return known;
  };
  const files = mappings.map(({ file }) => hides?.(file) ?? false);
  const isHidden = new Uint8Array(locations.count);
  const lineStart = new Uint32Array(locations.count + 1);
  const kept: number[] = [];
  for (let i = 0; i < locations.count; i++) {
    const end = locations.lineStart[i + 1] as number;
    const before = kept.length;
    if (!files[locations.mapping[i] as number])
      for (let line = lineFrom[i] as number; line < end; line++) {
        const fn = locations.lineFunction[line] as number;
        if (!matches(functions.name[fn] as number) && !matches(functions.filename[fn] as number))
          kept.push(line);
      }
    if (hides && kept.length === before) isHidden[i] = 1;
    lineStart[i + 1] = kept.length;
  }
  const lines = {
    lineStart,
    lineFunction: Int32Array.from(kept, (line) => locations.lineFunction[line] as number),
    lineNumber: Float64Array.from(kept, (line) => locations.lineNumber[line] as number),
    lineColumn: Float64Array.from(kept, (line) => locations.lineColumn[line] as number),
  };
  return { locations: { ...locations, ...lines }, isHidden };
}

function keptSamples(
  { profile, samples: chosen, stackFrom }: Stacks,
  isHidden: Uint8Array,
  dropsEmpty: boolean,
): SampleColumns {
  const { samples, sampleTypes } = profile;
  const types = sampleTypes.length;
  const kept: number[] = [];
  const stack: number[] = [];
  const stackStart = [0];
  const labels: number[] = [];
  const labelStart = [0];
  const all = chosen ?? Uint32Array.from({ length: samples.count }, (_, sample) => sample);
  for (const sample of all) {
    const before = stack.length;
    const end = samples.stackStart[sample + 1] as number;
    for (let cell = stackFrom[sample] as number; cell < end; cell++) {
      const location = samples.stack[cell] as number;
      if (!isHidden[location]) stack.push(location);
    }
    if (dropsEmpty && stack.length === before) continue;
    kept.push(sample);
    stackStart.push(stack.length);
    const last = samples.labelStart[sample + 1] as number;
    for (let label = samples.labelStart[sample] as number; label < last; label++) labels.push(label);
    labelStart.push(labels.length);
  }
  const cellOf = (cell: number) => (kept[Math.floor(cell / types)] as number) * types + (cell % types);
  const length = kept.length * types;
  const { exactValues, values } = samples;
  const { key, text, value, unit } = samples.labels;
  return {
    count: kept.length,
    stackStart: Uint32Array.from(stackStart),
    stack: Uint32Array.from(stack),
    values: Float64Array.from({ length }, (_, cell) => values[cellOf(cell)] as number),
    exactValues:
      exactValues && BigInt64Array.from({ length }, (_, cell) => exactValues[cellOf(cell)] as bigint),
    labelStart: Uint32Array.from(labelStart),
    labels: {
      key: Int32Array.from(labels, (label) => key[label] as number),
      text: Int32Array.from(labels, (label) => text[label] as number),
      value: BigInt64Array.from(labels, (label) => value[label] as bigint),
      unit: Int32Array.from(labels, (label) => unit[label] as number),
    },
  };
}
