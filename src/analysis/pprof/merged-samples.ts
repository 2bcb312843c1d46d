import type { Profile, SampleColumns, ValueType } from '../../formats/pprof/profile.ts';
import type { MergedTables } from './merge-tables.ts';
import { labelKey, type MergedLabel, mergedLabels } from './merged-labels.ts';

/** Where a value of a sample comes from, and what it is multiplied with. */
export interface ValueSource {
  readonly place: number;
  readonly ratio: number;
}

/** Samples of several profiles; those with the same stack and labels are added up. */
export class MergedSamples {
  private readonly tables: MergedTables;
  private readonly types: number;
  private readonly values: BigInt64Array;
  private count = 0;
  private readonly stackStart: Uint32Array;
  private stack = new Uint32Array(1024);
  /** Sample + 1, by the hash of its stack and labels. */
  private readonly slots: Int32Array;
  /** Labels of each sample, an index into `labelSets`. */
  private readonly labelsOf: Uint32Array;
  private readonly labelSets: (readonly MergedLabel[])[] = [[]];
  private readonly labelPlaces = new Map<string, number>([['', 0]]);

  /** @param most samples that will be taken at most */
  constructor(types: readonly ValueType[], tables: MergedTables, most: number) {
    this.tables = tables;
    this.types = types.length;
    this.values = new BigInt64Array(most * types.length);
    this.stackStart = new Uint32Array(most + 1);
    this.labelsOf = new Uint32Array(most);
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(most * 2 + 2)));
  }

  /** @param marked whether the samples get the label that marks what is compared with */
  take(profile: Profile, sources: readonly ValueSource[], marked: boolean): void {
    const { samples, sampleTypes, locations } = profile;
    const places = new Int32Array(locations.count).fill(-1);
    const exact = samples.exactValues;
    const row = sources.map(() => 0n);
    for (let sample = 0; sample < samples.count; sample++) {
      let isZero = true;
      sources.forEach(({ place, ratio }, type) => {
        const cell = sample * sampleTypes.length + place;
        const value = exact ? (exact[cell] as bigint) : BigInt(samples.values[cell] as number);
        row[type] = scaled(value, ratio);
        if (row[type] !== 0n) isZero = false;
      });
      if (isZero) continue;
      const first = samples.stackStart[sample] as number;
      const end = samples.stackStart[sample + 1] as number;
      this.reserve(end - first);
      const start = this.stackStart[this.count] as number;
      for (let cell = first; cell < end; cell++) {
        const location = samples.stack[cell] as number;
        if (places[location] === -1) places[location] = this.tables.location(profile, location);
        this.stack[start + cell - first] = places[location] as number;
      }
      const at = this.place(start + end - first, this.labelSet(profile, sample, marked)) * this.types;
      row.forEach((value, type) => {
        this.values[at + type] = (this.values[at + type] as bigint) + value;
      });
    }
  }

  columns(): SampleColumns {
    const { types } = this;
    const kept: number[] = [];
    for (let sample = 0; sample < this.count; sample++) {
      const values = this.values.subarray(sample * types, (sample + 1) * types);
      if (values.some((value) => value !== 0n)) kept.push(sample);
    }
    const stackStart = new Uint32Array(kept.length + 1);
    const labelStart = new Uint32Array(kept.length + 1);
    const stack = new Uint32Array(this.stackStart[this.count] as number);
    const exactValues = new BigInt64Array(kept.length * types);
    const labels: MergedLabel[] = [];
    kept.forEach((sample, index) => {
      const cells = this.stack.subarray(this.stackStart[sample], this.stackStart[sample + 1]);
      stack.set(cells, stackStart[index]);
      stackStart[index + 1] = (stackStart[index] as number) + cells.length;
      for (const label of this.labelSets[this.labelsOf[sample] as number] ?? []) labels.push(label);
      labelStart[index + 1] = labels.length;
      exactValues.set(this.values.subarray(sample * types, (sample + 1) * types), index * types);
    });
    return {
      count: kept.length,
      stackStart,
      stack: stack.subarray(0, stackStart[kept.length]),
      values: Float64Array.from(exactValues, Number),
      exactValues,
      labelStart,
      labels: {
        key: Int32Array.from(labels, ({ key }) => key),
        text: Int32Array.from(labels, ({ text }) => text),
        value: BigInt64Array.from(labels, ({ value }) => value),
        unit: Int32Array.from(labels, ({ unit }) => unit),
      },
    };
  }

  /** The sample whose stack has just been written up to `end`: an earlier one like it, or a new one. */
  private place(end: number, labels: number): number {
    const start = this.stackStart[this.count] as number;
    let hash = labels;
    for (let cell = start; cell < end; cell++) {
      hash = Math.imul(hash, 31) + (this.stack[cell] as number);
      hash ^= hash >>> 15;
    }
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = (this.slots[slot] as number) - 1;
      if (found >= 0) {
        if (this.labelsOf[found] === labels && this.hasStack(found, start, end)) return found;
        continue;
      }
      this.slots[slot] = this.count + 1;
      this.labelsOf[this.count] = labels;
      this.stackStart[this.count + 1] = end;
      return this.count++;
    }
  }

  private hasStack(sample: number, start: number, end: number): boolean {
    const other = this.stackStart[sample] as number;
    if ((this.stackStart[sample + 1] as number) - other !== end - start) return false;
    for (let i = 0; i < end - start; i++) if (this.stack[other + i] !== this.stack[start + i]) return false;
    return true;
  }

  private labelSet(profile: Profile, sample: number, marked: boolean): number {
    const { labelStart } = profile.samples;
    if (!marked && labelStart[sample] === labelStart[sample + 1]) return 0;
    const labels = mergedLabels(profile, sample, this.tables, marked);
    const key = labelKey(labels);
    const known = this.labelPlaces.get(key);
    if (known !== undefined) return known;
    this.labelPlaces.set(key, this.labelSets.length);
    return this.labelSets.push(labels) - 1;
  }

  private reserve(more: number): void {
    const used = this.stackStart[this.count] as number;
    if (used + more <= this.stack.length) return;
    const grown = new Uint32Array(Math.max(this.stack.length * 2, used + more));
    grown.set(this.stack.subarray(0, used));
    this.stack = grown;
  }
}

function scaled(value: bigint, ratio: number): bigint {
  if (ratio === 1) return value;
  if (ratio === -1) return -value;
  return BigInt(Math.round(Number(value) * ratio));
}
