import { GoState } from '../../../formats/gotrace/events.ts';
import type { SpanBlock } from './spans.ts';

/**
 * Stack to count a span under, an index into `stacks`: that of the event that began it. What the trace began with may
 * have its own only. Of one that is runnable, its own says nothing: it was not the one that did something.
 */
export function waitStack(spans: SpanBlock, at: number): number {
  const stack = spans.stack[at] as number;
  return stack === 0 && spans.state[at] !== GoState.runnable ? (spans.ownStack[at] as number) : stack;
}

/**
 * Where a span was, an index into `stacks`: as `waitStack`, but of one that ran where it stopped running, which is all
 * that a trace says; 0 where it was not itself that stopped it.
 */
export function placeStack(spans: SpanBlock, at: number): number {
  if (spans.state[at] !== GoState.running) return waitStack(spans, at);
  return spans.ender[at] === spans.goroutine[at] ? (spans.endStack[at] as number) : 0;
}
