import { type Int64, int64 } from './int64.ts';

/** What a number of a sample measures, and in what: `cpu` in `nanoseconds`, `alloc_objects` in `count`. */
export interface ValueType {
  readonly type: string;
  readonly unit: string;
}

/** A part of memory that holds code: a program or a library, as it was mapped. */
export interface Mapping {
  readonly id: Int64;
  readonly start: bigint;
  readonly limit: bigint;
  readonly offset: bigint;
  readonly file: string;
  readonly buildId: string;
  readonly hasFunctions: boolean;
  readonly hasFilenames: boolean;
  readonly hasLineNumbers: boolean;
  readonly hasInlineFrames: boolean;
}

/** The texts of a profile, by index; the first is empty. */
export interface Strings {
  readonly count: number;
  text(index: number): string;
}

/** What stands for "none" in a column of indices. */
export const NONE = -1;

/** Functions of a profile. Texts are indices into `Profile.strings`. */
export interface FunctionColumns {
  readonly count: number;
  readonly name: Int32Array;
  readonly systemName: Int32Array;
  readonly filename: Int32Array;
  readonly startLine: Float64Array;
}

/** Places in the code, each with the calls that were inlined there. */
export interface LocationColumns {
  readonly count: number;
  /** Index into `Profile.mappings`, or NONE. */
  readonly mapping: Int32Array;
  readonly address: BigUint64Array;
  /** 1 where several functions share the address (identical code folding). */
  readonly folded: Uint8Array;
  /** The lines of location `i` are the cells from `lineStart[i]` to before `lineStart[i + 1]`, innermost first. */
  readonly lineStart: Uint32Array;
  /** Index into `Profile.functions`. */
  readonly lineFunction: Int32Array;
  readonly lineNumber: Float64Array;
  readonly lineColumn: Float64Array;
}

/** A label holds a text (`text` is not 0) or a number. Texts are indices into `Profile.strings`. */
export interface LabelColumns {
  readonly key: Int32Array;
  readonly text: Int32Array;
  readonly value: BigInt64Array;
  /** Unit of `value`; 0 where none is given. */
  readonly unit: Int32Array;
}

export interface SampleColumns {
  readonly count: number;
  /** The stack of sample `i` is the cells from `stackStart[i]` to before `stackStart[i + 1]` of `stack`. */
  readonly stackStart: Uint32Array;
  /** Indices into `Profile.locations`, leaf first. */
  readonly stack: Uint32Array;
  /** Values of one sample beside each other: cell `sample * types + type`, rounded where beyond 2^53. */
  readonly values: Float64Array;
  /** The same without rounding; null where nothing was rounded. */
  readonly exactValues: BigInt64Array | null;
  /** The labels of sample `i` are the cells from `labelStart[i]` to before `labelStart[i + 1]` of `labels`. */
  readonly labelStart: Uint32Array;
  readonly labels: LabelColumns;
}

/** A profile as profile.proto (github.com/google/pprof/proto) describes it, in columns. */
export interface Profile {
  readonly bytes: number;
  readonly sampleTypes: readonly ValueType[];
  /** Name of the sample type to show first, or empty. */
  readonly defaultSampleType: string;
  readonly samples: SampleColumns;
  readonly mappings: readonly Mapping[];
  readonly locations: LocationColumns;
  readonly functions: FunctionColumns;
  readonly strings: Strings;
  readonly comments: readonly string[];
  readonly docUrl: string;
  /** Regular expressions (RE2) of function names: frames below a match of the first, but not of the second, are noise. */
  readonly dropFrames: string;
  readonly keepFrames: string;
  /** Nanoseconds since 1970, UTC; 0 where not given. */
  readonly timeNs: Int64;
  readonly durationNs: Int64;
  readonly periodType: ValueType;
  /** Events between two samples, in the unit of `periodType`. */
  readonly period: Int64;
}

/** One value of one sample, exactly. */
export function sampleValue({ samples, sampleTypes }: Profile, sample: number, type: number): Int64 {
  const cell = sample * sampleTypes.length + type;
  return samples.exactValues ? int64(samples.exactValues[cell] as bigint) : (samples.values[cell] as number);
}
