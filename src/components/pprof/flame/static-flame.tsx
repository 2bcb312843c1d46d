import { type FlameTree, wayTo } from '../../../analysis/pprof/flame/flame-tree.ts';
import { flameCatalog } from '../../../i18n/catalogs/flame.ts';
import type { FlameAnswer } from '../../../views/flame/flame-answer.ts';
import { changeFill, type Fill, packageFill, plainFill } from '../../../views/flame/flame-palette.ts';
import { signOf } from '../../../views/flame/frame-labels.ts';
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
          const { colour, text } = fillOf(tree, frame, measure.isDifference);
          const y = (tree.depth[frame] as number) * rowHeight;
          const sign = measure.isDifference ? signOf(tree.cum, frame) : '';
          const name = sign + frameName(tree, frame, measure.locale);
          return (
            <g key={frame}>
              <title>{describe(frame)}</title>
              <rect x={x} y={y} width={Math.max(1, wide - 1)} height={rowHeight - 1} fill={cssOf(colour)} />
              <text
                x={x + 4}
                y={y + 14}
                font-size="11"
                stroke="none"
                font-family="monospace"
                fill={text === 1 ? '#fff' : '#000'}
              >
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

/** The colours of differences in the light theme, as paper has them. */
const light = { isDark: false, more: [213, 72, 42], less: [47, 111, 176] } as const;

function fillOf({ fn, names, cum }: FlameTree, frame: number, isDifference: boolean): Fill {
  if ((fn[frame] as number) < 0) return plainFill;
  if (!isDifference) return packageFill(names[fn[frame] as number] as string, false);
  return changeFill(light, cum[0]?.[frame] ?? 0, cum[1]?.[frame] ?? 0);
}
