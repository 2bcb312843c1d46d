import { addInt64, type Int64 } from '../../formats/pprof/int64.ts';
import type { Profile } from '../../formats/pprof/profile.ts';
import { commonPeriod, commonTypes } from './common-types.ts';
import { MergedTables, unknownProgram } from './merge-tables.ts';
import { MergedSamples } from './merged-samples.ts';

/**
 * One profile less another, as a profile: every stack with what it has more, or with what it has less as a negative
 * value.
 * @param asBase the other is marked as what shares are shares of (`-diff_base`); otherwise it is taken as a part of the
 *   first and disappears in it (`-base`)
 * @throws IncomparableError where the two do not measure the same
 */
export function subtractProfile(profile: Profile, other: Profile, asBase: boolean): Profile {
  const types = commonTypes(profile, other);
  const period = commonPeriod(profile, other);
  const tables = new MergedTables();
  const samples = new MergedSamples(
    types.map(({ type }) => type),
    tables,
    profile.samples.count + other.samples.count,
  );
  takeProgram(tables, profile);
  samples.take(
    profile,
    types.map(({ places, ratios }) => ({ place: places[0], ratio: ratios[0] })),
    false,
  );
  takeProgram(tables, other);
  samples.take(
    other,
    types.map(({ places, ratios }) => ({ place: places[1], ratio: -ratios[1] })),
    asBase,
  );
  const both = [profile, other];
  const names = types.map(({ type }) => type.type);
  const wanted = both.map((one) => wantedType(one, names)).find((name) => name !== '') ?? '';
  return {
    bytes: profile.bytes + other.bytes,
    sampleTypes: types.map(({ type }) => type),
    defaultSampleType: wanted,
    samples: samples.columns(),
    mappings: tables.mappings,
    locations: tables.locations,
    functions: tables.functions,
    strings: tables.strings,
    comments: [...new Set(both.flatMap(({ comments }) => comments))],
    docUrl: both.find(({ docUrl }) => docUrl !== '')?.docUrl ?? '',
    dropFrames: profile.dropFrames,
    keepFrames: profile.keepFrames,
    timeNs: earlier(profile.timeNs, other.timeNs),
    durationNs: addInt64(profile.durationNs, other.durationNs),
    ...period,
  };
}

function earlier(first: Int64, second: Int64): Int64 {
  return first === 0 || second < first ? second : first;
}

/** The first mapping is the program itself, whatever the first sample leads to. */
function takeProgram(tables: MergedTables, { mappings: [program] }: Profile): void {
  if (tables.mappings.length === 0) tables.mapping(program ?? unknownProgram);
}

/** The sample type to show first, where some of a profile's were left out or moved: one that is still there. */
function wantedType({ sampleTypes, defaultSampleType }: Profile, names: readonly string[]): string {
  const isWhole =
    sampleTypes.length === names.length && sampleTypes.every(({ type }, at) => type === names[at]);
  return isWhole || names.includes(defaultSampleType) ? defaultSampleType : (names[0] as string);
}
