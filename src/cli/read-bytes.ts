import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DETECT_BYTES } from '../formats/detect.ts';
import type { Reload } from '../formats/source.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { InputError } from './errors.ts';

const chunkBytes = 1 << 20;
const packedPieceBytes = 1 << 16;

/** Called with what was read so far, as stored (packed data counts packed); `totalBytes` is null for a pipe. */
export type OnBytes = (bytes: number, totalBytes: number | null) => void;

function readError(path: string, error: unknown, locale: Locale): InputError {
  const words = cliCatalog[locale];
  const { code, message } = error as NodeJS.ErrnoException;
  const reasons: Record<string, string> = {
    ENOENT: words.noSuchFile,
    ENOTDIR: words.noSuchFile,
    EACCES: words.noPermission,
    EISDIR: words.isDirectory,
  };
  return new InputError(reasons[code ?? ''] ?? message, path);
}

async function* raw(path: string, locale: Locale, onBytes: OnBytes): AsyncGenerator<Uint8Array> {
  let total: number | null = null;
  let stream: Readable = process.stdin;
  try {
    if (path !== '-') {
      const info = await stat(path);
      if (info.isFile()) total = info.size;
      stream = createReadStream(path, { highWaterMark: chunkBytes });
    }
    let bytes = 0;
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      onBytes(bytes, total);
      yield chunk;
    }
  } catch (error) {
    throw readError(path, error, locale);
  }
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Collects at least `wanted` bytes, or all there are, from the front of an input. */
async function takeFront(chunks: AsyncIterator<Uint8Array>, wanted: number): Promise<Uint8Array> {
  let front: Uint8Array = new Uint8Array(0);
  while (front.length < wanted) {
    const next = await chunks.next();
    if (next.done) break;
    front = front.length === 0 ? next.value : Buffer.concat([front, next.value]);
  }
  return front;
}

async function* rejoin(front: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield front;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** What went wrong after something had been read: the rest is lost, what came before is kept. */
export type OnCut = (reason: string) => void;

/**
 * Unpacks piece by piece, so that everything before a damaged place is kept (a pipeline would drop its buffers) and
 * little packed data never becomes very much in memory.
 */
async function* unpack(
  path: string,
  packed: AsyncIterable<Uint8Array>,
  onCut: OnCut,
  locale: Locale,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  const ready: Uint8Array[] = [];
  let bytes = 0;
  let broken: Error | undefined;
  gunzip.on('data', (chunk: Uint8Array) => {
    bytes += chunk.length;
    ready.push(chunk);
  });
  gunzip.on('error', (error) => {
    broken = error;
  });
  const closed = new Promise<void>((resolve) => gunzip.once('close', resolve));
  for await (const chunk of packed) {
    for (let at = 0; at < chunk.length && !broken; at += packedPieceBytes) {
      const piece = chunk.subarray(at, at + packedPieceBytes);
      await Promise.race([closed, new Promise<void>((resolve) => gunzip.write(piece, () => resolve()))]);
      yield* ready.splice(0);
    }
    if (broken) break;
  }
  gunzip.end();
  await closed;
  yield* ready.splice(0);
  if (!broken) return;
  const reason = cliCatalog[locale].brokenGzip(broken.message);
  if (bytes === 0) throw new InputError(reason, path);
  onCut(reason);
}

/** An input with its beginning to look at. */
export interface OpenedBytes {
  readonly front: Uint8Array;
  /** All of it, unpacked where it is gzip. Iterating throws InputError where the file can't be read. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Whether the file itself holds these bytes, so that parts of it can be read again. */
  readonly isPlainFile: boolean;
}

/** Opens a file or standard input (`-`). */
export async function readBytes(
  path: string,
  locale: Locale,
  onBytes: OnBytes,
  onCut: OnCut,
): Promise<OpenedBytes> {
  const stored = raw(path, locale, onBytes);
  const start = await takeFront(stored, 2);
  const whole = rejoin(start, stored);
  const packed = isGzip(start);
  const plain = packed ? unpack(path, whole, onCut, locale) : whole;
  const front = await takeFront(plain, DETECT_BYTES);
  const isPlainFile = !packed && path !== '-' && (await stat(path)).isFile();
  return { front, chunks: rejoin(front, plain), isPlainFile };
}

/** Reads a part of a file again, at once. */
export function readAgain(path: string): Reload {
  return (offset, length) => {
    const file = openSync(path, 'r');
    try {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
    } finally {
      closeSync(file);
    }
  };
}
