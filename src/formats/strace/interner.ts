const decoder = new TextDecoder();

/** Gives each distinct byte string a small number, without making a string to look it up. */
export class Interner {
  readonly names: string[] = [];
  private readonly keys: Uint8Array[] = [];
  private slots = new Int32Array(1024).fill(-1);

  /** Ids stay below this; further names share it, so that they fit a Uint16 column. */
  private readonly limit = 65535;

  /** The id of the bytes in [from, to). */
  intern(bytes: Uint8Array, from: number, to: number): number {
    let hash = to - from;
    for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
    return this.lookup(bytes, from, to, hash);
  }

  /** Whether `id` stands for the bytes in [from, to): cheaper than to look them up. */
  is(id: number, bytes: Uint8Array, from: number, to: number): boolean {
    const key = this.keys[id];
    return key !== undefined && sameBytes(key, bytes, from, to);
  }

  private lookup(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const mask = this.slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const id = this.slots[slot] as number;
      if (id < 0) break;
      if (sameBytes(this.keys[id] as Uint8Array, bytes, from, to)) return id;
      slot = (slot + 1) & mask;
    }
    const id = this.keys.length;
    if (id >= this.limit) {
      this.names[this.limit] = '(more names)';
      return this.limit;
    }
    this.keys.push(bytes.slice(from, to));
    this.names.push(decoder.decode(bytes.subarray(from, to)));
    this.slots[slot] = id;
    if (this.keys.length * 2 > this.slots.length) this.grow();
    return id;
  }

  private grow(): void {
    const old = this.keys.splice(0);
    const names = this.names.splice(0);
    this.slots = new Int32Array(this.slots.length * 4).fill(-1);
    for (const key of old) this.intern(key, 0, key.length);
    this.names.length = 0;
    this.names.push(...names);
  }
}

function sameBytes(key: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (key.length !== to - from) return false;
  for (let i = 0; i < key.length; i++) if (key[i] !== bytes[from + i]) return false;
  return true;
}
