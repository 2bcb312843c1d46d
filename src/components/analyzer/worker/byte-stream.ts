import type { Notice } from '../protocol.ts';

/**
 * Most bytes of one trace that a page holds after unpacking. A recording of a gigabyte opens; a small archive that
 * unpacks without end stops here, with what was read.
 */
export const byteLimit = 2 * 2 ** 30;

export interface ByteStream {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** How many bytes were taken from the input itself (packed, where it is packed). */
  taken(): number;
  /** What was left out; complete when `chunks` has ended. */
  readonly notices: Notice[];
}

/**
 * The bytes of one input, unpacked where they begin as gzip does, up to `limit` bytes. Ends early, with a notice,
 * where the input is larger, is damaged or can no longer be read: what came before is kept.
 */
export function openBytes(input: ReadableStream<Uint8Array>, name: string, limit: number): ByteStream {
  const notices: Notice[] = [];
  let taken = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    const reader = input.getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        taken += value.length;
        yield value;
      }
    } finally {
      await reader.cancel().catch(() => undefined);
    }
  }
  async function* unpacked(): AsyncGenerator<Uint8Array> {
    const source = counted();
    // Enough of the beginning to see what it is: a chunk may be a single byte.
    let head = new Uint8Array(0);
    while (head.length < 2) {
      const next = await source.next();
      if (next.done) break;
      head = joined(head, next.value);
    }
    const packed = head[0] === 0x1f && head[1] === 0x8b;
    const whole = chain(head, source);
    let room = limit;
    try {
      for await (const chunk of packed ? gunzip(whole) : whole) {
        if (chunk.length > room) {
          yield chunk.subarray(0, room);
          notices.push({ kind: 'too-large', detail: name });
          return;
        }
        room -= chunk.length;
        yield chunk;
      }
    } catch (error) {
      notices.push({ kind: packed ? 'cut-gzip' : 'read-error', detail: packed ? name : messageOf(error) });
    }
  }
  return { chunks: unpacked(), taken: () => taken, notices };
}

async function* chain(head: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  yield* rest;
}

async function* gunzip(packed: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  const reader = readable.getReader();
  const feeding = (async () => {
    for await (const chunk of packed) await writer.write(chunk as Uint8Array<ArrayBuffer>);
    await writer.close();
  })();
  // A damaged stream fails on both ends; the reader's failure is the one that is reported.
  feeding.catch(() => undefined);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
    await packed.return(undefined);
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
