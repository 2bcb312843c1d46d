import { grown } from '../columns.ts';
import type { SpanBlock } from './spans.ts';

/** Columns of spans that are written to. They hold 62 bytes per span. */
export class SpanRows implements SpanBlock {
  count = 0;
  goroutine: Int32Array;
  state: Uint8Array;
  previous: Uint8Array;
  next: Uint8Array;
  reason: Int32Array;
  fromNs: Float64Array;
  seenNs: Float64Array;
  toNs: Float64Array;
  stack: Int32Array;
  ownStack: Int32Array;
  starter: Int32Array;
  ender: Int32Array;
  endStack: Int32Array;
  proc: Int32Array;
  thread: Int32Array;

  constructor(capacity: number) {
    this.goroutine = new Int32Array(capacity);
    this.state = new Uint8Array(capacity);
    this.previous = new Uint8Array(capacity);
    this.next = new Uint8Array(capacity);
    this.reason = new Int32Array(capacity);
    this.fromNs = new Float64Array(capacity);
    this.seenNs = new Float64Array(capacity);
    this.toNs = new Float64Array(capacity);
    this.stack = new Int32Array(capacity);
    this.ownStack = new Int32Array(capacity);
    this.starter = new Int32Array(capacity);
    this.ender = new Int32Array(capacity);
    this.endStack = new Int32Array(capacity);
    this.proc = new Int32Array(capacity);
    this.thread = new Int32Array(capacity);
  }

  /** Makes room for at least `rows`, keeping what there is. */
  reserve(rows: number): void {
    this.goroutine = grown(this.goroutine, rows);
    this.state = grown(this.state, rows);
    this.previous = grown(this.previous, rows);
    this.next = grown(this.next, rows);
    this.reason = grown(this.reason, rows);
    this.fromNs = grown(this.fromNs, rows);
    this.seenNs = grown(this.seenNs, rows);
    this.toNs = grown(this.toNs, rows);
    this.stack = grown(this.stack, rows);
    this.ownStack = grown(this.ownStack, rows);
    this.starter = grown(this.starter, rows);
    this.ender = grown(this.ender, rows);
    this.endStack = grown(this.endStack, rows);
    this.proc = grown(this.proc, rows);
    this.thread = grown(this.thread, rows);
  }

  /** Copies one row of a block into row `to`. */
  copy(to: number, block: SpanBlock, row: number): void {
    this.goroutine[to] = block.goroutine[row] as number;
    this.state[to] = block.state[row] as number;
    this.previous[to] = block.previous[row] as number;
    this.next[to] = block.next[row] as number;
    this.reason[to] = block.reason[row] as number;
    this.fromNs[to] = block.fromNs[row] as number;
    this.seenNs[to] = block.seenNs[row] as number;
    this.toNs[to] = block.toNs[row] as number;
    this.stack[to] = block.stack[row] as number;
    this.ownStack[to] = block.ownStack[row] as number;
    this.starter[to] = block.starter[row] as number;
    this.ender[to] = block.ender[row] as number;
    this.endStack[to] = block.endStack[row] as number;
    this.proc[to] = block.proc[row] as number;
    this.thread[to] = block.thread[row] as number;
  }
}
