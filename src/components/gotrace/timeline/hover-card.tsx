import { gotraceTimelineCatalog } from '../../../i18n/catalogs/gotrace-timeline.ts';
import { formatCount } from '../../../views/format-count.ts';
import { formatDuration } from '../../../views/format-duration.ts';
import type { GoHit } from '../../../views/gotrace-timeline/go-timeline-canvas.ts';
import { rowName } from '../../../views/gotrace-timeline/overlay.ts';
import type { TimelineInfo, TimelineRow } from '../../../views/gotrace-timeline/timeline-data.ts';
import { visibleText } from '../../../views/visible-text.ts';
import type { GoTraceModel } from '../go-trace-model.ts';
import { rowKindOf } from './timeline-state.ts';
import { goroutineWords, momentOf, stateWords } from './words.ts';

export interface Hovered {
  readonly hit: GoHit;
  readonly row: TimelineRow | null;
  readonly x: number;
  readonly y: number;
}

interface Props extends Hovered {
  readonly model: GoTraceModel;
  readonly info: TimelineInfo;
  /** Of the drawing. */
  readonly width: number;
  readonly height: number;
  /** Where the rows begin in it: places count from there. */
  readonly lanesTop: number;
}

/** Wide enough for a function's name; the card turns to the other side of the pointer where it would stick out. */
const cardWidth = 300;
const cardRoom = 96;

/** What the pointer is on. Seen only: the table and the keys say the same to everyone else. */
export function HoverCard({ model, info, hit, row, x, y, width, height, lanesTop }: Props) {
  const { locale } = model;
  const t = gotraceTimelineCatalog[locale];
  const left = x + 16 + cardWidth > width ? Math.max(4, x - 12 - cardWidth) : x + 16;
  const at = y + lanesTop;
  const beside = at + cardRoom > height ? { bottom: height - at + 12 } : { top: at + 16 };
  const { stretch } = hit;
  const by = rowKindOf(model);
  const name = row ? rowName(row, by) : '';
  if (!stretch) {
    return (
      <div
        class="tl-card"
        aria-hidden="true"
        style={{ left, ...beside, maxWidth: Math.min(cardWidth, width - 8) }}
      >
        <b dir="ltr">{name}</b>
        {!hit.isLabel && <span>{hit.crowd > 0 ? t.crowd(formatCount(hit.crowd)) : t.idle}</span>}
        {hit.crowd > 0 && <span class="soft">{t.crowdHint}</span>}
      </div>
    );
  }
  const { of, at: place } = stretch;
  const fromNs = of.startNs[place] as number;
  const length = (of.endNs[place] as number) - fromNs;
  const kind = of.kind[place] as number;
  const written = of.names[of.nameOf[place] as number] ?? '';
  const goroutine =
    by === 'goroutine'
      ? name
      : by === 'task'
        ? visibleText(written)
        : goroutineWords({ id: of.ids[place] as number, name: written });
  return (
    <div
      class="tl-card"
      aria-hidden="true"
      style={{ left, ...beside, width: Math.min(cardWidth, width - 8) }}
    >
      <b dir="ltr">{goroutine}</b>
      <span>
        <i class={`swatch gtl-kind-${kind}`} />
        {stateWords(kind, info.reasons[of.code[place] as number] ?? '', locale)}
      </span>
      <span class="n">
        {t.since(momentOf(fromNs, length))} <b>{t.forNs(formatDuration(length, locale))}</b>
        {by !== 'goroutine' && <span class="soft"> · {name}</span>}
      </span>
    </div>
  );
}
