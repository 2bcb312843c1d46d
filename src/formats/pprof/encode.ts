import { ByteWriter } from './byte-writer.ts';
import type { Int64 } from './int64.ts';
import type { ValueType } from './profile.ts';

export interface LineToWrite {
  /** Index into `functions`. */
  readonly function: number;
  readonly line?: Int64;
  readonly column?: Int64;
}

export interface LocationToWrite {
  readonly address?: Int64;
  /** Index into `mappings`. */
  readonly mapping?: number;
  /** Innermost first where calls were inlined; empty where there are no symbols. */
  readonly lines: readonly LineToWrite[];
  readonly isFolded?: boolean;
}

/** A label holds a text, or a number with or without a unit. */
export type LabelToWrite =
  | { readonly key: string; readonly text: string }
  | { readonly key: string; readonly value: Int64; readonly unit?: string };

export interface SampleToWrite {
  /** Indices into `locations`, leaf first. */
  readonly locations: ArrayLike<number>;
  /** One for each of `sampleTypes`. */
  readonly values: readonly Int64[];
  readonly labels?: readonly LabelToWrite[];
}

export interface MappingToWrite {
  readonly start?: Int64;
  readonly limit?: Int64;
  readonly offset?: Int64;
  readonly file?: string;
  readonly buildId?: string;
  readonly hasFunctions?: boolean;
  readonly hasFilenames?: boolean;
  readonly hasLineNumbers?: boolean;
  readonly hasInlineFrames?: boolean;
}

export interface FunctionToWrite {
  readonly name: string;
  readonly systemName?: string;
  readonly filename?: string;
  readonly startLine?: Int64;
}

/** A profile with indices instead of ids; the id that is written is the index + 1. */
export interface ProfileToWrite {
  readonly sampleTypes: readonly ValueType[];
  readonly defaultSampleType?: string;
  readonly samples: Iterable<SampleToWrite>;
  readonly mappings?: readonly MappingToWrite[];
  readonly locations: Iterable<LocationToWrite>;
  readonly functions: Iterable<FunctionToWrite>;
  readonly comments?: readonly string[];
  readonly docUrl?: string;
  readonly dropFrames?: string;
  readonly keepFrames?: string;
  /** Nanoseconds since 1970, UTC. */
  readonly timeNs?: Int64;
  readonly durationNs?: Int64;
  readonly periodType?: ValueType;
  readonly period?: Int64;
}

/** Gives each text its place in the string table; the empty text is always the first. */
class Strings {
  readonly all: string[] = [''];
  private readonly places = new Map<string, number>([['', 0]]);

  place(text = ''): number {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.places.set(text, this.all.length);
    return this.all.push(text) - 1;
  }
}

/**
 * A profile in the encoding of profile.proto (github.com/google/pprof/proto), uncompressed: `go tool pprof` takes it as
 * it is, and customarily gzipped. Samples are written one by one, so they may come from a generator.
 */
export function encodeProfile(profile: ProfileToWrite): Uint8Array {
  const out = new ByteWriter();
  const part = new ByteWriter();
  const inner = new ByteWriter();
  const strings = new Strings();
  const packed = (into: ByteWriter, field: number, values: Iterable<Int64>) => {
    inner.clear();
    for (const value of values) inner.varint(value);
    if (inner.written.length > 0) into.block(field, inner.written);
  };
  const valueType = (field: number, { type, unit }: ValueType) => {
    part.clear();
    part.integer(1, strings.place(type));
    part.integer(2, strings.place(unit));
    out.block(field, part.written);
  };

  for (const type of profile.sampleTypes) valueType(1, type);
  for (const { locations, values, labels } of profile.samples) {
    part.clear();
    packed(
      part,
      1,
      Array.from(locations, (index) => index + 1),
    );
    packed(part, 2, values);
    for (const label of labels ?? []) {
      inner.clear();
      inner.integer(1, strings.place(label.key));
      if ('text' in label) inner.integer(2, strings.place(label.text));
      else {
        inner.integer(3, label.value);
        inner.integer(4, strings.place(label.unit));
      }
      part.block(3, inner.written);
    }
    out.block(2, part.written);
  }
  (profile.mappings ?? []).forEach((mapping, index) => {
    part.clear();
    part.integer(1, index + 1);
    part.integer(2, mapping.start ?? 0);
    part.integer(3, mapping.limit ?? 0);
    part.integer(4, mapping.offset ?? 0);
    part.integer(5, strings.place(mapping.file));
    part.integer(6, strings.place(mapping.buildId));
    part.integer(7, Number(mapping.hasFunctions ?? false));
    part.integer(8, Number(mapping.hasFilenames ?? false));
    part.integer(9, Number(mapping.hasLineNumbers ?? false));
    part.integer(10, Number(mapping.hasInlineFrames ?? false));
    out.block(3, part.written);
  });
  let location = 0;
  for (const { address, mapping, lines, isFolded } of profile.locations) {
    part.clear();
    part.integer(1, ++location);
    part.integer(2, mapping === undefined ? 0 : mapping + 1);
    part.integer(3, address ?? 0);
    for (const line of lines) {
      inner.clear();
      inner.integer(1, line.function + 1);
      inner.integer(2, line.line ?? 0);
      inner.integer(3, line.column ?? 0);
      part.block(4, inner.written);
    }
    part.integer(5, Number(isFolded ?? false));
    out.block(4, part.written);
  }
  let id = 0;
  for (const { name, systemName, filename, startLine } of profile.functions) {
    part.clear();
    part.integer(1, ++id);
    part.integer(2, strings.place(name));
    part.integer(3, strings.place(systemName ?? name));
    part.integer(4, strings.place(filename));
    part.integer(5, startLine ?? 0);
    out.block(5, part.written);
  }
  out.integer(7, strings.place(profile.dropFrames));
  out.integer(8, strings.place(profile.keepFrames));
  out.integer(9, profile.timeNs ?? 0);
  out.integer(10, profile.durationNs ?? 0);
  if (profile.periodType) valueType(11, profile.periodType);
  out.integer(12, profile.period ?? 0);
  packed(
    out,
    13,
    (profile.comments ?? []).map((comment) => strings.place(comment)),
  );
  out.integer(14, strings.place(profile.defaultSampleType));
  out.integer(15, strings.place(profile.docUrl));
  for (const text of strings.all) out.text(6, text);
  return out.written.slice();
}
