type Column = Float64Array | Int32Array | Uint8Array;

/** The column itself where it has `length` cells, else a copy at least twice as long. New cells hold `fill`. */
export function grown<Kind extends Column>(column: Kind, length: number, fill = 0): Kind {
  if (length <= column.length) return column;
  const make = column.constructor as new (cells: number) => Kind;
  const longer = new make(Math.max(length, column.length * 2, 64));
  longer.set(column);
  if (fill !== 0) longer.fill(fill, column.length);
  return longer;
}

/** A list of numbers that grows; nothing is allocated per number. */
export class NumberList {
  count = 0;
  cells = new Float64Array(0);

  push(value: number): void {
    this.cells = grown(this.cells, this.count + 1);
    this.cells[this.count++] = value;
  }
}
