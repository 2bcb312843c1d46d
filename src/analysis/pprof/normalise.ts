import type { Profile } from '../../formats/pprof/profile.ts';
import { commonTypes } from './common-types.ts';
import { sumOfSamples } from './weights.ts';

/**
 * A profile with its values scaled so that the sum of each type is that of another profile: what was recorded for a
 * longer time, or under more load, can then be compared by shares (`go tool pprof -normalize`; google/pprof,
 * profile.Normalize). Values are rounded to whole ones, as there.
 * @throws IncomparableError where the two do not measure the same
 */
export function normalised(profile: Profile, base: Profile): Profile {
  const ratios = profile.sampleTypes.map(() => 1);
  for (const { places, ratios: units } of commonTypes(base, profile)) {
    const own = Number(sumOfSamples(profile, places[1])) * units[1];
    const wanted = Number(sumOfSamples(base, places[0])) * units[0];
    ratios[places[1]] = own === 0 ? 0 : wanted / own;
  }
  const types = profile.sampleTypes.length;
  const values = profile.samples.values.map((value, cell) =>
    Math.round(value * (ratios[cell % types] as number)),
  );
  return { ...profile, samples: { ...profile.samples, values, exactValues: null } };
}
