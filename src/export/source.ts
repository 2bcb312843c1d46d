import type { StraceLog } from '../analysis/strace/log.ts';

/** What is exported: the calls that a query selects, in file order, or every call (`null`). */
export interface ExportSource {
  readonly log: StraceLog;
  readonly calls: Uint32Array | null;
  /** The query, as the reader wrote it; empty for none. Formats that have room for it say it. */
  readonly query: string;
}

/**
 * A piece of the exported file. A file is never held as a whole: a writer takes piece after piece, and may stop between
 * two. Nothing here waits (a log's bytes are in memory or read again at once), so the generators are plain ones.
 */
export interface ExportPiece {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How much of the work is done, from 0 to 1. */
  readonly share: number;
}
export type ExportPieces = Generator<ExportPiece, void>;

/** Pieces are at least this long, in bytes or characters, but for the last; a longer line makes a longer piece. */
export const pieceLength = 128 * 1024;

export function callCount({ log, calls }: ExportSource): number {
  return calls ? calls.length : log.trace.calls.count;
}

/** The exported calls one after the other. */
export function* eachCall({ log, calls }: ExportSource): Generator<number, void> {
  if (calls) {
    yield* calls;
    return;
  }
  for (let call = 0; call < log.trace.calls.count; call++) yield call;
}

/** Gathers short texts into pieces of UTF-8. */
export class PieceText {
  private readonly encoder = new TextEncoder();
  private parts: string[] = [];
  private length = 0;

  /** Takes a text; a piece as soon as there is enough for one. */
  add(text: string, share: number): ExportPiece | null {
    this.parts.push(text);
    this.length += text.length;
    return this.length < pieceLength ? null : this.take(share);
  }

  /** What was gathered since the last piece. */
  take(share: number): ExportPiece {
    const bytes = this.encoder.encode(this.parts.join(''));
    this.parts = [];
    this.length = 0;
    return { bytes, share };
  }
}
