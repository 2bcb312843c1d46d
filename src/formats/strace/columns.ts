import { type CallColumns, type EventColumns, type LineColumns, LineKind, NO_LINE } from './trace.ts';

type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;
type Columns<T> = { -readonly [K in keyof T]: T[K] };

/** Copies every column into one of `expected` rows, or of twice the rows where that is not known or not enough. */
function growAll(columns: object, expected = 0): void {
  const record = columns as Record<string, unknown>;
  for (const [name, value] of Object.entries(record)) {
    if (!ArrayBuffer.isView(value)) continue;
    const column = value as Column;
    const Type = column.constructor as new (length: number) => Column;
    const bigger = new Type(expected > column.length ? expected : column.length * 2);
    bigger.set(column as never);
    record[name] = bigger;
  }
}

const FIRST_CAPACITY = 1024;

/** Columns that the parser appends to; they grow when full. */
export class CallTable implements Columns<CallColumns> {
  count = 0;
  /** How many rows there will be, as far as can be told from the part read; 0 where it cannot. */
  expected = 0;
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

  /** Makes room for a row and gives its number; every value in it is 0. */
  add(): number {
    if (this.count === this.startLine.length) growAll(this, this.expected);
    return this.count++;
  }

  /** Takes back the row that was added last. */
  dropLast(): void {
    const call = --this.count;
    for (const column of Object.values(this))
      if (ArrayBuffer.isView(column)) (column as Uint8Array)[call] = 0;
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
  expected = 0;
  offset = new Float64Array(FIRST_CAPACITY);
  kind = new Uint8Array(FIRST_CAPACITY);
  ref = new Uint32Array(FIRST_CAPACITY);

  /** Makes room for a line, with one more place for the end offset of the last. */
  add(): number {
    if (this.count + 1 >= this.offset.length) growAll(this, this.expected);
    return this.count++;
  }

  /** Takes back that lines from `from` on, the call's own and the details under it, belong to a call. */
  forgetCall(call: number, from: number): void {
    for (let line = from; line < this.count; line++) {
      const kind = this.kind[line];
      if (this.ref[line] === call && (kind === LineKind.callStart || kind === LineKind.detail))
        this.ref[line] = NO_LINE;
    }
  }
}
