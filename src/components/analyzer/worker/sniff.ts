import { DETECT_BYTES, type Detected, detect } from '../../../formats/detect.ts';

/** What an input is, and all its bytes, those looked at included. */
export interface Sniffed {
  /** What it is; null for no bytes at all. */
  readonly found: Detected | null;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Looks at the front of an input: as little as shows what it is, at most `DETECT_BYTES`. */
export async function sniff(chunks: AsyncIterable<Uint8Array>): Promise<Sniffed> {
  const source = chunks[Symbol.asyncIterator]();
  let front = new Uint8Array(0);
  let found: Detected | null = null;
  while (front.length < DETECT_BYTES) {
    const next = await source.next();
    if (next.done) break;
    const longer = new Uint8Array(front.length + next.value.length);
    longer.set(front);
    longer.set(next.value, front.length);
    front = longer;
    found = detect(front);
    if (found.format !== 'unknown') break;
  }
  return { found, chunks: followedBy(front, source) };
}

async function* followedBy(front: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (front.length > 0) yield front;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
