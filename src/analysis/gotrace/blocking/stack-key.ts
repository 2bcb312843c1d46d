import type { TraceTables } from '../../../formats/gotrace/trace.ts';

/** Frames of a stack that a profile takes: Go's `pprofMaxStack`. */
const mostFrames = 128;

/** Frames of a stack, leaf first, as indices into `frames`. */
export function stackFrames({ stacks }: TraceTables, stack: number): Int32Array {
  return stacks.list.subarray(stacks.start[stack] ?? 0, stacks.start[stack + 1] ?? 0);
}

/** Those of them that a profile takes. */
export function profileFrames(tables: TraceTables, stack: number): Int32Array {
  return stackFrames(tables, stack).subarray(0, mostFrames);
}

/**
 * What tells stacks apart in a profile: their pcs, as Go's cmd/trace does. Frames at the root whose pc is 0 do not
 * count, since Go compares arrays that are padded with zeros.
 */
export function stackKey(tables: TraceTables, stack: number): string {
  const { frames } = tables;
  const list = profileFrames(tables, stack);
  let length = list.length;
  while (length > 0 && frames.pc(list[length - 1] as number) === 0n) length--;
  return list
    .subarray(0, length)
    .map((frame) => frames.pcIndex[frame] as number)
    .join();
}
