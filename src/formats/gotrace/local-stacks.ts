import { longer } from './growing.ts';
import { IdMap } from './id-map.ts';
import { NumberIndex } from './number-index.ts';
import { BrokenTrace } from './problems.ts';
import type { Tables } from './tables.ts';
import type { FieldReader } from './varints.ts';
import { MAX_FRAMES, Wire } from './wire.ts';

/** One generation's stacks: gathered while its batches come in, resolved once its texts are all there. */
export class LocalStacks {
  readonly ids = new IdMap();
  private pcs = new NumberIndex();
  /** Text ids and lines of the frames, by the index of their pc. */
  private functionName = new Float64Array(512);
  private file = new Float64Array(512);
  private line = new Float64Array(512);
  private stackIds = new Float64Array(512);
  /** Stack n has the frames `frames[start[n]]` up to `frames[start[n + 1]]`. */
  private start = new Int32Array(512);
  private frames = new Int32Array(4096);

  clear(): void {
    this.ids.clear();
    this.pcs = new NumberIndex();
  }

  /** Reads a batch of stacks whose first byte was read. @returns how many */
  read(fields: FieldReader): number {
    const first = this.ids.count;
    while (fields.more) {
      const type = fields.byte();
      if (type !== Wire.stack)
        throw new BrokenTrace('bad-table', `type ${type} stands where a stack is expected`);
      const id = fields.numberOrEnd();
      const length = fields.numberOrEnd();
      if (length > MAX_FRAMES) {
        throw new BrokenTrace('bad-table', `a stack has ${length} frames; the most is ${MAX_FRAMES}`);
      }
      this.readFrames(fields, length);
      const local = this.ids.count;
      this.stackIds = longer(this.stackIds, local);
      this.stackIds[local] = id;
      if (!this.ids.put(id, local)) throw new BrokenTrace('bad-table', `stack ${id} is defined twice`);
    }
    return this.ids.count - first;
  }

  /** The first frame of a pc stands for all that the generation gives it, as in Go's reader. */
  private readFrames(fields: FieldReader, length: number): void {
    const local = this.ids.count;
    this.start = longer(this.start, local + 1);
    let at = this.start[local] as number;
    this.frames = longer(this.frames, at + length);
    for (let i = 0; i < length; i++) {
      const pc = fields.number();
      const functionName = fields.number();
      const file = fields.number();
      const line = fields.number();
      const known = this.pcs.count;
      const frame = this.pcs.index(pc);
      if (frame === known) {
        this.functionName = longer(this.functionName, frame);
        this.file = longer(this.file, frame);
        this.line = longer(this.line, frame);
        this.functionName[frame] = functionName;
        this.file[frame] = file;
        this.line[frame] = line;
      }
      this.frames[at++] = frame;
    }
    this.start[local + 1] = at;
  }

  /** Makes `ids` give indices into the tables of the whole trace. */
  resolve(texts: IdMap, tables: Tables): void {
    const { pcs, frames, start } = this;
    const global = new Int32Array(pcs.count);
    for (let frame = 0; frame < pcs.count; frame++) {
      const functionName = texts.get(this.functionName[frame] as number);
      const file = texts.get(this.file[frame] as number);
      if (functionName < 0 || file < 0) {
        throw new BrokenTrace('bad-table', 'a stack names a function or file that is not among the texts');
      }
      const line = Math.min(this.line[frame] as number, 0x7fff_ffff);
      global[frame] = tables.frames.add(pcs.keys[frame] as number, functionName, file, line);
    }
    const end = start[this.ids.count] as number;
    for (let i = 0; i < end; i++) frames[i] = global[frames[i] as number] as number;
    for (let local = 0; local < this.ids.count; local++) {
      const index = tables.stacks.add(frames, start[local] as number, start[local + 1] as number);
      this.ids.set(this.stackIds[local] as number, index);
    }
  }
}
