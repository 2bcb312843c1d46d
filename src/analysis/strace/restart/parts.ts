import { waitClassNames } from '../log.ts';

/**
 * What the time of a process is split into: inside calls by wait class, `outside` of system calls (computing, or waiting
 * for a CPU), `untimed` from a call without a printed duration to the next sign of its thread, and `other`: calls that
 * the query leaves out. The parts of a process always add up to the time for which it was there.
 */
export const partNames = [...waitClassNames, 'outside', 'untimed', 'other'] as const;
export type PartName = (typeof partNames)[number];
/** Index into `partNames`; the first five are those of `WaitClass`. */
export const Part = {
  work: 0,
  io: 1,
  contention: 2,
  idle: 3,
  child: 4,
  outside: 5,
  untimed: 6,
  other: 7,
} as const;
export type Part = (typeof Part)[keyof typeof Part];

/** A stretch of a thread's time. */
export interface Segment {
  readonly fromNs: number;
  readonly toNs: number;
  readonly part: Part;
  /** The call; -1 outside of calls. */
  readonly call: number;
}

/** A time per part, all 0. */
export function noParts(): number[] {
  return partNames.map(() => 0);
}
