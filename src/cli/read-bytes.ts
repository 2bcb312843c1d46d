import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DETECT_BYTES } from '../formats/detect.ts';
import type { GzipProblem } from '../formats/gzip/gunzip.ts';
import { gunzipPieces } from '../formats/gzip/gunzip-pieces.ts';
import type { Reload } from '../formats/source.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { formatCount } from '../views/format-count.ts';
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
 * Unpacks piece by piece, so that little packed data never becomes very much in memory. Node's unpacker drops what it has
 * in hand where the data is damaged: a file is then unpacked anew with ours, and a pipe with ours from the first.
 */
async function* unpack(
  path: string,
  packed: AsyncIterable<Uint8Array>,
  onCut: OnCut,
  locale: Locale,
): AsyncGenerator<Uint8Array> {
  const canReadAgain = path !== '-' && (await stat(path)).isFile();
  let bytes = 0;
  if (canReadAgain) {
    const fast = unpackFast(packed);
    for (let next = await fast.next(); ; next = await fast.next()) {
      if (next.done && next.value === 'whole') return;
      if (next.done) break;
      bytes += next.value.length;
      yield next.value;
    }
  }
  const again = canReadAgain ? raw(path, locale, () => undefined) : packed;
  let problem: GzipProblem | undefined;
  const rest = gunzipPieces(again, bytes, (found) => {
    problem = found;
  });
  for await (const piece of rest) {
    bytes += piece.length;
    yield piece;
  }
  if (!problem) return;
  const { kind, offset } = problem;
  const reason = cliCatalog[locale].brokenGzip(kind, formatCount(offset));
  if (bytes === 0) throw new InputError(reason, path);
  onCut(reason);
}

async function* unpackFast(
  packed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, 'whole' | 'damaged'> {
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  const ready: Uint8Array[] = [];
  let broken = false;
  gunzip.on('data', (chunk: Uint8Array) => ready.push(chunk));
  gunzip.on('error', () => {
    broken = true;
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
  return broken ? 'damaged' : 'whole';
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
