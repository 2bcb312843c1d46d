const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Distinct byte strings with a number for each, looked up without making a string. Id 0 is the empty string. Text is
 * made when asked for: a log of a million calls has few names but reads each of them often.
 */
export class NameTable {
  private blob = new Uint8Array(4096);
  /** Name `id` is blob[starts[id], starts[id + 1]). */
  private starts = new Uint32Array(512);
  private hashes = new Int32Array(512);
  /** Ids plus one, by hash; 0 is a free slot. */
  private slots = new Int32Array(1024);
  private readonly texts: (string | undefined)[] = [''];
  private count = 1;

  /** How many names there are, the empty one included. */
  get size(): number {
    return this.count;
  }

  /** The id of the bytes in [from, to). */
  intern(bytes: Uint8Array, from: number, to: number): number {
    const length = to - from;
    if (length <= 0) return 0;
    let hash = length;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 16777619);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash ^= hash >>> 13;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const id = (this.slots[slot] as number) - 1;
      if (id < 0) break;
      if (this.hashes[id] === hash && this.equals(id, bytes, from, length)) return id;
      slot = (slot + 1) & mask;
    }
    return this.add(bytes, from, to, hash, slot);
  }

  internText(text: string): number {
    const bytes = encoder.encode(text);
    return this.intern(bytes, 0, bytes.length);
  }

  /** The name as text; bytes that are not UTF-8 become U+FFFD. */
  text(id: number): string {
    const known = this.texts[id];
    if (known !== undefined) return known;
    const text = decoder.decode(this.bytes(id));
    this.texts[id] = text;
    return text;
  }

  /** The name's bytes: a view that is valid until the next `intern`. */
  bytes(id: number): Uint8Array {
    return this.blob.subarray(this.starts[id] as number, this.starts[id + 1] as number);
  }

  private equals(id: number, bytes: Uint8Array, from: number, length: number): boolean {
    const start = this.starts[id] as number;
    if ((this.starts[id + 1] as number) - start !== length) return false;
    for (let at = 0; at < length; at++) if (this.blob[start + at] !== bytes[from + at]) return false;
    return true;
  }

  private add(bytes: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const id = this.count++;
    if (id + 2 > this.starts.length) {
      this.starts = grown(this.starts, Uint32Array);
      this.hashes = grown(this.hashes, Int32Array);
    }
    const start = this.starts[id] as number;
    const end = start + to - from;
    if (end > this.blob.length) {
      const blob = new Uint8Array(Math.max(this.blob.length * 2, end));
      blob.set(this.blob);
      this.blob = blob;
    }
    for (let at = 0; at < to - from; at++) this.blob[start + at] = bytes[from + at] as number;
    this.starts[id + 1] = end;
    this.hashes[id] = hash;
    this.slots[slot] = id + 1;
    if (this.count * 2 > this.slots.length) this.rehash();
    return id;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 1; id < this.count; id++) {
      let slot = (this.hashes[id] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.slots = slots;
  }
}

function grown<T extends Uint32Array | Int32Array>(old: T, make: new (length: number) => T): T {
  const array = new make(old.length * 2);
  array.set(old);
  return array;
}
