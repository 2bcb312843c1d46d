import { waitClassTexts } from '../../../i18n/catalogs/findings.ts';
import { timelineCatalog } from '../../../i18n/catalogs/timeline.ts';
import { classColours } from '../../../views/call-cells.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { formatCount } from '../../../views/format-count.ts';
import { ticksOf } from '../../../views/timeline/time-axis.ts';
import {
  pictureColumns,
  pictureRow,
  type TimelinePicture,
} from '../../../views/timeline/timeline-picture.ts';
import { cutText, visibleText } from '../../../views/visible-text.ts';
import type { AnalyzerModel } from '../model.ts';
import { LaneTable } from './lane-table.tsx';
import { endsOf, timeStyle } from './moments.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
  readonly picture: TimelinePicture;
}

const labelWidth = 70;
const lanePitch = pictureRow + 5;
const axisRoom = 16;
const tickSpacing = 80;
const labelLimit = 11;

/** The timeline as a drawing without script and its table: before the analyzer is loaded, without JavaScript, on paper. */
export function StaticTimeline({ model, id, info, picture }: Props) {
  const { locale } = model;
  const t = timelineCatalog[locale];
  const style = timeStyle(info, model.clock.value);
  const { window, lanes, sums, drawn } = picture;
  const { from, to } = endsOf(window, style);
  const height = axisRoom + drawn.length * lanePitch;
  const x = (ns: number) =>
    labelWidth + ((ns - window.fromNs) / (window.toNs - window.fromNs)) * pictureColumns;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <div class="tl-static" tabIndex={0} role="group" aria-label={t.drawing}>
      <svg
        viewBox={`0 0 ${labelWidth + pictureColumns} ${height}`}
        role="img"
        aria-label={t.picture(formatCount(lanes.length))}
      >
        <Hatch id={id} />
        {ticksOf(window, pictureColumns, tickSpacing, style).map(({ ns, label }) => (
          <g key={ns}>
            <path class="tl-life" d={`M${x(ns)} 0v${height}h0.5v-${height}z`} />
            <text x={x(ns) + 2} y={10}>
              {label}
            </text>
          </g>
        ))}
        {drawn.map((paths, lane) => (
          <g key={lanes[lane]?.thread} transform={`translate(0 ${axisRoom + lane * lanePitch})`}>
            <text x={lanes[lane]?.inProcess ? 8 : 0} y={12}>
              {labelOf(lanes[lane]?.pid ?? null, lanes[lane]?.comm ?? null)}
            </text>
            <g transform={`translate(${labelWidth} 0)`}>
              <path class="tl-life" d={`M0 ${pictureRow}h${pictureColumns}v1H0z`} />
              {paths.map(
                (d, index) =>
                  d !== '' && (
                    <path
                      class={`tl-${classColours[index]}`}
                      key={classColours[index]}
                      d={d}
                      fill={index === idle ? `url(#${id}-hatch)` : undefined}
                    />
                  ),
              )}
            </g>
          </g>
        ))}
      </svg>
      <ul class="tl-legend">
        {classColours.map((colour, index) => (
          <li key={colour}>
            <i class={`swatch swatch-${colour}`} aria-hidden="true" />{' '}
            {waitClassTexts[index as 0].name[locale]}
          </li>
        ))}
      </ul>
      <p class="soft">{info.hasDurations ? t.reads : t.noDurations}</p>
      <LaneTable model={model} lanes={lanes} sums={sums} from={from} to={to} live={false} />
    </div>
  );
}

const idle = 3;

function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hatch`} width="3" height="3" patternUnits="userSpaceOnUse">
        <path class="tl-hatch" d="M0 3L3 0" />
      </pattern>
    </defs>
  );
}

function labelOf(pid: number | null, comm: string | null): string {
  const text = [pid ?? '–', comm && visibleText(comm)].filter((part) => part !== null).join(' ');
  return cutText(text, labelLimit).replace(/\(\+\d+\)$/, '');
}
