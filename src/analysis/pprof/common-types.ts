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

/** What keeps two profiles from being compared. A key for catalogues. */
export type Difference = 'no-common-type' | 'units' | 'period';

export class IncomparableError extends Error {
  override readonly name = 'IncomparableError';
  readonly difference: Difference;
  /** What the one has and the other; hostile text. */
  readonly sides: readonly [string, string];

  constructor(difference: Difference, sides: readonly [string, string]) {
    super(`${difference}: ${sides.join(', ')}`);
    this.difference = difference;
    this.sides = sides;
  }
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
  if (common.length === 0)
    throw new IncomparableError('no-common-type', [typeNames(first), typeNames(second)]);
  return common;
}

/** The period type of both, and the longer of their periods in it. @throws IncomparableError */
export function commonPeriod(first: Profile, second: Profile): { periodType: ValueType; period: Int64 } {
  const { type } = first.periodType;
  if (type !== second.periodType.type)
    throw new IncomparableError('period', [nameOf(first.periodType), nameOf(second.periodType)]);
  const unit = finerUnit(first.periodType, second.periodType);
  const periods = [first, second].map(({ period, periodType }) =>
    Math.trunc(scale(period, periodType.unit, unit)[0]),
  );
  return { periodType: { type, unit }, period: Math.max(...periods) };
}

const nameOf = ({ type, unit }: ValueType): string => `${type}/${unit}`;

const typeNames = ({ sampleTypes }: Profile): string => sampleTypes.map(nameOf).join(' ');

function finerUnit(first: ValueType, second: ValueType): string {
  if (!areConvertible(first.unit, second.unit))
    throw new IncomparableError('units', [nameOf(first), nameOf(second)]);
  return scale(1, second.unit, first.unit)[0] < 1 ? second.unit : first.unit;
}
