import type { LifeEnd } from '../../analysis/strace/process-tree/lives.ts';
import type { HandlerKind, HandlerSpan } from '../../analysis/strace/restart/handler.ts';
import type { Lack } from '../../analysis/strace/restart/lacks.ts';
import type { Part } from '../../analysis/strace/restart/parts.ts';
import type { StopSource } from '../../analysis/strace/restart/stop.ts';
import type { StepKind } from '../../analysis/strace/restart/waited-path.ts';
import type { WaitKind } from '../../analysis/strace/wait-groups/wait-kinds.ts';

/** How a process ended. */
export interface Ending extends Pick<LifeEnd, 'kind' | 'value' | 'timeNs'> {
  /** 1-based. */
  readonly endLine: number;
}

/** A call as a link shows it. */
export interface CallLink {
  readonly call: number;
  /** 1-based. */
  readonly line: number;
  readonly name: string;
  /** What it waited for or works on; empty where there is nothing to say. */
  readonly kind: WaitKind | null;
  readonly target: string;
  /** When it began. */
  readonly atNs: number;
  /** Its time inside the stop. */
  readonly insideNs: number;
}

/** One of the stops of a log, to choose from. */
export interface StopChoice {
  readonly pid: number | null;
  readonly program: string;
  readonly signal: string;
  readonly fromNs: number;
  readonly toNs: number;
}

export interface PathRow {
  readonly kind: StepKind;
  readonly part: Part;
  readonly pid: number | null;
  readonly totalNs: number;
  readonly count: number;
  /** The longest call of it; null outside of calls. */
  readonly longest: CallLink | null;
}

/** A process or thread of a stop, with its bar as SVG paths. */
export interface ProcessBar {
  readonly life: number;
  readonly pid: number | null;
  /** What it ran last, or its name from -Y, or what its maker ran. */
  readonly program: string;
  readonly isThread: boolean;
  readonly depth: number;
  readonly fromNs: number;
  readonly toNs: number;
  readonly partsNs: readonly number[];
  /** By `Part`: the `d` of a path, `pictureColumns` wide and `barHeight` high. */
  readonly paths: readonly string[];
  /** When the exit waited for it: x and width in columns. */
  readonly spans: readonly { readonly x: number; readonly width: number }[];
  readonly longest: readonly CallLink[];
  readonly last: CallLink | null;
  readonly signals: readonly { readonly signal: string; readonly timeNs: number; readonly line: number }[];
  readonly signalCount: number;
  readonly end: Ending | null;
  /** Which exit it was, from 1; 0 where the log shows none. */
  readonly order: number;
}

/** A stop taken apart, as plain values that a page can be sent and that texts were cut in. */
export interface RestartPicture {
  readonly life: number;
  readonly pid: number | null;
  readonly program: string;
  readonly signal: string;
  readonly source: StopSource;
  readonly line: number;
  readonly senderPid: number | null;
  /** Its kill; null where that is not in the log. */
  readonly senderCall: CallLink | null;
  readonly end: Ending | null;
  /** The signal, the exit, the end of what is drawn, the last sign of all. */
  readonly fromNs: number;
  readonly exitNs: number;
  readonly toNs: number;
  readonly lastNs: number;
  readonly handlerKind: HandlerKind;
  readonly handlerSpans: readonly HandlerSpan[];
  /** 1-based, of the last return; 0 without one. */
  readonly handlerLine: number;
  readonly steps: readonly PathRow[];
  readonly rest: number;
  readonly restNs: number;
  readonly childrenNs: number;
  readonly ownNs: Readonly<Record<StepKind, number>>;
  readonly rows: readonly ProcessBar[];
  readonly rowsLeft: number;
  readonly leftNs: readonly number[];
  readonly leftovers: readonly {
    readonly life: number;
    readonly pid: number | null;
    readonly program: string;
    readonly afterNs: number;
    readonly end: Ending | null;
  }[];
  readonly leftoverCount: number;
  readonly next: {
    readonly pid: number | null;
    readonly bornNs: number;
    readonly execNs: number;
    readonly exec: CallLink;
  } | null;
  readonly reap: (CallLink & { readonly endNs: number }) | null;
  readonly lacks: readonly Lack[];
}

/** Columns of the drawing, whatever its width on the page. */
export const pictureColumns = 600;
export const barHeight = 16;
