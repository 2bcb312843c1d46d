import { HEADER_BYTES } from './header.ts';
import type { Generation, GoTrace } from './trace.ts';

/** The generations of a trace that make a new one. Times are ns since the first event of the trace that is cut. */
export interface TraceCut {
  /** Numbers of the first and the last generation, as the trace has them, and how many they are. */
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** Generations that the trace has, whole ones. */
  readonly of: number;
  /** Where the new trace begins, its time 0, and where it ends: never inside a generation. */
  readonly fromNs: number;
  readonly toNs: number;
  /** Bytes that are kept beside the header, of the unpacked input: they are one piece. */
  readonly start: number;
  readonly end: number;
}

/**
 * Which generations hold events of a range. A generation is the smallest part that can stand alone: it has its own
 * tables and tells the state of every goroutine anew, so that what begins with one is a trace (Go's flight recorder
 * writes the same). What could not be read whole is left out.
 * @returns null where no whole generation lies in the range
 */
export function planCut(
  { generations, durationNs }: Pick<GoTrace, 'generations' | 'durationNs'>,
  range: { readonly fromNs: number; readonly toNs: number },
): TraceCut | null {
  const whole = generations.filter(({ isWhole }) => isWhole);
  const endOf = (at: number) => whole[at + 1]?.timeNs ?? durationNs;
  const kept = whole.filter(
    ({ timeNs }, at) => timeNs < range.toNs && (endOf(at) > range.fromNs || endOf(at) === timeNs),
  );
  const first: Generation | undefined = kept[0];
  const last = kept.at(-1);
  if (!first || !last) return null;
  return {
    first: first.number,
    last: last.number,
    count: kept.length,
    of: whole.length,
    fromNs: first.timeNs,
    toNs: endOf(whole.indexOf(last)),
    start: first.start,
    end: last.end,
  };
}

/** Takes the bytes of a trace one piece after another and gives back those of the cut: header and generations. */
export class CutBytes {
  /** Bytes of the new trace. */
  readonly length: number;
  private readonly cut: TraceCut;
  private offset = 0;

  constructor(cut: TraceCut) {
    this.cut = cut;
    this.length = HEADER_BYTES + cut.end - cut.start;
  }

  /** What of a piece belongs to the new trace: views of it. */
  take(piece: Uint8Array): Uint8Array[] {
    const { start, end } = this.cut;
    const part = (from: number, to: number) =>
      piece.subarray(Math.max(0, from - this.offset), Math.max(0, Math.min(piece.length, to - this.offset)));
    const parts = [part(0, HEADER_BYTES), part(start, end)];
    this.offset += piece.length;
    return parts.filter(({ length }) => length > 0);
  }
}
