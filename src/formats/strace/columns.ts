import type { CallColumns, EventColumns, LineColumns } from './trace.ts';

type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;
type Columns<T> = { -readonly [K in keyof T]: T[K] };

function doubled<T extends Column>(column: T): T {
  const Type = column.constructor as new (length: number) => T;
  const bigger = new Type(column.length * 2);
  bigger.set(column as never);
  return bigger;
}

function growAll(columns: object): void {
  const record = columns as Record<string, unknown>;
  for (const name of Object.keys(record)) {
    const value = record[name];
    if (ArrayBuffer.isView(value)) record[name] = doubled(value as Column);
  }
}

const FIRST_CAPACITY = 1024;

/** Columns that the parser appends to; each array doubles when full. */
export class CallTable implements Columns<CallColumns> {
  count = 0;
  startLine = new Uint32Array(FIRST_CAPACITY);
  endLine = new Uint32Array(FIRST_CAPACITY);
  name = new Uint16Array(FIRST_CAPACITY);
  thread = new Uint32Array(FIRST_CAPACITY);
  startNs = new Float64Array(FIRST_CAPACITY);
  durationNs = new Float64Array(FIRST_CAPACITY);
  argsStart = new Uint32Array(FIRST_CAPACITY);
  argsEnd = new Uint32Array(FIRST_CAPACITY);
  restStart = new Uint32Array(FIRST_CAPACITY);
  restEnd = new Uint32Array(FIRST_CAPACITY);
  resultStart = new Uint32Array(FIRST_CAPACITY);
  returnValue = new Float64Array(FIRST_CAPACITY);
  errno = new Uint16Array(FIRST_CAPACITY);
  state = new Uint8Array(FIRST_CAPACITY);
  flags = new Uint8Array(FIRST_CAPACITY);

  /** Makes room for a row and gives its number; the row's values are whatever was there. */
  add(): number {
    if (this.count === this.startLine.length) growAll(this);
    return this.count++;
  }
}

export class EventTable implements Columns<EventColumns> {
  count = 0;
  line = new Uint32Array(64);
  thread = new Uint32Array(64);
  timeNs = new Float64Array(64);
  kind = new Uint8Array(64);
  value = new Uint32Array(64);

  add(): number {
    if (this.count === this.line.length) growAll(this);
    return this.count++;
  }
}

export class LineTable implements Columns<LineColumns> {
  count = 0;
  offset = new Float64Array(FIRST_CAPACITY);
  kind = new Uint8Array(FIRST_CAPACITY);
  ref = new Uint32Array(FIRST_CAPACITY);

  /** Makes room for a line, with one more place for the end offset of the last. */
  add(): number {
    if (this.count + 1 >= this.offset.length) growAll(this);
    return this.count++;
  }
}
