import { grown } from '../columns.ts';

/** Go has 17 reasons; only a forged trace has more for one stack. */
const mostOfStack = 64;

/**
 * Places where goroutines were held up: one row per state, reason and stack that began it.
 */
export class WaitSites {
  count = 0;
  state = new Uint8Array(0);
  reason = new Int32Array(0);
  stack = new Int32Array(0);
  times = new Int32Array(0);
  totalNs = new Float64Array(0);
  maxNs = new Float64Array(0);
  /** Of them, those that were still going on when the trace ended, counted up to its end. */
  openTimes = new Int32Array(0);
  openNs = new Float64Array(0);
  /** Of them, what official profiles leave out. */
  hiddenTimes = new Int32Array(0);
  hiddenNs = new Float64Array(0);
  /** When the last of those ended that they do not leave out. */
  lastNs = new Float64Array(0);
  private firstOfStack = new Int32Array(0);
  private nextOfStack = new Int32Array(0);

  /** The row of a place; a new one counts nothing. After 64 of one stack, the oldest takes what would be more. */
  row(state: number, reason: number, stack: number): number {
    if (stack >= this.firstOfStack.length) this.firstOfStack = grown(this.firstOfStack, stack + 1, -1);
    let last = -1;
    let seen = 0;
    for (let row = this.firstOfStack[stack] as number; row >= 0; row = this.nextOfStack[row] as number) {
      if (this.state[row] === state && this.reason[row] === reason) return row;
      last = row;
      seen++;
    }
    return seen < mostOfStack ? this.add(state, reason, stack) : last;
  }

  private add(state: number, reason: number, stack: number): number {
    const row = this.count++;
    if (row >= this.state.length) this.grow();
    this.state[row] = state;
    this.reason[row] = reason;
    this.stack[row] = stack;
    this.nextOfStack[row] = this.firstOfStack[stack] as number;
    this.firstOfStack[stack] = row;
    return row;
  }

  private grow(): void {
    this.state = grown(this.state, this.count);
    this.reason = grown(this.reason, this.count);
    this.stack = grown(this.stack, this.count);
    this.times = grown(this.times, this.count);
    this.totalNs = grown(this.totalNs, this.count);
    this.maxNs = grown(this.maxNs, this.count);
    this.openTimes = grown(this.openTimes, this.count);
    this.openNs = grown(this.openNs, this.count);
    this.hiddenTimes = grown(this.hiddenTimes, this.count);
    this.hiddenNs = grown(this.hiddenNs, this.count);
    this.lastNs = grown(this.lastNs, this.count);
    this.nextOfStack = grown(this.nextOfStack, this.count, -1);
  }
}
