import { describe, expect, it } from 'vitest';
import { StraceParser } from './parse.ts';
import { callText, lineText } from './text.ts';

/** A log of more than one block, with a line that is longer than a block in its middle. */
function longLog(): Uint8Array {
  const lines: string[] = [];
  for (let i = 0; i < 60_000; i++)
    lines.push(`7  openat(AT_FDCWD, "/srv/item-${i}", O_RDONLY) = ${i % 900} <0.000012>`);
  lines.splice(30_000, 0, `7  write(1, "${'x'.repeat(3 << 20)}", 3145728) = 3145728 <0.5>`);
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

describe('a source that is read again', () => {
  const bytes = longLog();
  const held = new StraceParser();
  held.push(bytes);
  const inMemory = held.finish();
  let reads = 0;
  const again = new StraceParser({
    expectedBytes: bytes.length,
    reload: (offset, length) => {
      reads++;
      return bytes.slice(offset, offset + length);
    },
  });
  for (let at = 0; at < bytes.length; at += 100_000) again.push(bytes.slice(at, at + 100_000));
  const onDemand = again.finish();

  it('gives the same calls and the same text', () => {
    expect(onDemand.calls.count).toBe(inMemory.calls.count);
    for (const call of [0, 1, 29_999, 30_000, 30_001, 45_000, 60_000]) {
      expect(callText(onDemand, call)).toBe(callText(inMemory, call));
    }
    expect(reads).toBeGreaterThan(0);
    for (let line = 0; line < inMemory.lines.count; line += 997) {
      expect(lineText(onDemand, line)).toBe(lineText(inMemory, line));
    }
  });

  it('reads what a cut file no longer has as zero bytes', () => {
    const parser = new StraceParser({ reload: () => new Uint8Array(0) });
    for (let at = 0; at < bytes.length; at += 1 << 20) parser.push(bytes.subarray(at, at + (1 << 20)));
    expect(lineText(parser.finish(), 5)).toMatch(/^\0+$/);
  });
});
