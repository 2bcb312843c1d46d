import type { TraceTables } from '../../../formats/gotrace/trace.ts';

/** Index of the outermost frame of a stack, or -1 for no stack. */
export function rootFrame({ stacks }: TraceTables, stack: number): number {
  if (stack <= 0) return -1;
  const end = stacks.start[stack + 1] as number;
  return end > (stacks.start[stack] as number) ? (stacks.list[end - 1] as number) : -1;
}

/** Index in `strings` of the function that a stack began in; 0 for no stack. */
export function rootFunction(tables: TraceTables, stack: number): number {
  const frame = rootFrame(tables, stack);
  return frame < 0 ? 0 : (tables.frames.functionName[frame] as number);
}
