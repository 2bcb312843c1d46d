import { compareTexts } from '../nodes.ts';
import { type FlameTree, ROOT, SMALL } from './flame-tree.ts';
import type { StackColumns, StackParts } from './stack-columns.ts';
import { TreeColumns } from './tree-columns.ts';

/** There would be more frames than are wanted. */
export class TooManyFrames extends Error {}

export interface BuilderInput {
  readonly stacks: StackColumns;
  readonly parts: StackParts;
  readonly sides: readonly Float64Array[];
  /** Of the names of functions. */
  readonly hashes: Uint32Array;
  /** Functions on the way to what is wanted; frames beside it are left out. */
  readonly path: readonly number[];
  readonly byName: boolean;
  readonly most: number;
}

/** A frame that is still to be written, and its stacks: the cells from `from` to before `to` of the order. */
interface Open {
  readonly fn: number;
  readonly parent: number;
  readonly left: number;
  readonly width: number;
  readonly from: number;
  readonly to: number;
}

/** Deepest frame of a tree; stacks go on below it unseen. Go's own stacks have 128 frames at most. */
const deepest = 60_000;

/** Builds a tree from the root on: the stacks of a frame are sorted by what comes next in them. */
export class TreeBuilder {
  private readonly input: BuilderInput;
  private readonly columns: TreeColumns;
  /** Stacks with a value, those of one frame beside each other. */
  private readonly order: Uint32Array;
  private readonly spare: Uint32Array;
  private readonly sizes: Float64Array;
  private readonly whole: number;
  private readonly smallest: number;
  /** By function, of the frame that is being split: how much its callees have so far, and then their place. */
  private readonly widths: Float64Array;
  private readonly counts: Int32Array;
  private readonly places: Int32Array;

  /** @param share of the whole, below which frames are joined */
  constructor(input: BuilderInput, share: number) {
    const { stacks, parts, sides } = input;
    this.input = input;
    this.sizes = new Float64Array(stacks.count);
    const kept: number[] = [];
    let whole = 0;
    for (let stack = 0; stack < stacks.count; stack++) {
      let size = 0;
      for (const side of sides) size += Math.abs(side[stack] as number);
      if (size === 0 || parts.taken?.[stack] === 0) continue;
      this.sizes[stack] = size;
      kept.push(stack);
      whole += size;
    }
    this.order = Uint32Array.from(kept);
    this.spare = new Uint32Array(kept.length);
    this.whole = whole;
    this.smallest = whole * share;
    this.columns = new TreeColumns(sides.length);
    this.widths = new Float64Array(stacks.names.length);
    this.counts = new Int32Array(stacks.names.length);
    this.places = new Int32Array(stacks.names.length);
  }

  /** @throws TooManyFrames */
  build(): FlameTree {
    const { columns, input } = this;
    const open: Open[] = [
      { fn: ROOT, parent: ROOT, left: 0, width: this.whole, from: 0, to: this.order.length },
    ];
    for (let next = open.pop(); next; next = open.pop()) {
      if (columns.count >= input.most) throw new TooManyFrames();
      const frame = this.write(next);
      if (next.fn !== SMALL) this.split(next, frame, open);
    }
    return columns.tree(input.stacks.names, this.smallest);
  }

  private write({ fn, parent, left, width, from, to }: Open): number {
    const { columns, order } = this;
    const { sides, hashes } = this.input;
    const frame = columns.add(fn, parent, { left, width }, fn < 0 ? 0 : (hashes[fn] as number));
    sides.forEach((side, index) => {
      let sum = 0;
      for (let cell = from; cell < to; cell++) sum += side[order[cell] as number] as number;
      columns.addCum(index, frame, sum);
    });
    return frame;
  }

  /** The function that a stack has at a level below the root; ROOT where it has ended. */
  private functionAt(stack: number, level: number): number {
    const { stacks, parts } = this.input;
    const from = parts.from[stack] as number;
    const to = parts.to[stack] as number;
    if (level >= to - from) return ROOT;
    return stacks.frames[parts.isReversed ? to - 1 - level : from + level] as number;
  }

  /** Sorts the stacks of a frame by their next function, and opens those functions' frames, the last first. */
  private split({ from, to, left }: Open, frame: number, open: Open[]): void {
    const { order, spare, sizes, widths, counts, places, columns } = this;
    const { sides, path } = this.input;
    const level = columns.depthOf(frame);
    if (level >= deepest) return;
    const found: number[] = [];
    let ended = 0;
    for (let cell = from; cell < to; cell++) {
      const stack = order[cell] as number;
      const fn = this.functionAt(stack, level);
      if (fn === ROOT) {
        for (let side = 0; side < sides.length; side++)
          columns.addFlat(side, frame, (sides[side] as Float64Array)[stack] as number);
        ended++;
        continue;
      }
      if (counts[fn] === 0) found.push(fn);
      counts[fn] = (counts[fn] as number) + 1;
      widths[fn] = (widths[fn] as number) + (sizes[stack] as number);
    }
    this.sort(found);
    const onWay = level < path.length;
    let at = from + ended;
    let x = left;
    const opened: Open[] = [];
    let small = { from: at, to: at, width: 0 };
    for (const fn of found) {
      const count = counts[fn] as number;
      const width = widths[fn] as number;
      places[fn] = at;
      const isSmall = !onWay && width < this.smallest;
      if (isSmall)
        small = { from: small.width === 0 ? at : small.from, to: at + count, width: small.width + width };
      else {
        if (!onWay || fn === path[level])
          opened.push({ fn, parent: frame, left: x, width, from: at, to: at + count });
        x += width;
      }
      at += count;
      counts[fn] = 0;
      widths[fn] = 0;
    }
    let end = from;
    for (let cell = from; cell < to; cell++) {
      const stack = order[cell] as number;
      const fn = this.functionAt(stack, level);
      const place = fn === ROOT ? end++ : (places[fn] as number);
      if (fn !== ROOT) places[fn] = place + 1;
      spare[place] = stack;
    }
    order.set(spare.subarray(from, to), from);
    if (small.width > 0) opened.push({ fn: SMALL, parent: frame, left: x, ...small });
    for (let i = opened.length - 1; i >= 0; i--) open.push(opened[i] as Open);
  }

  /** Heaviest first, or by name; what is too small to be seen comes last, all of it together. */
  private sort(functions: number[]): void {
    const { widths, smallest } = this;
    const { byName } = this.input;
    const { names } = this.input.stacks;
    functions.sort((a, b) => {
      const [left, right] = [widths[a] as number, widths[b] as number];
      const sides = Number(left < smallest) - Number(right < smallest);
      const heavy = byName ? 0 : right - left;
      return sides || heavy || compareTexts(names[a] as string, names[b] as string);
    });
  }
}
