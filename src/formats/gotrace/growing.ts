type Column = Int32Array | Float64Array | Uint8Array;

/** The array, or where `index` is past its end a copy with twice the cells (at least up to `index`), the new ones `fill`. */
export function longer<Kind extends Column>(array: Kind, index: number, fill = 0): Kind {
  if (index < array.length) return array;
  const Constructor = array.constructor as new (length: number) => Kind;
  const copy = new Constructor(Math.max(array.length * 2, index + 1));
  copy.set(array);
  if (fill !== 0) copy.fill(fill, array.length);
  return copy;
}
