import type { Activity } from '../../analysis/strace/fd-lives/activity.ts';
import type { LifeEnd, LifeOrigin } from '../../analysis/strace/fd-lives/lives.ts';

/** What a table of files is grouped by: what descriptors name, or not at all. */
export const filesGroupings = ['target', 'life'] as const;
export type FilesGrouping = (typeof filesGroupings)[number];

export const fileSortKeys = [
  'target',
  'fd',
  'line',
  'calls',
  'errors',
  'read',
  'written',
  'time',
  'rate',
  'longest',
] as const;
export type FileSortKey = (typeof fileSortKeys)[number];
export interface FileSort {
  readonly key: FileSortKey;
  readonly descending: boolean;
}

/** Longest name that a table gets, in characters; what is longer is cut, with a mark. */
export const targetLimit = 400;

/** What the selected calls did with one descriptor, or with all that name the same thing. */
export interface FileRow {
  /** Of a descriptor; -1 for a group. */
  readonly life: number;
  /** Number of the target: equal for all rows of a group. */
  readonly targetId: number;
  /** Cut to what a table can show. */
  readonly target: string;
  /** How many descriptors: 1 for a descriptor. */
  readonly lives: number;
  /** For a group: whether its descriptors are listed below it. */
  readonly open: boolean;
  /** A descriptor below its group. */
  readonly nested: boolean;
  readonly calls: number;
  readonly errors: number;
  readonly readBytes: number;
  readonly writtenBytes: number;
  readonly durationNs: number;
  readonly byClassNs: readonly number[];
  /** Bytes per second while inside the calls that moved them; NaN without bytes or durations. */
  readonly bytesPerSecond: number;
  readonly longestNs: number;
  /** -1 where there is none. */
  readonly longestCall: number;
  /** Of a descriptor; -1 and null for a group. */
  readonly fd: number;
  readonly pid: number | null;
  readonly origin: LifeOrigin;
  readonly end: LifeEnd;
  /** 1-based lines of the first and last moment. */
  readonly firstLine: number;
  readonly lastLine: number;
  readonly activity: Activity;
}
