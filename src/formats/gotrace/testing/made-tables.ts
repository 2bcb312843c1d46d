import { NONE } from '../events.ts';
import type { Frames, Ids, Stacks, Strings, TraceTables } from '../trace.ts';

const encoder = new TextEncoder();

class MadeStrings implements Strings {
  private readonly all = [''];

  get count(): number {
    return this.all.length;
  }

  text(index: number): string {
    return this.all[index] ?? '';
  }

  bytes(index: number): Uint8Array {
    return encoder.encode(this.text(index));
  }

  find(text: string): number {
    return this.all.indexOf(text);
  }

  index(text: string): number {
    const known = this.find(text);
    return known >= 0 ? known : this.all.push(text) - 1;
  }
}

class MadeIds implements Ids {
  private readonly all: bigint[] = [];

  get count(): number {
    return this.all.length;
  }

  id(index: number): number {
    return Number(this.exact(index));
  }

  exact(index: number): bigint {
    return this.all[index] ?? 0n;
  }

  find(id: number | bigint): number {
    return this.all.indexOf(BigInt(id));
  }

  index(id: number | bigint): number {
    const known = this.find(id);
    return known >= 0 ? known : this.all.push(BigInt(id)) - 1;
  }
}

/** Tables for tests of sinks, filled by the names that made events use. */
export class MadeTables implements TraceTables {
  readonly strings = new MadeStrings();
  readonly goroutines = new MadeIds();
  readonly threads = new MadeIds();
  readonly tasks = new MadeIds();
  readonly procId = (cell: number): bigint => BigInt(cell);
  private readonly pcs = [0n];
  private readonly names = [0];
  private readonly lists: number[][] = [[]];

  /**
   * Index of a stack, leaf first, written as `main.f<main.main`; '' is no stack. A function has one pc, its place
   * among the functions, unless one is written behind it: `main.f@7`.
   */
  stack(text: string): number {
    if (text === '') return 0;
    const list = text.split('<').map((name) => this.frame(name));
    const known = this.lists.findIndex((other) => other.join() === list.join());
    return known >= 0 ? known : this.lists.push(list) - 1;
  }

  get frames(): Frames {
    const { names, pcs } = this;
    return {
      count: names.length,
      pc: (frame) => pcs[frame] ?? 0n,
      pcIndex: Int32Array.from(pcs, (pc) => pcs.indexOf(pc)),
      functionName: Int32Array.from(names),
      file: Int32Array.from(names, (_, frame) => (frame === 0 ? 0 : this.strings.index('/src/main.go'))),
      line: Int32Array.from(names, (_, frame) => frame * 10),
    };
  }

  get stacks(): Stacks {
    const start = new Int32Array(this.lists.length + 1);
    for (const [index, list] of this.lists.entries())
      start[index + 1] = (start[index] as number) + list.length;
    return { count: this.lists.length, start, list: Int32Array.from(this.lists.flat()) };
  }

  private frame(text: string): number {
    const [name = '', given] = text.split('@');
    const functionName = this.strings.index(name);
    const known = this.names.findIndex(
      (other, frame) => other === functionName && (given === undefined || this.pcs[frame] === BigInt(given)),
    );
    if (known > 0) return known;
    this.pcs.push(given === undefined ? BigInt(0x1000 + this.names.length) : BigInt(given));
    return this.names.push(functionName) - 1;
  }

  /** NONE for undefined. */
  goroutine(id: number | undefined): number {
    return id === undefined ? NONE : this.goroutines.index(id);
  }
}
