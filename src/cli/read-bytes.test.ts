import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatCount } from '../views/format-count.ts';
import { readBytes } from './read-bytes.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-bytes-'));
});
afterAll(() => rm(folder, { recursive: true }));

const line = 'read(3, "", 4096) = 0 <0.000012>\n';

async function read(name: string, content: Uint8Array | string | null) {
  const path = join(folder, name);
  if (content !== null) await writeFile(path, content);
  const cut: string[] = [];
  const seen: [number, number | null][] = [];
  const { front, chunks } = await readBytes(
    path,
    'en',
    (bytes, total) => seen.push([bytes, total]),
    (reason) => cut.push(reason),
  );
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return { text: Buffer.concat(parts).toString(), front: Buffer.from(front).toString(), cut, seen };
}

describe('bytes of a file', () => {
  test('come as they are, with progress', async () => {
    const content = line.repeat(100_000);
    const { text, front, seen } = await read('plain.log', content);
    expect(text === content).toBe(true);
    expect(content.startsWith(front)).toBe(true);
    expect(seen.at(-1)).toEqual([content.length, content.length]);
  });

  test('an empty file has none', async () => {
    expect(await read('empty.log', '')).toMatchObject({ text: '', front: '', cut: [] });
  });

  test.each([1, 3, 100_000])('gzip is unpacked (%i lines)', async (lines) => {
    const content = line.repeat(lines);
    const { text, front, cut } = await read('packed.gz', gzipSync(content));
    expect(text === content).toBe(true);
    expect(content.startsWith(front)).toBe(true);
    expect(cut).toEqual([]);
  });

  test('gzip files joined by cat are all read', async () => {
    const joined = Buffer.concat([gzipSync(line), gzipSync(line)]);
    expect((await read('joined.gz', joined)).text).toBe(line + line);
  });

  test('of a cut gzip file the beginning is kept, and why the rest is missing', async () => {
    const packed = gzipSync(Array.from({ length: 50_000 }, (_, i) => `${i * 7919} ${line}`).join(''));
    const { text, cut } = await read('cut.gz', packed.subarray(0, packed.length / 2));
    expect(text.length).toBeGreaterThan(100_000);
    expect(text.startsWith(`0 ${line}`)).toBe(true);
    expect(cut).toEqual([
      `the gzip data ends too early, at byte ${formatCount(packed.length >> 1)}: copy or download it again`,
    ]);
  });

  test('of a damaged one all that comes before the place is kept', async () => {
    const content = Array.from({ length: 20_000 }, (_, i) => `${i * 7919} ${line}`).join('');
    const packed = gzipSync(content);
    const half = packed.length >> 1;
    const { text, cut } = await read(
      'damaged.gz',
      Buffer.concat([packed.subarray(0, half), Buffer.alloc(9000, 0xff)]),
    );
    expect(text.length).toBeGreaterThan(content.length * 0.4);
    expect(content.startsWith(text.slice(0, content.length * 0.4))).toBe(true);
    expect(cut).toHaveLength(1);
    expect(cut[0]).toMatch(/^the gzip data .* at byte [\d,]+: copy/);
  });

  test('what follows gzip and is none is said to be left out', async () => {
    const packed = gzipSync(line);
    const { text, cut } = await read('trailing.gz', Buffer.concat([packed, Buffer.from('junk')]));
    expect({ text, cut }).toEqual({
      text: line,
      cut: [`what follows byte ${packed.length} is no gzip data and was left out`],
    });
  });

  test('gzip without any good data is an error', async () => {
    await expect(read('bad.gz', Buffer.from([0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))).rejects.toThrow(
      'damaged',
    );
  });

  test('a file that is not there is named', async () => {
    await expect(read('nothing.log', null)).rejects.toThrow(/nothing\.log: no such file/);
  });

  test('a folder is named', async () => {
    await expect(read('.', null)).rejects.toThrow(/is a directory/);
  });
});
