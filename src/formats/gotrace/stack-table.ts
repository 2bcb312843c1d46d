import { longer } from './growing.ts';
import { NumberIndex } from './number-index.ts';
import type { Frames, Stacks } from './trace.ts';
import type { WideNumbers } from './wide.ts';

/** Frames, each distinct one once. Frame 0 is unused. */
export class FrameTable implements Frames {
  count = 1;
  pcIndex = new Int32Array(1024);
  functionName = new Int32Array(1024);
  file = new Int32Array(1024);
  line = new Int32Array(1024);
  private readonly pcs = new NumberIndex();
  /** Of each pc its last frame; of each frame the one before it with the same pc; 0 for none. */
  private last = new Int32Array(1024);
  private before = new Int32Array(1024);
  private readonly wide: WideNumbers;

  constructor(wide: WideNumbers) {
    this.wide = wide;
  }

  pc(frame: number): bigint {
    return this.wide.exact(this.pcs.keys[this.pcIndex[frame] as number] as number);
  }

  /** @param pc as a code of WideNumbers */
  add(pc: number, functionName: number, file: number, line: number): number {
    const pcIndex = this.pcs.index(pc);
    this.last = longer(this.last, pcIndex);
    for (let frame = this.last[pcIndex] as number; frame > 0; frame = this.before[frame] as number) {
      if (
        this.functionName[frame] === functionName &&
        this.file[frame] === file &&
        this.line[frame] === line
      ) {
        return frame;
      }
    }
    const frame = this.count++;
    this.pcIndex = longer(this.pcIndex, frame);
    this.functionName = longer(this.functionName, frame);
    this.file = longer(this.file, frame);
    this.line = longer(this.line, frame);
    this.before = longer(this.before, frame);
    this.pcIndex[frame] = pcIndex;
    this.functionName[frame] = functionName;
    this.file[frame] = file;
    this.line[frame] = line;
    this.before[frame] = this.last[pcIndex] as number;
    this.last[pcIndex] = frame;
    return frame;
  }
}

/** Stacks, each distinct sequence of frames once. Stack 0 is none; a stack without frames is not none. */
export class StackTable implements Stacks {
  count = 1;
  start = new Int32Array(1024);
  list = new Int32Array(4096);
  private slots = new Int32Array(2048);

  /** The index of the stack with the frames `frames[from]` up to `frames[to]`. */
  add(frames: Int32Array, from: number, to: number): number {
    const slot = this.slotOf(frames, from, to);
    const known = this.slots[slot] as number;
    if (known > 0) return known;
    const stack = this.count++;
    this.start = longer(this.start, stack + 1);
    const at = this.start[stack] as number;
    this.list = longer(this.list, at + to - from);
    for (let i = from; i < to; i++) this.list[at + i - from] = frames[i] as number;
    this.start[stack + 1] = at + to - from;
    this.slots[slot] = stack;
    if (this.count * 2 > this.slots.length) this.grow();
    return stack;
  }

  private slotOf(frames: Int32Array, from: number, to: number): number {
    let hash = to - from;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ (frames[i] as number), 0x0100_0193);
    const mask = this.slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const stack = this.slots[slot] as number;
      if (stack === 0 || this.isAt(stack, frames, from, to)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private isAt(stack: number, frames: Int32Array, from: number, to: number): boolean {
    const at = this.start[stack] as number;
    if ((this.start[stack + 1] as number) - at !== to - from) return false;
    for (let i = from; i < to; i++) if (this.list[at + i - from] !== frames[i]) return false;
    return true;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 4);
    for (let stack = 1; stack < this.count; stack++) {
      const slot = this.slotOf(this.list, this.start[stack] as number, this.start[stack + 1] as number);
      this.slots[slot] = stack;
    }
  }
}
