/** A piece of the input that begins where a line begins, so that a line is always inside one block. */
export interface ByteBlock {
  /** Offset of `bytes[0]` in the whole (decompressed) input. */
  readonly offset: number;
  /** Null where they were given back and can be read again; `ByteSource.blockAt` gives blocks that have theirs. */
  bytes: Uint8Array | null;
  /** How many of `bytes` are in use. */
  length: number;
}
export type LoadedBlock = ByteBlock & { bytes: Uint8Array };

/**
 * Reads `length` bytes from `offset` of the input again, at once. A file that changed meanwhile may give fewer; what is
 * missing then reads as zero bytes.
 */
export type Reload = (offset: number, length: number) => Uint8Array;

/** How many blocks that were read again are kept. */
const KEPT_BLOCKS = 32;

const decoder = new TextDecoder();

/**
 * The bytes a trace was read from, so that columns can point into them instead of copying text. They are held in
 * memory, or, where the input can be read again (a file), read again when asked for.
 */
export class ByteSource {
  readonly blocks: ByteBlock[] = [];
  readonly reload: Reload | null;
  private readonly kept: ByteBlock[] = [];
  private last = 0;

  constructor(reload: Reload | null = null) {
    this.reload = reload;
  }

  get length(): number {
    const block = this.blocks.at(-1);
    return block ? block.offset + block.length : 0;
  }

  /** The block that holds the byte at `offset`, with its bytes; sequential access costs a comparison. */
  blockAt(offset: number): LoadedBlock | undefined {
    const { blocks } = this;
    const recent = blocks[this.last];
    if (recent && offset >= recent.offset && offset < recent.offset + recent.length) return this.load(recent);
    let low = 0;
    let high = blocks.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const block = blocks[middle] as ByteBlock;
      if (offset < block.offset) high = middle - 1;
      else if (offset >= block.offset + block.length) low = middle + 1;
      else {
        this.last = middle;
        return this.load(block);
      }
    }
    return undefined;
  }

  /** A block with its bytes: as they are in memory, or read again. */
  load(block: ByteBlock): LoadedBlock {
    if (block.bytes === null) {
      const read = this.reload?.(block.offset, block.length) ?? new Uint8Array(0);
      if (read.length === block.length) block.bytes = read;
      else {
        block.bytes = new Uint8Array(block.length);
        block.bytes.set(read.subarray(0, block.length));
      }
      this.kept.push(block);
      if (this.kept.length > KEPT_BLOCKS) (this.kept.shift() as ByteBlock).bytes = null;
    }
    return block as LoadedBlock;
  }

  /** The bytes in [start, end), clamped to the block that holds `start`: a view, not a copy. */
  slice(start: number, end: number): Uint8Array {
    const block = this.blockAt(start);
    if (!block || end <= start) return new Uint8Array(0);
    return block.bytes.subarray(start - block.offset, Math.min(end - block.offset, block.length));
  }

  /** The text in [start, end) as UTF-8; bytes that are not UTF-8 become U+FFFD. */
  text(start: number, end: number): string {
    return decoder.decode(this.slice(start, end));
  }
}
