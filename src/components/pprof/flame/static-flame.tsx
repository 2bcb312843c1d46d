import { SMALL, wayTo } from '../../../analysis/pprof/flame/flame-tree.ts';
import { flameCatalog } from '../../../i18n/catalogs/flame.ts';
import type { FlameAnswer } from '../../../views/flame/flame-answer.ts';
import { packageFill } from '../../../views/flame/flame-palette.ts';
import { fittingName } from '../../../views/flame/package-name.ts';
import { formatShare } from '../../../views/format-count.ts';
import { formatValue } from '../../../views/pprof/format-value.ts';
import { cssOf } from '../../../views/timeline/palette.ts';
import { FlameNotes } from './flame-notes.tsx';
import type { FlameKeeper } from './flame-params.ts';
import { zoomedFrame } from './flame-picture.tsx';
import { type FlameMeasure, frameName } from './frame-facts.tsx';

interface Props {
  readonly answer: FlameAnswer;
  readonly params: FlameKeeper;
  readonly measure: FlameMeasure;
  readonly notes: readonly string[];
}

const width = 1000;
const rowHeight = 20;
const letterWidth = 6.7;
/** Share of the picture below which a frame is left to the live one. */
const least = 1 / 250;
const mostRows = 24;

/** A flame graph as an image that needs no script: for paper, and until the live one is there. */
export function StaticFlame({ answer, params, measure, notes }: Props) {
  const t = flameCatalog[measure.locale];
  const { tree } = answer;
  const zoomed = zoomedFrame({ tree, isCallers: false }, params);
  const way = new Set(wayTo(tree, zoomed));
  const from = tree.left[zoomed] as number;
  const whole = tree.width[zoomed] as number;
  const boxes: { frame: number; x: number; wide: number }[] = [];
  let deepest = 0;
  for (let frame = 0; frame < tree.count; ) {
    const isOnWay = way.has(frame);
    const wide = isOnWay ? whole : (tree.width[frame] as number);
    const isOutside = frame < zoomed ? !isOnWay : frame >= (tree.end[zoomed] as number);
    if (isOutside || wide < whole * least || (tree.depth[frame] as number) >= mostRows) {
      frame = tree.end[frame] as number;
      continue;
    }
    const left = isOnWay ? 0 : (((tree.left[frame] as number) - from) / whole) * width;
    boxes.push({ frame, x: left, wide: (wide / whole) * width });
    deepest = Math.max(deepest, tree.depth[frame] as number);
    frame++;
  }
  const describe = (frame: number) => {
    const cum = tree.cum[0]?.[frame] ?? 0;
    const share = formatShare(Math.abs(cum), Math.abs(Number(measure.total)));
    return `${frameName(tree, frame, measure.locale)}: ${formatValue(cum, measure.unit, measure.locale)} (${share})`;
  };
  return (
    <div class="flame-static">
      <svg
        viewBox={`0 0 ${width} ${(deepest + 1) * rowHeight}`}
        role="img"
        aria-label={`${t.drawing}. ${boxes
          .slice(1, 4)
          .map(({ frame }) => describe(frame))
          .join('; ')}`}
      >
        {boxes.map(({ frame, x, wide }) => {
          const fn = tree.fn[frame] as number;
          const fill =
            fn >= 0 ? packageFill(tree.names[fn] as string, false).colour : ([226, 224, 218] as const);
          const y = (tree.depth[frame] as number) * rowHeight;
          const name = fn === SMALL ? t.small : frameName(tree, frame, measure.locale);
          return (
            <g key={frame}>
              <title>{describe(frame)}</title>
              <rect x={x} y={y} width={Math.max(1, wide - 1)} height={rowHeight - 1} fill={cssOf(fill)} />
              <text x={x + 4} y={y + 14} font-size="11" font-family="monospace" fill="#000">
                {fittingName(name, Math.floor((wide - 8) / letterWidth))}
              </text>
            </g>
          );
        })}
      </svg>
      <FlameNotes
        tree={tree}
        measure={measure}
        counts={{ drawn: boxes.length, all: tree.count }}
        notes={notes}
      />
    </div>
  );
}
