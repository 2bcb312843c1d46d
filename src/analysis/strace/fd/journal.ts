import type { Descriptors } from './descriptors.ts';

/** What can happen to a descriptor. */
export const FdEvent = {
  /** A call gave out the number `fd`; `value` is its name, `from` the fd it duplicates or -1. */
  opened: 0,
  /** A close of `fd` began. */
  closed: 1,
  /** close_range of `fd` to `value`. */
  closedRange: 2,
  /** The log says more of `fd` than before; `value` is its name. */
  named: 3,
  /** FD_CLOEXEC of `fd` became what `closeOnExec` says. */
  flagged: 4,
  /** execve: the process goes on with the table `next`. */
  executed: 5,
  /** A thread with this table ended. */
  left: 6,
} as const;
export type FdEvent = (typeof FdEvent)[keyof typeof FdEvent];

/** The number of no call: an event that no call made. */
export const NO_CALL = -1;
/** More than any fd. */
const MOST_FD = 2 ** 31 - 1;

export interface FdChange {
  readonly kind: FdEvent;
  readonly at: number;
  readonly call: number;
  readonly table: Descriptors;
  readonly fd?: number;
  readonly value?: number;
  readonly from?: number;
  readonly closeOnExec?: boolean;
  readonly next?: Descriptors;
}

/** Everything that happened to descriptors, in the order of positions: columns, one row per event. */
export class FdJournal {
  readonly kind: number[] = [];
  readonly at: number[] = [];
  readonly call: number[] = [];
  readonly fd: number[] = [];
  readonly value: number[] = [];
  readonly from: number[] = [];
  /** 1 for close-on-exec. */
  readonly closeOnExec: number[] = [];
  readonly tables: Descriptors[] = [];
  /** By event: the table after an execve. */
  readonly next = new Map<number, Descriptors>();

  get count(): number {
    return this.kind.length;
  }

  add(change: FdChange): void {
    if (change.next) this.next.set(this.kind.length, change.next);
    this.kind.push(change.kind);
    this.at.push(change.at);
    this.call.push(change.call);
    this.tables.push(change.table);
    this.fd.push(change.fd ?? -1);
    this.value.push(Math.min(change.value ?? 0, MOST_FD));
    this.from.push(change.from ?? -1);
    this.closeOnExec.push(change.closeOnExec ? 1 : 0);
  }
}
