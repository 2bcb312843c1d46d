import type { FlameTree } from './flame-tree.ts';
import { hashOfFrame } from './frame-address.ts';

/** The columns of a tree while it is being made. */
export class TreeColumns {
  count = 0;
  private fn = new Int32Array(1024);
  private parent = new Int32Array(1024);
  private depth = new Uint16Array(1024);
  private left: Float64Array = new Float64Array(1024);
  private width: Float64Array = new Float64Array(1024);
  private hash = new Uint32Array(1024);
  private readonly cum: Float64Array[];
  private readonly flat: Float64Array[];
  private deepest = 0;

  constructor(sides: number) {
    this.cum = Array.from({ length: sides }, () => new Float64Array(1024));
    this.flat = Array.from({ length: sides }, () => new Float64Array(1024));
  }

  /**
   * Adds a frame after all that came before it in the walk.
   * @param nameHash 0 for frames without a function
   */
  add(fn: number, parent: number, place: { left: number; width: number }, nameHash: number): number {
    if (this.count === this.fn.length) this.grow();
    const frame = this.count++;
    const depth = parent < 0 ? 0 : (this.depth[parent] as number) + 1;
    this.fn[frame] = fn;
    this.parent[frame] = parent;
    this.depth[frame] = depth;
    this.left[frame] = place.left;
    this.width[frame] = place.width;
    this.hash[frame] = parent < 0 ? 0 : hashOfFrame(this.hash[parent] as number, nameHash);
    if (depth > this.deepest) this.deepest = depth;
    return frame;
  }

  depthOf(frame: number): number {
    return this.depth[frame] as number;
  }

  addCum(side: number, frame: number, value: number): void {
    addTo(this.cum[side] as Float64Array, frame, value);
  }

  addFlat(side: number, frame: number, value: number): void {
    addTo(this.flat[side] as Float64Array, frame, value);
  }

  tree(names: readonly string[], smallest: number): FlameTree {
    const { count, deepest } = this;
    const parent = this.parent.slice(0, count);
    const end = Int32Array.from({ length: count }, (_, frame) => frame + 1);
    for (let frame = count - 1; frame > 0; frame--) {
      const caller = parent[frame] as number;
      if ((end[frame] as number) > (end[caller] as number)) end[caller] = end[frame] as number;
    }
    const cut = (column: Float64Array) => column.slice(0, count);
    return {
      ...{ count, names, parent, end, deepest, smallest },
      fn: this.fn.slice(0, count),
      depth: this.depth.slice(0, count),
      left: cut(this.left),
      width: cut(this.width),
      cum: this.cum.map(cut),
      flat: this.flat.map(cut),
      hash: this.hash.slice(0, count),
    };
  }

  private grow(): void {
    const length = this.fn.length * 2;
    const doubles = (old: Float64Array) => withRoom(old, new Float64Array(length));
    this.fn = withRoom(this.fn, new Int32Array(length));
    this.parent = withRoom(this.parent, new Int32Array(length));
    this.depth = withRoom(this.depth, new Uint16Array(length));
    this.hash = withRoom(this.hash, new Uint32Array(length));
    this.left = doubles(this.left);
    this.width = doubles(this.width);
    this.cum.forEach((old, side) => {
      this.cum[side] = doubles(old);
    });
    this.flat.forEach((old, side) => {
      this.flat[side] = doubles(old);
    });
  }
}

function addTo(column: Float64Array, cell: number, value: number): void {
  column[cell] = (column[cell] as number) + value;
}

type Column = Int32Array | Uint16Array | Uint32Array | Float64Array;

function withRoom<Kind extends Column>(old: Kind, room: Kind): Kind {
  room.set(old);
  return room;
}
