import { mmuPlot, plotQuantiles } from '../../../analysis/gotrace/mmu/mmu-plot.ts';
import type { GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import type { UtilTables } from '../../../views/gotrace/gc-rows.ts';
import type { GoTraceRequests } from '../protocol.ts';

/** Window lengths of the table: three for each power of ten. */
const windowsNs = [1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7, 2e7, 5e7, 1e8, 2e8, 5e8, 1e9] as const;
const worstWindows = 10;

/** The curve of minimum mutator utilization, its table beside what `go tool trace` shows, and the worst windows of one length. */
export function utilTables(
  figures: GoTraceFigures,
  { flags, range, windowNs, quantiles }: GoTraceRequests['goMmu']['params'],
): UtilTables {
  const none: UtilTables = { plot: null, rows: [], worst: { windowNs, windows: [] } };
  if (figures.gomaxprocs.length === 0) return none;
  const curve = figures.mmu({ ...flags, exact: true }, range);
  const { span } = curve;
  if (!span) return none;
  const official = figures.mmu(flags, range);
  const officialNs = official.span ? official.span.toNs - official.span.fromNs : 0;
  const values = (ns: number) => (quantiles ? curve.quantiles(ns, plotQuantiles) : [curve.minimum(ns)]);
  return {
    plot: mmuPlot(curve, quantiles),
    rows: windowsNs
      .filter((ns) => ns < span.toNs - span.fromNs)
      .map((ns) => ({
        windowNs: ns,
        values: values(ns),
        official: ns < officialNs ? official.minimum(ns) : null,
      })),
    worst: {
      windowNs,
      windows: curve
        .worst(windowNs, worstWindows)
        .map(({ timeNs, util }) => ({ fromNs: timeNs, utilization: util })),
    },
  };
}
