import { DETECT_BYTES, detect, type LooksLike } from '../../../formats/detect.ts';

/** What an input is, and all its bytes, those looked at included. */
export interface Sniffed {
  /** What it looks like, where it is no strace log; null for one, or for no bytes at all. */
  readonly strange: LooksLike | null;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Looks at the front of an input: as little as shows that it is a strace log, at most `DETECT_BYTES`. */
export async function sniff(chunks: AsyncIterable<Uint8Array>): Promise<Sniffed> {
  const source = chunks[Symbol.asyncIterator]();
  let front = new Uint8Array(0);
  let strange: LooksLike | null = null;
  while (front.length < DETECT_BYTES) {
    const next = await source.next();
    if (next.done) break;
    const longer = new Uint8Array(front.length + next.value.length);
    longer.set(front);
    longer.set(next.value, front.length);
    front = longer;
    const found = detect(front);
    strange = found.format === 'strace' ? null : found.looksLike;
    if (!strange) break;
  }
  return { strange, chunks: followedBy(front, source) };
}

async function* followedBy(front: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (front.length > 0) yield front;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
