import type { Profile } from '../../formats/pprof/profile.ts';
import { compileRegexp, type Matcher } from './regexp/match.ts';
import { RegexpError } from './regexp/syntax.ts';

/** The stacks of a profile that a report looks at: without noise, and of the samples that were asked for only. */
export interface Stacks {
  readonly profile: Profile;
  /** Indices of the samples that take part; null for all. */
  readonly samples: Uint32Array | null;
  /** First cell of each sample's stack that counts; what is before it (nearer to the leaf) was dropped. */
  readonly stackFrom: Uint32Array;
  /** First line of each location that counts; calls inlined deeper than it were dropped. */
  readonly lineFrom: Uint32Array;
}

/** All stacks as they were recorded. */
export function allStacks(profile: Profile): Stacks {
  return {
    profile,
    samples: null,
    stackFrom: profile.samples.stackStart,
    lineFrom: profile.locations.lineStart,
  };
}

/**
 * The stacks without the frames that the profile itself calls noise: from the root on, what is below the first frame
 * whose function matches `dropFrames` and not `keepFrames`, that frame included. Frames before the first that stays are
 * kept whatever they are, so that no stack is emptied (google/pprof, profile/prune.go). An expression that can't be
 * read drops nothing.
 */
export function withoutNoise(profile: Profile): Stacks {
  const isNoise = noiseMatcher(profile);
  if (isNoise === null) return allStacks(profile);
  const { locations, functions, strings, samples } = profile;
  const names = new Map<number, boolean>();
  const drops = (fn: number): boolean => {
    const name = functions.name[fn] as number;
    let known = names.get(name);
    if (known === undefined) {
      const text = strings.text(name);
      known = text !== '' && isNoise(withoutArguments(text));
      names.set(name, known);
    }
    return known;
  };
  const keep = 0;
  const cutHere = 1;
  const cutInside = 2;
  const cut = new Uint8Array(locations.count);
  const lineFrom = locations.lineStart.slice();
  for (let i = 0; i < locations.count; i++) {
    const first = locations.lineStart[i] as number;
    const end = locations.lineStart[i + 1] as number;
    let line = end - 1;
    while (line >= first && !drops(locations.lineFunction[line] as number)) line--;
    if (line < first) cut[i] = keep;
    else if (line === end - 1) cut[i] = cutHere;
    else {
      cut[i] = cutInside;
      lineFrom[i] = line + 1;
    }
  }
  const stackFrom = samples.stackStart.slice();
  for (let sample = 0; sample < samples.count; sample++) {
    const first = samples.stackStart[sample] as number;
    let foundOther = false;
    for (let cell = (samples.stackStart[sample + 1] as number) - 1; cell >= first; cell--) {
      const verdict = cut[samples.stack[cell] as number] as number;
      if (verdict === keep) foundOther = true;
      else if (foundOther) {
        stackFrom[sample] = verdict === cutHere ? cell + 1 : cell;
        break;
      }
    }
  }
  return { profile, samples: null, stackFrom, lineFrom };
}

function noiseMatcher({ dropFrames, keepFrames }: Profile): Matcher | null {
  if (dropFrames === '') return null;
  try {
    const drop = compileRegexp(`^(${dropFrames})$`);
    const keep = keepFrames === '' ? null : compileRegexp(`^(${keepFrames})$`);
    return (name) => drop(name) && !keep?.(name);
  } catch (error) {
    if (error instanceof RegexpError) return null;
    throw error;
  }
}

/** A function's name up to its argument list; parentheses that belong to a C++ name are none. */
function withoutArguments(name: string): string {
  const bare = name.startsWith('.') ? name.slice(1) : name;
  for (const { 0: found, index } of bare.matchAll(/\(anonymous namespace\)|operator\(\)|\(/g)) {
    if (found === '(') return bare.slice(0, index);
  }
  return bare;
}

/**
 * Only the samples with a frame that `focus` matches and none that `ignore` matches. Names of functions, source files
 * and programs are looked at (google/pprof, profile/filter.go).
 */
export function selectStacks(stacks: Stacks, focus: Matcher | null, ignore: Matcher | null): Stacks {
  if (focus === null && ignore === null) return stacks;
  const { profile, stackFrom, lineFrom } = stacks;
  const { locations, functions, strings, samples, mappings } = profile;
  const matchesAny = (matcher: Matcher): Uint8Array => {
    const texts = new Map<number, boolean>();
    const matches = (index: number): boolean => {
      let known = texts.get(index);
      if (known === undefined) {
        known = matcher(strings.text(index));
        texts.set(index, known);
      }
      return known;
    };
    const files = mappings.map(({ file }) => matcher(file));
    return Uint8Array.from({ length: locations.count }, (_, location) => {
      const end = locations.lineStart[location + 1] as number;
      for (let line = lineFrom[location] as number; line < end; line++) {
        const fn = locations.lineFunction[line] as number;
        if (matches(functions.name[fn] as number) || matches(functions.filename[fn] as number)) return 1;
      }
      return files[locations.mapping[location] as number] ? 1 : 0;
    });
  };
  const ignored = ignore === null ? null : matchesAny(ignore);
  const focused = focus === null ? null : matchesAny(focus);
  const kept: number[] = [];
  for (let sample = 0; sample < samples.count; sample++) {
    let found = false;
    const end = samples.stackStart[sample + 1] as number;
    for (let cell = stackFrom[sample] as number; cell < end; cell++) {
      const location = samples.stack[cell] as number;
      if (ignored?.[location]) {
        found = false;
        break;
      }
      if (focused === null || focused[location]) found = true;
    }
    if (found) kept.push(sample);
  }
  return { ...stacks, samples: Uint32Array.from(kept) };
}
