import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteSource } from './source.ts';

const text = (value: string) => new TextEncoder().encode(value);

/** A source of blocks with room to spare behind their bytes. */
function sourceOf(...blocks: readonly string[]): ByteSource {
  const source = new ByteSource();
  for (const block of blocks) {
    const used = text(block);
    const bytes = new Uint8Array(used.length + 7).fill(63);
    bytes.set(used);
    source.blocks.push({ offset: source.length, bytes, length: used.length });
  }
  return source;
}

describe('a source', () => {
  it('without blocks is empty', () => {
    const source = new ByteSource();
    expect(source.length).toBe(0);
    expect(source.blockAt(0)).toBeUndefined();
    expect(source.slice(0, 10)).toHaveLength(0);
    expect(source.text(0, 10)).toBe('');
  });

  it('counts offsets over all blocks', () => {
    const source = sourceOf('first\n', 'second\n', 'third');
    expect(source.length).toBe(18);
    expect(source.text(0, 5)).toBe('first');
    expect(source.text(6, 12)).toBe('second');
    expect(source.text(13, 18)).toBe('third');
  });

  it('ends a slice with its block, not with the room behind it', () => {
    const source = sourceOf('first\n', 'second\n');
    expect(source.text(3, 100)).toBe('st\n');
    expect(source.text(10, 100)).toBe('nd\n');
  });

  it('gives nothing where nothing is', () => {
    const source = sourceOf('first\n');
    for (const [start, end] of [
      [6, 7],
      [-1, 3],
      [4, 4],
      [4, 2],
    ] as const) {
      expect(source.slice(start, end)).toHaveLength(0);
    }
  });

  it('gives views, not copies', () => {
    const source = sourceOf('first\n');
    expect(source.slice(0, 5).buffer).toBe(source.blocks[0]?.bytes?.buffer);
  });

  it('reads bytes that are not UTF-8 as U+FFFD', () => {
    const source = new ByteSource();
    source.blocks.push({ offset: 0, bytes: Uint8Array.of(97, 0xff, 98), length: 3 });
    expect(source.text(0, 3)).toBe('a\ufffdb');
  });

  it('finds the block of every byte, in whatever order it is asked', () => {
    const lines = fc.array(fc.string({ minLength: 1, unit: 'grapheme-ascii' }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(lines, fc.array(fc.nat(), { maxLength: 50 }), (blocks, places) => {
        const source = sourceOf(...blocks);
        const whole = text(blocks.join(''));
        for (const place of places) {
          const at = place % whole.length;
          expect(source.slice(at, at + 1)).toEqual(whole.subarray(at, at + 1));
        }
      }),
    );
  });

  it('reads blocks again that were given back, and keeps a bounded number of them', () => {
    const bytes = text(Array.from({ length: 100 }, (_, i) => `line ${i}\n`.padStart(12)).join(''));
    const asked: number[] = [];
    const source = new ByteSource((offset, length) => {
      asked.push(offset);
      return bytes.slice(offset, offset + length);
    });
    for (let offset = 0; offset < bytes.length; offset += 12)
      source.blocks.push({ offset, bytes: null, length: 12 });
    for (let line = 0; line < 100; line++)
      expect(source.text(line * 12, line * 12 + 11)).toMatch(`line ${line}`);
    expect(asked).toHaveLength(100);
    expect(source.text(99 * 12, 100 * 12 - 1)).toMatch('line 99');
    expect(asked).toHaveLength(100);
    expect(source.blocks.filter((block) => block.bytes !== null).length).toBeLessThan(50);
    expect(source.text(0, 11)).toMatch('line 0');
  });
});
