import type { GzipProblem } from '../../../formats/gzip/gunzip.ts';
import { gunzipPieces } from '../../../formats/gzip/gunzip-pieces.ts';
import type { Notice } from '../protocol.ts';
import { OpenError } from './open-error.ts';

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
 * @param again the input from its beginning, for gzip that the browser cannot unpack whole
 */
export function openBytes(
  input: ReadableStream<Uint8Array>,
  again: () => Promise<ReadableStream<Uint8Array>>,
  name: string,
  limit: number,
): ByteStream {
  const notices: Notice[] = [];
  const packed = new PackedCount();
  let given = 0;
  async function* upToLimit(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      const room = limit - given;
      given += Math.min(room, piece.length);
      if (piece.length > room) {
        yield piece.subarray(0, room);
        notices.push({ kind: 'too-large', detail: name });
        return;
      }
      yield piece;
    }
  }
  async function* unpacked(): AsyncGenerator<Uint8Array> {
    const source = bytesOf(input, packed);
    // Enough of the beginning to see what it is: a chunk may be a single byte.
    let head = new Uint8Array(0);
    while (head.length < 2) {
      const next = await source.next();
      if (next.done) break;
      head = joined(head, next.value);
    }
    const whole = chain(head, source);
    if (head[0] !== 0x1f || head[1] !== 0x8b) {
      yield* upToLimit(whole);
      return;
    }
    try {
      yield* upToLimit(gunzip(whole));
      // Several members end with the length of the last one; some browsers end after the first without a word.
      if (notices.length > 0 || packed.lastWord === given % 2 ** 32) return;
    } catch {
      // Said below, once it is known where and why.
    }
    const anew = gunzipPieces(bytesOf(await again(), null), given, ({ kind, offset }) => {
      notices.push({ kind: noticeOf[kind], detail: name, offset });
    });
    yield* upToLimit(anew);
  }
  async function* guarded(): AsyncGenerator<Uint8Array> {
    try {
      yield* unpacked();
    } catch (error) {
      const detail = error instanceof OpenError ? error.problem.detail : messageOf(error);
      notices.push({ kind: 'read-error', detail });
    }
  }
  return { chunks: guarded(), taken: () => packed.bytes, notices };
}

const noticeOf: Readonly<Record<GzipProblem['kind'], Notice['kind']>> = {
  cut: 'cut-gzip',
  damaged: 'cut-gzip',
  checksum: 'gzip-checksum',
  trailing: 'after-gzip',
};

/** How much was taken from an input, and its last four bytes. */
class PackedCount {
  bytes = 0;
  lastWord = 0;

  add(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    for (const byte of chunk.subarray(-4)) this.lastWord = ((this.lastWord >>> 8) | (byte << 24)) >>> 0;
  }
}

async function* bytesOf(
  input: ReadableStream<Uint8Array>,
  count: PackedCount | null,
): AsyncGenerator<Uint8Array> {
  const reader = input.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      count?.add(value);
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
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
