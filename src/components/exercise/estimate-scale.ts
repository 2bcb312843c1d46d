import type { EstimateQuestion } from '../../grading/exercise.ts';
import { formatDuration } from '../../views/format-duration.ts';

type Quantity = EstimateQuestion['quantity'];

/** A stretch of a scale: logarithmic between two powers of ten, or percent from 0 to 100. */
export interface Scale {
  readonly quantity: Quantity;
  /** In nanoseconds, a count or percent. */
  readonly from: number;
  readonly to: number;
}

/** Steps of the slider in each factor of ten; a step of a share is one percent. */
const stepsPerDecade = 10;

/** What a reader may choose from before anything is known. Waits are summed over goroutines: hours in a short trace. */
export function scaleFor(quantity: Quantity): Scale {
  if (quantity === 'share') return { quantity, from: 0, to: 100 };
  return quantity === 'duration' ? { quantity, from: 1e3, to: 1e13 } : { quantity, from: 1, to: 1e6 };
}

/** The powers of ten around some values, at least three; values of nothing are left out. */
export function scaleAround(quantity: Quantity, values: readonly number[]): Scale {
  const present = values.filter((value) => value > 0);
  if (quantity === 'share' || present.length === 0) return scaleFor(quantity);
  let from = Math.floor(Math.log10(Math.min(...present)));
  let to = Math.ceil(Math.log10(Math.max(...present)));
  while (to - from < 3) {
    if ((to + from) % 2 === 0 || from <= 0) to++;
    else from--;
  }
  return { quantity, from: 10 ** from, to: 10 ** to };
}

/** Where a value stands, 0 to 1. */
export function positionOn({ quantity, from, to }: Scale, value: number): number {
  const part =
    quantity === 'share' ? value / to : Math.log10(Math.max(value, from) / from) / Math.log10(to / from);
  return Math.min(Math.max(part, 0), 1);
}

/** The last step of the slider; the first is 0. */
export function lastStep({ quantity, from, to }: Scale): number {
  return quantity === 'share' ? to - from : Math.round(Math.log10(to / from)) * stepsPerDecade;
}

/** The value at a step, in two digits. */
export function valueAt({ quantity, from }: Scale, step: number): number {
  if (quantity === 'share') return step;
  const value = Number((from * 10 ** (step / stepsPerDecade)).toPrecision(2));
  return quantity === 'count' ? Math.round(value) : value;
}

/** Values to label below a scale: every power of ten, every third where there are many, every quarter of a share. */
export function ticksOf({ quantity, from, to }: Scale): readonly number[] {
  if (quantity === 'share') return [0, 25, 50, 75, 100];
  const decades = Math.round(Math.log10(to / from));
  const every = decades > 6 ? 2 : 1;
  return Array.from({ length: Math.floor(decades / every) + 1 }, (_, at) =>
    Number((from * 10 ** (at * every)).toPrecision(1)),
  );
}

/** A value as it stands beside the scale: `10 ms`, `1,000`, `60 %`. */
export function scaleLabel(quantity: Quantity, value: number): string {
  if (quantity === 'duration') return formatDuration(value);
  return quantity === 'share' ? `${Number(value.toFixed(1))} %` : value.toLocaleString('en-US');
}
