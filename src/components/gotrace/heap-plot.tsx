import { gotraceGcCatalog } from '../../i18n/catalogs/gotrace-gc.ts';
import { formatBytes } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import { heapPaths } from '../../views/gotrace/heap-paths.ts';
import type { GcTables } from '../../views/gotrace/rows.ts';
import type { GoTraceInfo } from '../../views/gotrace/trace-info.ts';
import { plotSize } from '../../views/gotrace/util-plot.ts';
import type { GoTraceModel } from './go-trace-model.ts';
import { usePlotWidth } from './plot-width.ts';

interface Props {
  readonly model: GoTraceModel;
  readonly info: GoTraceInfo;
  readonly tables: GcTables;
}

/** Live heap and its goal over time. The table of collections has both in figures. */
export function HeapPlot({ model, info, tables }: Props) {
  const { locale } = model;
  const t = gotraceGcCatalog[locale];
  const { place, width } = usePlotWidth();
  const range = model.range.value ?? { fromNs: 0, toNs: info.durationNs };
  const { fromNs } = range;
  const toNs = Math.min(range.toNs, info.durationNs);
  const paths = heapPaths(tables, fromNs, toNs, width);
  if (!paths) return null;
  const { height, left, right, top, bottom } = plotSize;
  return (
    <figure class="go-plot" ref={place}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.heap}>
        <line class="go-grid" x1={left} x2={width - right} y1={top} y2={top} />
        <line class="go-grid" x1={left} x2={width - right} y1={height - bottom} y2={height - bottom} />
        <text x={left + 4} y={top + 12}>
          {formatBytes(paths.mostBytes)}
        </text>
        <text x={left} y={height - 6}>
          {formatDuration(fromNs, locale)}
        </text>
        <text x={width - right} y={height - 6} text-anchor="end">
          {formatDuration(toNs, locale)}
        </text>
        <path class="go-goal" d={paths.goal} />
        <path class="go-curve" d={paths.heap} />
      </svg>
      <figcaption class="soft">
        <i class="go-line-heap" aria-hidden="true" /> {t.heapLow}{' '}
        <i class="go-line-goal" aria-hidden="true" /> {t.heapGoal}
      </figcaption>
    </figure>
  );
}
