import type { MmuCurve } from './mmu-curve.ts';

/** Windows in a plot. */
const points = 100;
/** Quantiles beside the minimum: p99.9, p99, p95 of all windows are above these. */
export const plotQuantiles = [0, 1 - 0.999, 1 - 0.99, 1 - 0.95] as const;

export interface MmuPlot {
  readonly fromNs: number;
  readonly toNs: number;
  /** Window length, then the minimum, or one value per quantile. */
  readonly points: readonly { readonly windowNs: number; readonly values: readonly number[] }[];
}

/**
 * The plot of `go tool trace`: from a window so short that the minimum is about 0, over six decades at most.
 * @param withQuantiles `plotQuantiles` too, which takes longer
 */
export function mmuPlot(curve: MmuCurve, withQuantiles = false): MmuPlot | null {
  const { span } = curve;
  if (!span) return null;
  let fromNs = 1e9;
  while (fromNs > 1 && curve.minimum(fromNs) >= 0.0001) fromNs = Math.trunc(fromNs / 1000);
  const toNs = Math.min(fromNs * 1e6, span.toNs - span.fromNs);
  const [low, high] = [Math.log(fromNs), Math.log(toNs)];
  const windows = Array.from({ length: points }, (_, at) =>
    Math.trunc(Math.exp((at / (points - 1)) * (high - low) + low)),
  );
  return {
    fromNs,
    toNs,
    points: windows.map((windowNs) => ({
      windowNs,
      values: withQuantiles ? curve.quantiles(windowNs, plotQuantiles) : [curve.minimum(windowNs)],
    })),
  };
}
