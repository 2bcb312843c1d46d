import { isTracerGoroutine } from '../../../analysis/gotrace/goroutines/system-goroutines.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import type { FrameRow } from '../../../views/gotrace/rows.ts';
import { cutText } from '../../../views/visible-text.ts';

/** Longest text that goes to the page whole. */
const mostText = 300;

/** Texts of a trace for the page: bounded, and found out once. */
export class TraceWords {
  readonly tables: TraceTables;
  private readonly places = new Map<number, StackWords>();

  constructor(tables: TraceTables) {
    this.tables = tables;
  }

  text(index: number): string {
    return cutText(this.tables.strings.text(index), mostText);
  }

  /** Frames of a stack, leaf first; none for stack 0 or one that there is not. */
  frames(stack: number): FrameRow[] {
    const { frames } = this.tables;
    return this.indices(stack).map((frame) => ({
      name: this.text(frames.functionName[frame] as number),
      file: this.text(frames.file[frame] as number),
      line: frames.line[frame] as number,
    }));
  }

  /** Where a stack is, in a few words. */
  place(stack: number): StackWords {
    const known = this.places.get(stack);
    if (known) return known;
    const { frames } = this.tables;
    const names = this.indices(stack).map((frame) => this.text(frames.functionName[frame] as number));
    const own = names.find((name) => !isLibrary(name)) ?? names[0] ?? '';
    const root = names.at(-1) ?? '';
    const words = { place: own, root, ofTracer: isTracerGoroutine(root) };
    this.places.set(stack, words);
    return words;
  }

  /** Whether a text is in the name of a function of the stack, whatever the case. */
  has(stack: number, wanted: string): boolean {
    const { frames } = this.tables;
    return this.indices(stack).some((frame) =>
      this.tables.strings
        .text(frames.functionName[frame] as number)
        .toLowerCase()
        .includes(wanted),
    );
  }

  private indices(stack: number): number[] {
    const { stacks } = this.tables;
    if (!Number.isInteger(stack) || stack <= 0 || stack >= stacks.count) return [];
    return [...stacks.list.subarray(stacks.start[stack] as number, stacks.start[stack + 1] as number)];
  }
}

interface StackWords {
  /** The first function that is the program's own, not of what it waits through. */
  readonly place: string;
  /** The function that the goroutine began in. */
  readonly root: string;
  readonly ofTracer: boolean;
}

/** Packages whose functions are what waiting looks like, and not who waits. */
const libraries =
  /^(runtime|sync|internal|time|syscall|os|net|io|bufio|context|sync\/atomic|runtime\/[a-z]+|internal\/[\w/]+)\./;

function isLibrary(name: string): boolean {
  return libraries.test(name);
}
