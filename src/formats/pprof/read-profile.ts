import { FieldReader } from './field-reader.ts';
import type { Int64 } from './int64.ts';
import { namesMissing, type Outline, readOutline } from './outline.ts';
import { ProfileProblem } from './problem.ts';
import type { Profile, ValueType } from './profile.ts';
import { SampleReader } from './read-samples.ts';
import { readFunctions, readLocations, readMappings, readValueType, textIndex } from './read-tables.ts';
import { otherInput } from './sniff.ts';
import { StringTable } from './string-table.ts';

export type ReadProfile =
  | { readonly profile: Profile; readonly problem: null }
  /** A part: of `nameless` functions the names are missing, and perhaps what the profile says of itself. */
  | { readonly profile: Profile; readonly problem: ProfileProblem; readonly nameless: number }
  | { readonly profile: null; readonly problem: ProfileProblem };

/**
 * Reads a profile in the encoding of profile.proto, unpacked (gzip is undone by who opens the file). It must satisfy
 * what google/pprof asks of one (profile/profile.go, CheckValid). Names come last: of a profile that ends inside them all
 * samples are there, and the functions without a name are called `?57`; one that ends before them is of no use. Never
 * throws; takes memory in proportion to the input.
 * @param isCut the input is known to go on (damaged gzip), even where it ends with a whole field
 */
export function readProfile(bytes: Uint8Array, { isCut = false } = {}): ReadProfile {
  try {
    const reader = new FieldReader(bytes);
    const outline = readOutline(reader, isCut);
    const { cut } = outline;
    if (!cut) return { profile: read(reader, outline, noCut), problem: null };
    return { ...readPart(reader, outline, cut), problem: cut };
  } catch (error) {
    if (!(error instanceof ProfileProblem)) throw error;
    return { profile: null, problem: otherInput(bytes) ?? error };
  }
}

const noCut = (): void => undefined;

/** What is there of a profile that is cut inside its names. @throws ProfileProblem where that tells nothing */
function readPart(
  reader: FieldReader,
  outline: Outline,
  cut: ProfileProblem,
): { profile: Profile; nameless: number } {
  const requireNames = (strings: StringTable): void => {
    if (strings.count > strings.whole) throw namesMissing(outline, cut);
  };
  try {
    const profile = read(reader, outline, requireNames);
    const { name, count } = profile.functions;
    const whole = outline.strings.count;
    const nameless = name.reduce((sum, text) => sum + Number(text >= whole), 0);
    if (count > 0 && nameless === count) throw namesMissing(outline, cut);
    return { profile, nameless };
  } catch (error) {
    if (!(error instanceof ProfileProblem) || error.code === 'truncated') throw error;
    throw new ProfileProblem('truncated', `it ends in the middle: ${error.message}`, cut.offset);
  }
}

/** @param typesRead called once the names of the sample types have been asked for. @throws ProfileProblem */
function read(reader: FieldReader, outline: Outline, typesRead: (strings: StringTable) => void): Profile {
  const { bytes } = reader;
  const strings = new StringTable(bytes, outline.strings.pairs, outline.cut !== null);
  const text = (index: Int64) => strings.known(textIndex(strings, index));
  const sampleTypes: ValueType[] = [];
  const { pairs } = outline.sampleTypes;
  for (let i = 0; i < pairs.length; i += 2) {
    sampleTypes.push(readValueType(reader, pairs[i] as number, pairs[i + 1] as number, strings));
  }
  typesRead(strings);
  const { mappings, ids: mappingIds } = readMappings(reader, outline.mappings, strings);
  const { functions, ids: functionIds } = readFunctions(reader, outline.functions, strings);
  const { locations, ids } = readLocations(reader, outline.locations, mappingIds, functionIds);
  const samples = new SampleReader(reader, outline.samples, sampleTypes.length, ids, strings);
  return {
    bytes: bytes.length,
    sampleTypes,
    defaultSampleType: text(outline.defaultSampleType),
    samples: samples.read(outline.samples),
    mappings,
    locations,
    functions,
    strings,
    comments: outline.comments.map(text),
    docUrl: text(outline.docUrl),
    dropFrames: text(outline.dropFrames),
    keepFrames: text(outline.keepFrames),
    timeNs: outline.timeNs,
    durationNs: outline.durationNs,
    periodType: outline.periodType
      ? readValueType(reader, ...outline.periodType, strings)
      : { type: '', unit: '' },
    period: outline.period,
  };
}
