import { openLog } from '../../analysis/strace/open-log.ts';
import type { StraceTrace } from '../../formats/strace/trace.ts';
import type { ExportPieces, ExportSource } from '../source.ts';

export function sourceOf(trace: StraceTrace, calls: readonly number[] | null = null): ExportSource {
  return { log: openLog(trace), calls: calls && Uint32Array.from(calls), query: '' };
}

/** All pieces as one. */
export function bytesOfPieces(pieces: ExportPieces): Uint8Array {
  const parts = [...pieces].map((piece) => piece.bytes);
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function textOfPieces(pieces: ExportPieces): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOfPieces(pieces));
}
