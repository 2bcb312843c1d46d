import { type EventBlock, type EventSink, NONE } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import type { ReadAgain } from './read-again.ts';

/** Marks the goroutines that were seen in one of some functions, by their index. */
class SeenIn implements EventSink {
  /** By goroutine: 1 where it was seen. */
  readonly seen: Uint8Array;
  private readonly stacks: Uint8Array;

  /** @param stacks by stack: 1 where it holds one of the functions */
  constructor(goroutines: number, stacks: Uint8Array) {
    this.seen = new Uint8Array(goroutines);
    this.stacks = stacks;
  }

  take({ count, stack, goroutine }: EventBlock): void {
    for (let at = 0; at < count; at++) {
      // An event's stack is of the goroutine that it happened in.
      if (this.stacks[stack[at] as number] === 1 && goroutine[at] !== NONE)
        this.seen[goroutine[at] as number] = 1;
    }
  }
}

/**
 * Looks for functions anywhere in the stacks of a trace. Stacks are not kept by goroutine, so the trace is read again;
 * the last answer is kept.
 */
export class FunctionSearch {
  private readonly tables: TraceTables;
  private readonly again: ReadAgain;
  private last: { readonly text: string; readonly seen: Promise<Uint8Array | null> } | null = null;

  constructor(tables: TraceTables, again: ReadAgain) {
    this.tables = tables;
    this.again = again;
  }

  /**
   * The goroutines seen in a function whose name holds a text, by index; null where no stack of the trace has one.
   * @param text in lower case
   * @throws Cancelled where another text was asked for meanwhile
   */
  find(text: string, goroutines: number): Promise<Uint8Array | null> {
    if (this.last?.text === text) return this.last.seen;
    const seen = this.read(text, goroutines);
    this.last = { text, seen };
    seen.catch(() => {
      if (this.last?.seen === seen) this.last = null;
    });
    return seen;
  }

  private async read(text: string, goroutines: number): Promise<Uint8Array | null> {
    const stacks = stacksWith(this.tables, text);
    if (!stacks) return null;
    const sink = new SeenIn(goroutines, stacks);
    return this.again.read(() => ({ sinks: [sink], finish: () => sink.seen }), {
      stopped: () => this.last?.text !== text,
    });
  }
}

/** By stack: 1 where one of its functions has the text in its name; null where none has. */
function stacksWith({ frames, stacks, strings }: TraceTables, text: string): Uint8Array | null {
  const byName = new Map<number, boolean>();
  const isWanted = (frame: number): boolean => {
    const name = frames.functionName[frame] as number;
    let is = byName.get(name);
    if (is === undefined) {
      is = strings.text(name).toLowerCase().includes(text);
      byName.set(name, is);
    }
    return is;
  };
  const wanted = new Uint8Array(stacks.count);
  let some = false;
  for (let stack = 1; stack < stacks.count; stack++) {
    const end = stacks.start[stack + 1] as number;
    for (let at = stacks.start[stack] as number; at < end && wanted[stack] === 0; at++)
      if (isWanted(stacks.list[at] as number)) wanted[stack] = 1;
    some ||= wanted[stack] === 1;
  }
  return some ? wanted : null;
}
