import type {
  Finding,
  FindingKind,
  ProcessTotal,
  SyscallTotal,
  TargetTotal,
} from '../../analysis/strace/log.ts';
import type { CallDetail } from '../../views/call-detail.ts';
import type { CallRow, TraceInfo } from '../../views/call-row.ts';
import type { CallView, WaitClassName } from '../../views/call-view.ts';
import type { ExerciseRequests } from '../exercise/protocol.ts';
import { type GoTraceOpenState, type GoTraceRequests, goTraceRequestKinds } from '../gotrace/protocol.ts';
import { type ProfileOpenState, type ProfileRequests, profileRequestKinds } from '../pprof/protocol.ts';
import type { CompareRequests } from './compare/protocol.ts';
import type { ExportRequests } from './export/protocol.ts';
import type { FilesRequests } from './files/protocol.ts';
import type { HistogramRequests } from './histogram/protocol.ts';
import type { ProcessesRequests } from './processes/protocol.ts';
import type { RestartRequests } from './restart/protocol.ts';
import type { TimelineRequests } from './timeline/protocol.ts';
import type { WaitsRequests } from './waits/protocol.ts';

/**
 * What the page and its worker say to each other. The worker holds the traces; the page holds what is on screen.
 * Every request has an id and gets exactly one answer; events come without being asked for. A request is taken back
 * by sending its id in a `cancel`.
 */

/** Names one open trace: `fixture:<id>` for a recording of the site, `input:<n>` for what a reader opened. */
export type TraceKey = string;

export type TraceInput =
  | { readonly kind: 'files'; readonly files: readonly File[] }
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  /** Addresses on this site, fetched by the worker. Several are the files of one `-ff` set. */
  | { readonly kind: 'fixture'; readonly urls: readonly string[] };

/** How far a trace is: its lines are being read; all are read; waits, totals and findings are computed too. */
export type Stage = 'reading' | 'read' | 'analysed';

/** Why nothing could be shown, as the catalogue words it. `detail` is quoted text, never markup. */
export interface Problem {
  readonly kind: ProblemKind;
  /** What the input looks like (a key of the detector), the file's name, or the message of the browser. */
  readonly detail: string;
  /** Of the format of a Go trace that is not read. */
  readonly version?: string;
  /** What the reader of a profile or a Go trace says itself, in English. */
  readonly message?: string;
  /** Of `other-format`: what is needed in its place; without it a log. */
  readonly wanted?: 'gotrace' | 'pprof';
}
export type ProblemKind =
  | 'empty'
  | 'unknown-format'
  /** Not what makes sense here; `detail` is the detector's name of what it is. */
  | 'other-format'
  /** `detail`: a problem code of the reader of profiles, or of that of Go traces. */
  | 'bad-profile'
  | 'bad-trace'
  /** Several traces or profiles at once, and no log among them. */
  | 'one-at-a-time'
  | 'gzip'
  | 'fetch'
  | 'not-kept'
  /** What reads the format could not be loaded from the site. */
  | 'no-reader'
  | 'read'
  | 'cancelled'
  | 'closed'
  | 'unknown-exercise'
  | 'internal';

/** Something was left out, but the rest is shown. */
export interface Notice {
  readonly kind:
    | 'too-large'
    | 'cut-gzip'
    | 'gzip-checksum'
    | 'after-gzip'
    | 'stopped'
    | 'read-error'
    | 'not-strace-file'
    | 'other-format-file';
  readonly detail: string;
  /** Byte of the input, as it is stored. */
  readonly offset?: number;
}

export interface OpenState {
  readonly format: 'strace';
  readonly stage: Stage;
  readonly info: TraceInfo;
  readonly notices: readonly Notice[];
  /** Number of findings; -1 until they are computed. */
  readonly findings: number;
}

/** What opened turned out to be no strace log. */
export type OtherOpenState = GoTraceOpenState | ProfileOpenState;
export type OtherRequests = GoTraceRequests & ProfileRequests;
export type OtherRequestKind = keyof OtherRequests;
export const otherRequestKinds: readonly OtherRequestKind[] = [
  ...goTraceRequestKinds,
  ...profileRequestKinds,
];

export interface RowWindow {
  readonly from: number;
  readonly rows: readonly CallRow[];
  /** Rows that pass the filter in all, and the sum of their printed durations. */
  readonly count: number;
  readonly durationNs: number;
}

export type TotalsBy = 'syscall' | 'process' | 'target';
export interface Totals {
  readonly syscalls: readonly SyscallTotal[];
  readonly processes: readonly ProcessTotal[];
  readonly targets: readonly TargetTotal[];
  /** How many targets there are; `targets` holds the first ones. */
  readonly targetCount: number;
  /** Printed time by wait class. */
  readonly waitsNs: readonly number[];
}

/** A finding without its possibly millions of calls: enough to show it, and the lines to link to. */
export interface FindingSummary extends Omit<Finding, 'calls' | 'lines'> {
  readonly index: number;
  /** The first calls that prove it, with their lines (1-based) and printed durations. */
  readonly proof: readonly { readonly call: number; readonly line: number; readonly durationNs: number }[];
  readonly callCount: number;
  readonly holderCall: number;
}

/** What can be filtered by, most frequent first. */
export interface Facets {
  readonly syscalls: readonly Facet[];
  readonly pids: readonly { readonly pid: number; readonly comm: string | null; readonly calls: number }[];
  readonly errnos: readonly Facet[];
  readonly classes: readonly { readonly name: WaitClassName; readonly calls: number }[];
  /** The first targets, the file names among them, and the commands where the log has them. */
  readonly targets: readonly Facet[];
  readonly files: readonly Facet[];
  readonly comms: readonly Facet[];
  /** In the order in which the findings are numbered. */
  readonly findings: readonly FindingKind[];
}

export interface Facet {
  readonly name: string;
  readonly calls: number;
}

export interface LineText {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
}

/** Every request with its parameters and its answer. */
export interface Requests
  extends ExerciseRequests,
    HistogramRequests,
    FilesRequests,
    WaitsRequests,
    ProcessesRequests,
    RestartRequests,
    CompareRequests,
    ExportRequests,
    TimelineRequests,
    GoTraceRequests,
    ProfileRequests {
  /** Answers when the whole input is read and analysed; `state` events come before. Opening an open trace answers at once. */
  open: { params: { trace: TraceKey; input: TraceInput }; result: OpenState | OtherOpenState };
  /** Stops reading and keeps what was read. */
  stop: { params: { trace: TraceKey }; result: null };
  close: { params: { trace: TraceKey }; result: null };
  rows: { params: { trace: TraceKey; view: CallView; from: number; to: number }; result: RowWindow };
  /** Row of a call in a view, or -1; and the calls on 1-based lines. */
  position: { params: { trace: TraceKey; view: CallView; call: number }; result: number };
  callsAt: { params: { trace: TraceKey; lines: readonly number[] }; result: readonly number[] };
  detail: { params: { trace: TraceKey; call: number }; result: CallDetail };
  /** Of the calls that a query selects. */
  totals: { params: { trace: TraceKey; query: string }; result: Totals };
  count: { params: { trace: TraceKey; query: string }; result: { count: number; durationNs: number } };
  /** Of each finding of the whole log, how many of its calls a query selects. */
  findingsWithin: { params: { trace: TraceKey; query: string }; result: readonly number[] };
  findings: { params: { trace: TraceKey }; result: readonly FindingSummary[] };
  facets: { params: { trace: TraceKey }; result: Facets };
  /** The first lines that could not be read. */
  skippedLines: { params: { trace: TraceKey; limit: number }; result: readonly LineText[] };
}
export type RequestKind = keyof Requests;

/** From the page. */
export type ToWorker =
  | {
      readonly [K in RequestKind]: { readonly kind: K; readonly id: number } & Requests[K]['params'];
    }[RequestKind]
  | { readonly kind: 'cancel'; readonly id: number }
  /** Something will be opened soon. `sample`: a small Go trace of this site to try it with. */
  | { readonly kind: 'make-ready'; readonly sample: TraceInput };

export interface ProgressEvent {
  readonly kind: 'progress';
  readonly trace: TraceKey;
  /** Bytes taken from the input, and how many it has where that is known. */
  readonly bytes: number;
  readonly totalBytes: number | null;
  readonly elapsedMs: number;
  /** What a log holds so far. */
  readonly lines?: number;
  readonly calls?: number;
  /** What a Go trace holds so far. */
  readonly generations?: number;
  readonly events?: number;
}

export interface StateEvent {
  readonly kind: 'state';
  readonly trace: TraceKey;
  readonly state: OpenState | OtherOpenState;
}

/** How far a request is that takes long, from 0 to 1. */
export interface StepEvent {
  readonly kind: 'step';
  readonly id: number;
  readonly share: number;
}

/** From the worker. */
export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'problem'; readonly id: number; readonly problem: Problem }
  | StepEvent
  | ProgressEvent
  | StateEvent;
