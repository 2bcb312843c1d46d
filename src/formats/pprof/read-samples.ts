import { type FieldReader, Wire } from './field-reader.ts';
import type { IdIndex } from './id-index.ts';
import type { Int64 } from './int64.ts';
import { ProfileProblem } from './problem.ts';
import { NONE, type SampleColumns } from './profile.ts';
import type { Ranges } from './ranges.ts';
import { textIndex } from './read-tables.ts';
import type { StringTable } from './string-table.ts';

/**
 * Reads the samples into columns. The hot loop of the reader: nearly all of a large profile is stacks of small ids.
 */
export class SampleReader {
  private readonly reader: FieldReader;
  private readonly types: number;
  private readonly ids: IdIndex;
  private readonly strings: StringTable;
  private readonly stackStart: Uint32Array;
  private stack: Uint32Array;
  private depth = 0;
  private readonly values: Float64Array;
  private exactValues: BigInt64Array | null = null;
  private readonly labelStart: Uint32Array;
  private readonly labels: [key: number, text: number, value: bigint, unit: number][] = [];

  constructor(reader: FieldReader, samples: Ranges, types: number, ids: IdIndex, strings: StringTable) {
    this.reader = reader;
    this.types = types;
    this.ids = ids;
    this.strings = strings;
    const { count, pairs } = samples;
    this.stackStart = new Uint32Array(count + 1);
    this.labelStart = new Uint32Array(count + 1);
    // A value or a place in a stack takes a byte at least, so the file bounds these.
    let bytes = 0;
    for (let i = 0; i < count; i++) bytes += (pairs[i * 2 + 1] as number) - (pairs[i * 2] as number);
    if (count > 0 && types === 0)
      throw new ProfileProblem('inconsistent', 'there are samples, but nothing says what they measure');
    if (count * types > bytes)
      throw new ProfileProblem(
        'inconsistent',
        `a sample has not the ${types} values that the profile promises`,
      );
    this.values = new Float64Array(count * types);
    // Ids of large profiles take two bytes.
    this.stack = new Uint32Array(bytes >> 1);
  }

  /** @throws ProfileProblem */
  read({ count, pairs }: Ranges): SampleColumns {
    for (let sample = 0; sample < count; sample++) {
      this.readSample(sample, pairs[sample * 2] as number, pairs[sample * 2 + 1] as number);
      this.stackStart[sample + 1] = this.depth;
      this.labelStart[sample + 1] = this.labels.length;
    }
    const { labels } = this;
    return {
      count,
      stackStart: this.stackStart,
      stack: this.stack.subarray(0, this.depth),
      values: this.values,
      exactValues: this.exactValues,
      labelStart: this.labelStart,
      labels: {
        key: Int32Array.from(labels, ([key]) => key),
        text: Int32Array.from(labels, ([, text]) => text),
        value: BigInt64Array.from(labels, ([, , value]) => value),
        unit: Int32Array.from(labels, ([, , , unit]) => unit),
      },
    };
  }

  private readSample(sample: number, from: number, to: number): void {
    const { reader, types } = this;
    let given = 0;
    reader.enter(from, to);
    while (reader.next()) {
      const { field } = reader;
      if (field === 1) {
        if (reader.wire === Wire.block) this.readStack(reader.from, reader.to, to);
        else this.addLocation(reader.unsigned());
      } else if (field === 2) {
        if (reader.wire === Wire.block) {
          const end = reader.to;
          reader.enter(reader.from, end);
          while (reader.hasMore) {
            reader.varint();
            if (given < types) this.addValue(sample * types + given);
            given++;
          }
          reader.enter(end, to);
        } else {
          reader.expect(Wire.varint);
          if (given < types) this.addValue(sample * types + given);
          given++;
        }
      } else if (field === 3) {
        reader.expect(Wire.block);
        const end = reader.to;
        this.readLabel(reader.from, end);
        reader.enter(end, to);
      }
    }
    if (given !== types)
      throw new ProfileProblem(
        'inconsistent',
        `a sample has ${given} values where the profile promises ${types}`,
        from,
      );
  }

  /** A packed list of location ids. */
  private readStack(from: number, to: number, end: number): void {
    const { reader } = this;
    const { bytes } = reader;
    const { dense } = this.ids;
    if (this.depth + (to - from) > this.stack.length) this.growStack(to - from);
    const { stack } = this;
    let depth = this.depth;
    let at = from;
    while (at < to) {
      let id = bytes[at] as number;
      if (id < 128) at++;
      else {
        const second = at + 1 < to ? (bytes[at + 1] as number) : 128;
        const third = at + 2 < to ? (bytes[at + 2] as number) : 128;
        if (second < 128) {
          id = (id & 127) | (second << 7);
          at += 2;
        } else if (third < 128) {
          id = (id & 127) | ((second & 127) << 7) | (third << 14);
          at += 3;
        } else {
          reader.enter(at, to);
          reader.varint();
          at = reader.at;
          this.depth = depth;
          reader.wire = Wire.varint;
          this.addLocation(reader.unsigned());
          depth = this.depth;
          continue;
        }
      }
      const place = id < dense.length ? (dense[id] as number) : this.ids.find(id);
      if (place === NONE) throw missingLocation(id, at);
      stack[depth++] = place;
    }
    this.depth = depth;
    reader.enter(to, end);
  }

  private addLocation(id: Int64): void {
    if (this.depth === this.stack.length) this.growStack(1);
    const place = this.ids.find(id);
    if (place === NONE) throw missingLocation(id, this.reader.at);
    this.stack[this.depth++] = place;
  }

  private growStack(more: number): void {
    const grown = new Uint32Array(Math.max(this.stack.length * 2, this.depth + more));
    grown.set(this.stack.subarray(0, this.depth));
    this.stack = grown;
  }

  /** Puts the reader's integer into a cell, and beside it exactly from the first value on that a number can't hold. */
  private addValue(cell: number): void {
    const { low, high } = this.reader;
    const value = (high | 0) * 0x1_0000_0000 + low;
    this.values[cell] = value;
    if (this.exactValues === null) {
      if (Number.isSafeInteger(value)) return;
      this.exactValues = BigInt64Array.from(this.values, BigInt);
    }
    this.exactValues[cell] = BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low));
  }

  private readLabel(from: number, to: number): void {
    const { reader, strings } = this;
    let key: Int64 = 0;
    let text: Int64 = 0;
    let value: Int64 = 0;
    let unit: Int64 = 0;
    reader.enter(from, to);
    while (reader.next()) {
      if (reader.field === 1) key = reader.signed();
      else if (reader.field === 2) text = reader.signed();
      else if (reader.field === 3) value = reader.signed();
      else if (reader.field === 4) unit = reader.signed();
    }
    const keyIndex = textIndex(strings, key);
    if (text !== 0) this.labels.push([keyIndex, textIndex(strings, text), 0n, 0]);
    // A label that is neither a text nor a number says nothing; the format's own reader leaves it out too.
    else if (value !== 0 || unit !== 0)
      this.labels.push([keyIndex, 0, BigInt(value), textIndex(strings, unit)]);
  }
}

function missingLocation(id: Int64, at: number): ProfileProblem {
  return new ProfileProblem('inconsistent', `a sample names a location (${id}) that is not there`, at);
}
