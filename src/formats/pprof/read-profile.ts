import { FieldReader } from './field-reader.ts';
import type { Int64 } from './int64.ts';
import { readOutline } from './outline.ts';
import { ProfileProblem } from './problem.ts';
import type { Profile, ValueType } from './profile.ts';
import { SampleReader } from './read-samples.ts';
import { readFunctions, readLocations, readMappings, readValueType, textIndex } from './read-tables.ts';
import { otherInput } from './sniff.ts';
import { StringTable } from './string-table.ts';

export type ReadProfile =
  | { readonly profile: Profile; readonly problem: null }
  | { readonly profile: null; readonly problem: ProfileProblem };

/**
 * Reads a profile in the encoding of profile.proto, unpacked (gzip is undone by who opens the file). It must satisfy
 * what google/pprof asks of one (profile/profile.go, CheckValid); half a profile is of no use, since names come last,
 * so there is a whole one or a problem. Never throws; takes memory in proportion to the input.
 */
export function readProfile(bytes: Uint8Array): ReadProfile {
  try {
    return { profile: read(bytes), problem: null };
  } catch (error) {
    if (!(error instanceof ProfileProblem)) throw error;
    return { profile: null, problem: otherInput(bytes) ?? error };
  }
}

function read(bytes: Uint8Array): Profile {
  const reader = new FieldReader(bytes);
  const outline = readOutline(reader);
  const strings = new StringTable(bytes, outline.strings.pairs);
  const text = (index: Int64) => strings.text(textIndex(strings, index));
  const sampleTypes: ValueType[] = [];
  const { pairs } = outline.sampleTypes;
  for (let i = 0; i < pairs.length; i += 2) {
    sampleTypes.push(readValueType(reader, pairs[i] as number, pairs[i + 1] as number, strings));
  }
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
