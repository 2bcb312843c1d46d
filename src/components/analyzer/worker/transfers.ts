/** Arrays of answers that the worker does not keep: they are moved to the page and not copied. */
const given = new WeakMap<object, Transferable[]>();

/** Marks an answer so that its large arrays are moved. Each must stand in a buffer of its own that nothing else uses. */
export function handOver<T extends object>(answer: T, arrays: readonly ArrayBufferView[]): T {
  const buffers = arrays.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
  given.set(answer, [...new Set(buffers)]);
  return answer;
}

/** What to move along with an answer. */
export function transfersOf(answer: unknown): Transferable[] {
  return typeof answer === 'object' && answer !== null ? (given.get(answer) ?? []) : [];
}
