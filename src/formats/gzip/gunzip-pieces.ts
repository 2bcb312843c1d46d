import { Gunzip, type GzipProblem } from './gunzip.ts';

/** Packed bytes may become a thousand times as many: this much is unpacked before it is passed on. */
const PIECE_BYTES = 1 << 14;

/**
 * Unpacks an input piece by piece: all members of it, and all of a damaged one up to the damage.
 * @param skip bytes that were unpacked before and are left out
 * @param tell called once, at the end, where something is wrong
 */
export async function* gunzipPieces(
  packed: AsyncIterable<Uint8Array>,
  skip: number,
  tell: (problem: GzipProblem) => void,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let left = skip;
  const gunzip = new Gunzip((piece) => {
    if (piece.length > left) ready.push(piece.slice(left));
    left = Math.max(0, left - piece.length);
  });
  for await (const chunk of packed) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      gunzip.push(chunk.subarray(at, at + PIECE_BYTES));
      yield* ready.splice(0);
    }
  }
  const problem = gunzip.finish();
  yield* ready;
  if (problem) tell(problem);
}
