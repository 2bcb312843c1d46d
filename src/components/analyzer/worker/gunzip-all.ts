import { Gunzip, type GzipProblem } from '../../../formats/gzip/gunzip.ts';
import type { Notice } from '../protocol.ts';

/** Packed bytes may become a thousand times as many: this much is unpacked before it is passed on. */
const pieceBytes = 1 << 14;

const noticeOf: Readonly<Record<GzipProblem['kind'], Notice['kind']>> = {
  cut: 'cut-gzip',
  damaged: 'cut-gzip',
  checksum: 'gzip-checksum',
  trailing: 'after-gzip',
};

/**
 * Unpacks an input with the reader of ours, from the beginning: all members of it, and all of a damaged one up to the
 * damage. For what the browser's own unpacker, which is faster, gave up.
 * @param skip bytes that are known already
 */
export async function* gunzipAll(
  input: AsyncIterable<Uint8Array>,
  name: string,
  skip: number,
  notices: Notice[],
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let left = skip;
  const gunzip = new Gunzip((piece) => {
    if (piece.length > left) ready.push(piece.slice(left));
    left = Math.max(0, left - piece.length);
  });
  for await (const chunk of input) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      gunzip.push(chunk.subarray(at, at + pieceBytes));
      yield* ready.splice(0);
    }
  }
  const problem = gunzip.finish();
  yield* ready;
  if (!problem) return;
  notices.push({ kind: noticeOf[problem.kind], detail: name, offset: problem.offset });
}
