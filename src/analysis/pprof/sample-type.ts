import type { Profile } from '../../formats/pprof/profile.ts';

/** The sample type to show first: the profile's own choice where it names one, else the last. -1 where there is none. */
export function defaultSampleType({ sampleTypes, defaultSampleType }: Profile): number {
  const chosen = sampleTypes.findIndex(({ type }) => defaultSampleType !== '' && type === defaultSampleType);
  return chosen >= 0 ? chosen : sampleTypes.length - 1;
}

/**
 * The sample type of a name or a number, as `go tool pprof -sample_index` understands it: `inuse_space` finds `space`
 * too, which older profiles say. -1 where there is none.
 */
export function sampleTypeOf(profile: Profile, name: string): number {
  const { sampleTypes } = profile;
  if (name === '') return defaultSampleType(profile);
  if (/^[+-]?\d+$/.test(name)) {
    const index = Number(name);
    return index >= 0 && index < sampleTypes.length ? index : -1;
  }
  const short = name.replace(/^inuse_/, '');
  return sampleTypes.findIndex(({ type }) => type === name || type === short);
}
