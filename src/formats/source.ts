/**
 * The bytes a trace was read from, kept so that columns can point into them instead of copying text.
 *
 * Bytes lie in blocks. The parser that fills a source begins a new block only where a line begins, so a line is
 * always inside one block and can be read without stitching.
 */
export interface ByteBlock {
  /** Offset of `bytes[0]` in the whole (decompressed) input. */
  readonly offset: number;
  readonly bytes: Uint8Array;
  /** How many of `bytes` are in use. */
  length: number;
}

const decoder = new TextDecoder();

export class ByteSource {
  readonly blocks: ByteBlock[] = [];
  private last = 0;

  get length(): number {
    const block = this.blocks.at(-1);
    return block ? block.offset + block.length : 0;
  }

  /** The block that holds the byte at `offset`; sequential access costs a comparison. */
  blockAt(offset: number): ByteBlock | undefined {
    const { blocks } = this;
    let block = blocks[this.last];
    if (block && offset >= block.offset && offset < block.offset + block.length) return block;
    let low = 0;
    let high = blocks.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      block = blocks[middle] as ByteBlock;
      if (offset < block.offset) high = middle - 1;
      else if (offset >= block.offset + block.length) low = middle + 1;
      else {
        this.last = middle;
        return block;
      }
    }
    return undefined;
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
