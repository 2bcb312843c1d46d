import type { Locale } from '../../i18n/catalog.ts';
import { gotraceGcCatalog } from '../../i18n/catalogs/gotrace-gc.ts';
import { formatShare } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import type { UtilTables } from '../../views/gotrace/gc-rows.ts';
import { labelAnchor, plotSize, UtilPlot } from '../../views/gotrace/util-plot.ts';
import { usePlotWidth } from './plot-width.ts';

interface Props {
  readonly locale: Locale;
  readonly plot: NonNullable<UtilTables['plot']>;
  /** The length whose worst windows are listed. */
  readonly windowNs: number;
  readonly choose: (windowNs: number) => void;
}

const shares = [0, 0.25, 0.5, 0.75, 1] as const;

/** The curve over window lengths. The table beside it has the same for round lengths; a click chooses a length. */
export function MmuPlot({ locale, plot, windowNs, choose }: Props) {
  const t = gotraceGcCatalog[locale];
  const { place, width } = usePlotWidth();
  const places = new UtilPlot(plot, width);
  const { height, left, right, top, bottom } = plotSize;
  const count = plot.points[0]?.values.length ?? 1;
  const nearest = places.windowAt(places.x(windowNs));
  const value = plot.points.find((point) => point.windowNs === nearest)?.values[0] ?? 0;
  return (
    <figure class="go-plot" ref={place}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the table beside it chooses a length by keyboard */}
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t.plot(formatDuration(nearest, locale), formatShare(value, 1))}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          choose(places.windowAt(((event.clientX - box.left) / box.width) * width));
        }}
      >
        {shares.map((share) => (
          <g key={share}>
            <line class="go-grid" x1={left} x2={width - right} y1={places.y(share)} y2={places.y(share)} />
            <text x={left - 6} y={places.y(share) + 4} text-anchor="end">
              {`${share * 100}%`}
            </text>
          </g>
        ))}
        {places.ticks().map((ns) => (
          <g key={ns}>
            <line class="go-grid" x1={places.x(ns)} x2={places.x(ns)} y1={top} y2={height - bottom} />
            <text x={places.x(ns)} y={height - 6} text-anchor={labelAnchor(places.x(ns), width)}>
              {formatDuration(ns, locale)}
            </text>
          </g>
        ))}
        {windowNs >= plot.fromNs && windowNs <= plot.toNs && (
          <line
            class="go-mark"
            x1={places.x(windowNs)}
            x2={places.x(windowNs)}
            y1={top}
            y2={height - bottom}
          />
        )}
        {Array.from({ length: count }, (_, curve) => (
          <path key={curve} class={`go-curve go-curve-${curve}`} d={places.path(curve)} />
        ))}
      </svg>
      <figcaption class="soft">
        {t.axisUtilization} / {t.axisWindow} {count > 1 && t.lines}
      </figcaption>
    </figure>
  );
}
