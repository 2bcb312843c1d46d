import type { StackColumns } from './stack-columns.ts';

/** The stacks of two sources, one after the other, over the names of both. */
export function joinStacks(first: StackColumns, second: StackColumns): StackColumns {
  const names = [...first.names];
  const places = new Map(names.map((name, place) => [name, place]));
  const moved = Int32Array.from(second.names, (name) => {
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, names.length);
    return names.push(name) - 1;
  });
  const start = new Uint32Array(first.count + second.count + 1);
  start.set(first.start);
  const offset = first.start[first.count] as number;
  second.start.forEach((at, stack) => {
    start[first.count + stack] = offset + at;
  });
  const frames = new Int32Array(offset + second.frames.length);
  frames.set(first.frames.subarray(0, offset));
  second.frames.forEach((fn, cell) => {
    frames[offset + cell] = moved[fn] as number;
  });
  return { names, count: first.count + second.count, start, frames };
}

/** Values of stacks that `joinStacks` joined, where the stacks before or after them have none. */
export function padded(values: Float64Array, before: number, after: number): Float64Array {
  const all = new Float64Array(before + values.length + after);
  all.set(values, before);
  return all;
}
