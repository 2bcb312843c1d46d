import type { Int64 } from '../../formats/pprof/int64.ts';
import type { ValueType } from '../../formats/pprof/profile.ts';
import type { ProfileKind } from './profile-kind.ts';

/** What the title and the status line of a profile say. */
export interface ProfileInfo {
  readonly name: string;
  /** Unpacked. */
  readonly bytes: number;
  readonly kind: ProfileKind;
  readonly sampleTypes: readonly ValueType[];
  /** Sum of each, over all samples. */
  readonly totals: readonly Int64[];
  /** Index of the sample type that is shown first. */
  readonly first: number;
  readonly samples: number;
  readonly functions: number;
  readonly locations: number;
  /** Nanoseconds since 1970, UTC; 0 where not given. */
  readonly timeNs: Int64;
  readonly durationNs: Int64;
  readonly periodType: ValueType;
  readonly period: Int64;
  readonly comments: readonly string[];
  readonly hasLabels: boolean;
  readonly hasLines: boolean;
  readonly programs: readonly string[];
  /** Frames below these are left out, as the profile asks. */
  readonly dropFrames: string;
  /** Where the file is cut inside its names, and how many functions have none; null of a whole one. */
  readonly cut: { readonly offset: number; readonly nameless: number } | null;
}

/** A function, or a line of one, with what was counted in it (flat) and in it and what it called (cum). */
export interface ProfileRow {
  readonly key: string;
  readonly name: string;
  readonly file: string;
  /** 0 where the row is a function. */
  readonly line: number;
  readonly flat: Int64;
  readonly cum: Int64;
}

/** The first rows of a table of a profile. */
export interface ProfileTable {
  readonly rows: readonly ProfileRow[];
  /** Rows that pass the filter in all, and all there are. */
  readonly count: number;
  readonly all: number;
  /** What shares are shares of. */
  readonly total: Int64;
  /** Flat values of the rows that pass the filter, together. */
  readonly shown: Int64;
}

/** One function with those that call it and those that it calls. */
export interface ProfilePeek {
  readonly self: ProfileRow;
  /** Calls, weightiest first; without a name where the function is the first of its stacks. */
  readonly callers: readonly ProfileEdge[];
  readonly callees: readonly ProfileEdge[];
  readonly total: Int64;
}

export interface ProfileEdge {
  readonly name: string;
  readonly weight: Int64;
  /** Every such call was inlined. */
  readonly inlined: boolean;
}

/** Values of one tag, largest first. */
export interface ProfileTag {
  readonly key: string;
  /** Of the samples that have the tag. */
  readonly total: Int64;
  readonly values: readonly { readonly text: string; readonly weight: Int64 }[];
  /** How many values there are. */
  readonly count: number;
}
