import { NumberList } from '../columns.ts';

/** What a stretch of a critical path is. `unknown`: nothing is kept of what happened then. */
export const pathStates = ['running', 'runnable', 'waiting', 'syscall', 'unknown'] as const;
export type PathState = (typeof pathStates)[number];

/** One stretch of a critical path. */
export interface PathSegment {
  /** Index into `goroutines.ids`; NONE where nobody is known. */
  readonly goroutine: number;
  readonly state: PathState;
  /** Why it waits, an index into `strings`; 0 for none. */
  readonly reason: number;
  /**
   * Where: an index into `stacks`. Of a wait or a system call its own stack; of one that is runnable who made it so; of
   * one that runs its own as it stopped running, since a trace does not say where it was before.
   */
  readonly stack: number;
  readonly fromNs: number;
  readonly toNs: number;
  /** How many waits lie between this goroutine and the one that was asked about. */
  readonly depth: number;
}

/** Segments by the cell, in the order in which they are found: backwards in time. */
export class SegmentList {
  private readonly goroutine = new NumberList();
  private readonly state = new NumberList();
  private readonly reason = new NumberList();
  private readonly stack = new NumberList();
  private readonly fromNs = new NumberList();
  private readonly toNs = new NumberList();
  private readonly depth = new NumberList();

  get count(): number {
    return this.fromNs.count;
  }

  /** Adds a stretch that ends where the last one begins; one that continues it backwards is put together with it. */
  add(segment: PathSegment): void {
    const last = this.count - 1;
    const state = pathStates.indexOf(segment.state);
    if (
      last >= 0 &&
      this.goroutine.cells[last] === segment.goroutine &&
      this.state.cells[last] === state &&
      this.reason.cells[last] === segment.reason &&
      this.stack.cells[last] === segment.stack &&
      this.depth.cells[last] === segment.depth
    ) {
      this.fromNs.cells[last] = segment.fromNs;
      return;
    }
    this.goroutine.push(segment.goroutine);
    this.state.push(state);
    this.reason.push(segment.reason);
    this.stack.push(segment.stack);
    this.fromNs.push(segment.fromNs);
    this.toNs.push(segment.toNs);
    this.depth.push(segment.depth);
  }

  /** The segment at a place, counted from the beginning in time. */
  at(place: number): PathSegment {
    const cell = this.count - 1 - place;
    return {
      goroutine: this.goroutine.cells[cell] as number,
      state: pathStates[this.state.cells[cell] as number] as PathState,
      reason: this.reason.cells[cell] as number,
      stack: this.stack.cells[cell] as number,
      fromNs: this.fromNs.cells[cell] as number,
      toNs: this.toNs.cells[cell] as number,
      depth: this.depth.cells[cell] as number,
    };
  }
}
