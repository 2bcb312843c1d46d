import { partNames } from '../../../analysis/strace/restart/parts.ts';
import { restartCatalog } from '../../../i18n/catalogs/restart.ts';
import { formatCount } from '../../../views/format-count.ts';
import {
  barHeight,
  type ProcessBar,
  pictureColumns,
  type RestartPicture,
} from '../../../views/restart/picture.ts';
import { partColours, partText, whoText } from '../../../views/restart/words.ts';
import { ticksOf } from '../../../views/timeline/time-axis.ts';
import { traceClient } from '../client.ts';
import type { AnalyzerModel } from '../model.ts';
import { showDetail } from '../show-detail.ts';
import { Patterns } from './patterns.tsx';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly picture: RestartPicture;
}

const tickSpacing = 80;
/** A click means what is within so many columns of it. */
const reach = 4;

/** A bar for each process on one time axis that begins with the signal, and marks for what happened. */
export function Lanes({ model, id, picture }: Props) {
  const { locale } = model;
  const t = restartCatalog[locale];
  const lengthNs = picture.toNs - picture.fromNs;
  const at = (ns: number) => `${((ns - picture.fromNs) / lengthNs) * 100}%`;
  const style = { clock: 'relative' as const, baseNs: 0n, wallClock: false };
  const ticks = ticksOf({ fromNs: 0, toNs: lengthNs }, pictureColumns, tickSpacing, style).filter(
    // A label has room to its right.
    ({ ns }) => ns < lengthNs * 0.95,
  );
  return (
    <section class="rs-drawing">
      <div
        class="rs-lanes"
        role="img"
        aria-label={t.picture(formatCount(picture.rows.length))}
        title={t.drawingHint}
      >
        <Patterns id={id} />
        <div class="rs-axis">
          {ticks.map(({ ns, label }) => (
            <span key={ns} class="rs-tick" style={{ left: at(picture.fromNs + ns) }}>
              {label}
            </span>
          ))}
        </div>
        <div class="rs-axis rs-marks">
          {marksOf(model, picture).map(({ key, ns, text }) => (
            <span key={key} class={`rs-mark rs-mark-${key}`} style={{ left: at(ns) }}>
              <b>{text}</b>
            </span>
          ))}
        </div>
        {picture.rows.map((row) => (
          <Lane key={row.life} model={model} id={id} picture={picture} row={row} />
        ))}
      </div>
      <ul class="rs-legend">
        {partNames.map((name, part) => {
          const isUsed = picture.rows.some(({ partsNs }) => (partsNs[part] as number) > 0);
          const text = partText(part as 0, locale);
          return (
            isUsed && (
              <li key={name} title={text.means}>
                <i class={`swatch swatch-${partColours[part]}`} aria-hidden="true" /> {text.name}
              </li>
            )
          );
        })}
      </ul>
      <p class="soft rs-hint">{t.drawingHint}</p>
    </section>
  );
}

function Lane({ model, id, picture, row }: Props & { readonly row: ProcessBar }) {
  const columnNs = (picture.toNs - picture.fromNs) / pictureColumns;
  const x = (ns: number) => (ns - picture.fromNs) / columnNs;
  const select = (event: MouseEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const column = ((event.clientX - box.left) / box.width) * pictureColumns;
    const fromNs = Math.max(row.fromNs, picture.fromNs + (column - reach) * columnNs);
    const toNs = Math.min(row.toNs, picture.fromNs + (column + reach) * columnNs);
    void selectLongest(model, row.life, fromNs, toNs);
  };
  return (
    <div class="rs-lane">
      <span class="rs-label" style={{ paddingLeft: `${Math.min(row.depth, 6) * 10}px` }}>
        {whoText(row.program, row.pid, model.locale)}
      </span>
      <svg
        class="rs-bar"
        viewBox={`0 0 ${pictureColumns} ${barHeight + 3}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        onClick={select}
      >
        <rect
          class="rs-there"
          x={x(row.fromNs)}
          y={0}
          width={x(row.toNs) - x(row.fromNs)}
          height={barHeight}
        />
        {row.paths.map(
          (d, part) =>
            d !== '' && (
              <path
                key={partNames[part]}
                class={`rs-${partColours[part]}`}
                fill={`url(#${id}-rs-${partColours[part]})`}
                d={d}
              />
            ),
        )}
        {row.spans.map((span) => (
          <rect key={span.x} class="rs-span" x={span.x} y={barHeight + 1} width={span.width} height={2} />
        ))}
      </svg>
    </div>
  );
}

async function selectLongest(
  model: AnalyzerModel,
  life: number,
  fromNs: number,
  toNs: number,
): Promise<void> {
  const trace = model.trace.value;
  if (!trace || !(toNs > fromNs)) return;
  const call = await traceClient().request('restartCall', { trace, life, fromNs, toNs });
  if (call >= 0) showDetail(model, call);
}

/** What is marked across all bars, as far as it lies in the drawing. */
function marksOf({ locale }: AnalyzerModel, picture: RestartPicture) {
  const t = restartCatalog[locale];
  const handled = picture.handlerKind === 'returned' ? picture.handlerSpans.at(-1) : undefined;
  const handledNs = handled?.toNs ?? Number.NaN;
  const nextNs = picture.next?.execNs ?? Number.NaN;
  const share = (ns: number) => (ns - picture.fromNs) / (picture.toNs - picture.fromNs);
  // Where two words would lie on each other, one line goes without.
  const isBetween = (ns: number) => share(ns) > 0.1 && share(picture.exitNs) - share(ns) > 0.14;
  const marks = [
    { key: 'signal', ns: picture.fromNs, text: picture.signal },
    { key: 'handler', ns: handledNs, text: isBetween(handledNs) ? t.markHandler : '' },
    { key: 'exit', ns: picture.end ? picture.exitNs : Number.NaN, text: t.markExit },
    { key: 'next', ns: nextNs, text: share(nextNs) < 0.87 ? t.markNext : '' },
  ];
  return marks.filter(({ ns }) => ns >= picture.fromNs && ns <= picture.toNs);
}
