import type { Int64 } from '../../formats/pprof/int64.ts';
import type { Profile, ValueType } from '../../formats/pprof/profile.ts';
import { areConvertible, scale } from './units.ts';

/** A sample type that two profiles have, and how to get its values from each. */
export interface CommonType {
  readonly type: ValueType;
  /** Place among the sample types of each profile. */
  readonly places: readonly [number, number];
  /** What the values of each must be multiplied with to be in the common unit. */
  readonly ratios: readonly [number, number];
}

/** Why two profiles can't be compared, in English. */
export class IncomparableError extends Error {
  override readonly name = 'IncomparableError';
}

/**
 * The sample types that both profiles have, in the order of the first, in the finer of their units.
 * @throws IncomparableError
 */
export function commonTypes(first: Profile, second: Profile): CommonType[] {
  const common = first.sampleTypes.flatMap((type, place): CommonType[] => {
    const found = second.sampleTypes.findIndex((other) => other.type === type.type);
    const other = second.sampleTypes[found];
    if (!other) return [];
    const unit = finerUnit(type, other);
    const ratio = (from: ValueType) => scale(1, from.unit, unit)[0];
    return [{ type: { type: type.type, unit }, places: [place, found], ratios: [ratio(type), ratio(other)] }];
  });
  if (common.length === 0) throw new IncomparableError('they have no sample type in common');
  return common;
}

/** The period type of both, and the longer of their periods in it. @throws IncomparableError */
export function commonPeriod(first: Profile, second: Profile): { periodType: ValueType; period: Int64 } {
  const { type } = first.periodType;
  if (type !== second.periodType.type) {
    throw new IncomparableError(
      `one samples by ${type || 'nothing'}, the other by ${second.periodType.type || 'nothing'}`,
    );
  }
  const unit = finerUnit(first.periodType, second.periodType);
  const periods = [first, second].map(({ period, periodType }) =>
    Math.trunc(scale(period, periodType.unit, unit)[0]),
  );
  return { periodType: { type, unit }, period: Math.max(...periods) };
}

function finerUnit(first: ValueType, second: ValueType): string {
  if (!areConvertible(first.unit, second.unit))
    throw new IncomparableError(
      `${first.type} is in ${first.unit || 'no unit'} here, in ${second.unit || 'no unit'} there`,
    );
  return scale(1, second.unit, first.unit)[0] < 1 ? second.unit : first.unit;
}
