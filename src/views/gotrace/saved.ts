/** A part of a trace as a trace of its own: what `planCut` chose, and its bytes. */
export interface SavedTrace {
  readonly bytes: Uint8Array;
  /** Numbers of the first and the last generation, how many they are, and of how many. */
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly of: number;
  /** What they hold of the trace that was cut. */
  readonly fromNs: number;
  readonly toNs: number;
}

/** `server.trace.gz` without its endings: what names of saved files begin with. */
export function savedStem(name: string): string {
  const stem = name.replace(/\.gz$/i, '').replace(/\.(trace|out)$/i, '');
  return stem.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80) || 'trace';
}
