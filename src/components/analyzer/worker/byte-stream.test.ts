import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { openBytes } from './byte-stream.ts';

function streamOf(bytes: Uint8Array, chunk = 1000): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, at + chunk));
      at += chunk;
    },
  });
}

async function readAll(open: () => ReadableStream<Uint8Array>, limit = 1e9) {
  const opened = openBytes(open(), async () => open(), 'trace.log', limit);
  const parts: Uint8Array[] = [];
  for await (const part of opened.chunks) parts.push(part);
  return { text: Buffer.concat(parts).toString('latin1'), notices: opened.notices, taken: opened.taken() };
}

const log = Buffer.from(Array.from({ length: 5000 }, (_, line) => `close(${line}) = 0\n`).join(''));

/** A stream that leaves the second member out, as some browsers do. */
function endsAfterFirstMember(): DecompressionStream {
  return new TransformStream({
    transform: () => undefined,
    flush: (controller) => controller.enqueue(log),
  }) as unknown as DecompressionStream;
}

describe('openBytes', () => {
  test('gives plain bytes as they are, however they arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 90 }),
        async (bytes, chunk) => {
          fc.pre(bytes[0] !== 0x1f);
          const { text, notices, taken } = await readAll(() => streamOf(bytes, chunk));
          expect(text).toBe(Buffer.from(bytes).toString('latin1'));
          expect(notices).toEqual([]);
          expect(taken).toBe(bytes.length);
        },
      ),
    );
  });

  test.each([1, 7, 100_000])('unpacks gzip that comes in chunks of %d bytes', async (chunk) => {
    const { text, notices } = await readAll(() => streamOf(gzipSync(log), chunk));
    expect(text).toBe(log.toString());
    expect(notices).toEqual([]);
  });

  const packed = gzipSync(log);

  test.each([500, 100_000])('keeps all that a cut gzip file holds, in chunks of %d bytes', async (chunk) => {
    const cut = packed.subarray(0, packed.length - 200);
    const { text, notices } = await readAll(() => streamOf(cut, chunk));
    expect(notices).toEqual([{ kind: 'cut-gzip', detail: 'trace.log', offset: cut.length }]);
    expect(log.toString().startsWith(text)).toBe(true);
    expect(text.length).toBeGreaterThan(log.length * 0.97);
  });

  test('keeps what comes before a damaged place, and says where that is', async () => {
    const damaged = Buffer.concat([packed.subarray(0, packed.length / 2), Buffer.alloc(3000, 0xff)]);
    const { text, notices } = await readAll(() => streamOf(damaged, 100_000));
    expect(notices).toMatchObject([{ kind: 'cut-gzip' }]);
    expect(notices[0]?.offset).toBeGreaterThanOrEqual(Math.floor(packed.length / 2));
    expect(log.toString().startsWith(text.slice(0, log.length * 0.4))).toBe(true);
    expect(text.length).toBeGreaterThan(log.length * 0.4);
  });

  test('reads all members of a gzip file, also where the browser ends after the first', async () => {
    const both = Buffer.concat([packed, gzipSync('the second')]);
    const opened = vi.spyOn(globalThis, 'DecompressionStream').mockImplementation(endsAfterFirstMember);
    const { text, notices } = await readAll(() => streamOf(both, 700));
    expect(opened).toHaveBeenCalled();
    opened.mockRestore();
    expect(text).toBe(`${log}the second`);
    expect(notices).toEqual([]);
    expect((await readAll(() => streamOf(both))).text).toBe(text);
  });

  test('says where something follows that is no gzip', async () => {
    const { text, notices } = await readAll(() => streamOf(Buffer.concat([packed, Buffer.from('junk')])));
    expect(text).toBe(log.toString());
    expect(notices).toEqual([{ kind: 'after-gzip', detail: 'trace.log', offset: packed.length }]);
  });

  test('stops at the limit: a small archive may unpack without end', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const { text, notices } = await readAll(() => streamOf(bomb), 1_000_000);
    expect(text).toHaveLength(1_000_000);
    expect(notices).toEqual([{ kind: 'too-large', detail: 'trace.log' }]);
  });

  test('keeps what came before the input failed', async () => {
    let sent = false;
    const failing = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent) controller.error(new Error('The file changed'));
        else controller.enqueue(log);
        sent = true;
      },
    });
    const { text, notices } = await readAll(() => failing);
    expect(text).toBe(log.toString());
    expect(notices).toEqual([{ kind: 'read-error', detail: 'The file changed' }]);
  });
});
