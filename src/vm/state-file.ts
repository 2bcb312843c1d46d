import { crc32 } from '../formats/gzip/crc32.ts';
import { concatBytes, fromBase64, toBase64 } from './bytes.ts';
import type { Fallback } from './types.ts';

/*
 * A state of the machine as a file: the snapshot of the build and what a learner saves.
 *
 *   8 bytes "DOJOVM1\n", 4 bytes length of the header (little-endian), the header as JSON, the state, compressed
 */

/** What a state needs to be restored, and what was on the terminals when it was taken. */
export interface StateHeader {
  /** Exact version of the emulator: its states are tied to it. */
  readonly v86: string;
  /** sha256 of kernel and initramfs: lessons expect the programs of this image. */
  readonly image: string;
  readonly memoryMiB: number;
  readonly compression: 'zstd' | 'gzip';
  /** The last output of each terminal. */
  readonly screens: readonly Uint8Array[];
}

/** Of these a state must agree with the machine that restores it. */
export type StateVersion = Pick<StateHeader, 'v86' | 'image' | 'memoryMiB'>;

const magic = new TextEncoder().encode('DOJOVM1\n');
const prefixBytes = magic.length + 4;
const headerLimit = 1 << 20;

export function encodeState(header: StateHeader, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(
    JSON.stringify({
      ...header,
      screens: header.screens.map(toBase64),
      payloadBytes: payload.length,
      crc32: crc32(payload),
    }),
  );
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, json.length, true);
  return concatBytes([magic, length, json, payload]);
}

/** The compressed state in a file of `encodeState`, or why it can't be restored by a machine of this version. */
export type DecodedState =
  | { readonly header: StateHeader; readonly payload: Uint8Array; readonly why?: undefined }
  | { readonly why: Exclude<Fallback['why'], 'missing' | 'not-started'> };

export function decodeState(file: Uint8Array, version: StateVersion): DecodedState {
  if (file.length < prefixBytes) return { why: 'cut' };
  if (magic.some((byte, index) => file[index] !== byte)) {
    // The last two letters are the version of this format.
    const name = magic.subarray(0, 6).every((byte, index) => file[index] === byte);
    return { why: name ? 'other-version' : 'corrupt' };
  }
  const headerBytes = new DataView(file.buffer, file.byteOffset).getUint32(magic.length, true);
  if (headerBytes > headerLimit) return { why: 'corrupt' };
  const start = prefixBytes + headerBytes;
  if (file.length < start) return { why: 'cut' };
  const header = readHeader(file.subarray(prefixBytes, start));
  if (!header) return { why: 'corrupt' };
  if (
    header.v86 !== version.v86 ||
    header.image !== version.image ||
    header.memoryMiB !== version.memoryMiB
  ) {
    return { why: 'other-version' };
  }
  const payload = file.subarray(start);
  if (payload.length < header.payloadBytes) return { why: 'cut' };
  if (payload.length > header.payloadBytes || crc32(payload) !== header.crc32) return { why: 'corrupt' };
  return { header, payload };
}

function readHeader(bytes: Uint8Array): (StateHeader & { payloadBytes: number; crc32: number }) | null {
  try {
    const json = JSON.parse(new TextDecoder().decode(bytes));
    const { v86, image, memoryMiB, compression, payloadBytes } = json;
    if (typeof v86 !== 'string' || typeof image !== 'string' || typeof memoryMiB !== 'number') return null;
    if (compression !== 'zstd' && compression !== 'gzip') return null;
    return {
      ...{ v86, image, memoryMiB, compression, payloadBytes, crc32: json.crc32 },
      screens: (json.screens as string[]).map(fromBase64),
    };
  } catch {
    return null;
  }
}
