import { findingTexts, waitClassTexts } from '../../../i18n/catalogs/findings.ts';
import { timelineCatalog } from '../../../i18n/catalogs/timeline.ts';
import { classColours } from '../../../views/call-cells.ts';
import { formatCount } from '../../../views/format-count.ts';
import { formatDuration } from '../../../views/format-duration.ts';
import type { Hit } from '../../../views/timeline/hits.ts';
import type { FindingFlag, TimelineCall, TimelineData } from '../../../views/timeline/timeline-data.ts';
import { cutText, visibleText } from '../../../views/visible-text.ts';
import type { AnalyzerModel } from '../model.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly data: TimelineData;
  readonly hit: Hit;
  /** The call of the hit, as soon as it is known. */
  readonly call: TimelineCall | null;
  readonly x: number;
  readonly y: number;
  /** Of the drawing: strip, axis and lanes. */
  readonly width: number;
  readonly height: number;
  /** Where the lanes begin in it: places count from there. */
  readonly lanesTop: number;
}

/** Wide enough for a call's text; the card turns to the other side of the pointer where it would stick out. */
const cardWidth = 320;
/** Room that a card of a few lines takes; with less below the pointer it stands above. */
const cardRoom = 120;
const commLimit = 32;

/** What the pointer is on. Seen only: the table and the keys say the same to everyone else. */
export function HoverCard({ model, data, hit, call, x, y, width, height, lanesTop }: Props) {
  const { locale } = model;
  const t = timelineCatalog[locale];
  if (hit.kind === 'call' && !call) return null;
  const left = x + 16 + cardWidth > width ? Math.max(4, x - 12 - cardWidth) : x + 16;
  const at = y + lanesTop;
  const beside = at + cardRoom > height ? { bottom: height - at + 12 } : { top: at + 16 };
  return (
    <div
      class="tl-card"
      aria-hidden="true"
      style={{ left, ...beside, width: Math.min(cardWidth, width - 8) }}
    >
      {call ? (
        <CallCard call={call} model={model} isOpen={data.lanes[call.lane]?.openCall === call.call} />
      ) : hit.kind === 'crowd' ? (
        <>
          <b>{t.crowd(formatCount(hit.calls), hit.calls === 1)}</b>
          {hit.byClassNs.map(
            (ns, index) =>
              ns > 0 && (
                <span key={classColours[index]}>
                  <i class={`swatch swatch-${classColours[index]}`} />{' '}
                  {waitClassTexts[index as 0].name[locale]}{' '}
                  <span class="n">{formatDuration(ns, locale)}</span>
                </span>
              ),
          )}
          <span class="soft">{t.crowdHint}</span>
        </>
      ) : hit.kind === 'flag' ? (
        <b>{findingTexts[(data.flags[hit.flag] as FindingFlag).kind].title[locale]}</b>
      ) : hit.kind === 'label' ? (
        <LabelCard data={data} lane={hit.lane} locale={locale} />
      ) : (
        <span class="soft">{t.gap}</span>
      )}
    </div>
  );
}

function CallCard({
  call,
  model,
  isOpen,
}: {
  readonly call: TimelineCall;
  readonly model: AnalyzerModel;
  readonly isOpen: boolean;
}) {
  const { locale } = model;
  const t = timelineCatalog[locale];
  const took = formatDuration(call.durationNs, locale);
  const wait = waitClassTexts[call.waitClass as 0];
  return (
    <>
      <code dir="ltr">{visibleText(call.text)}</code>
      <span>
        {took !== '' && <b class="n">{took} </b>}
        {isOpen && <b>{t.stillOpen} </b>}
        <span class={`chip chip-${classColours[call.waitClass]}`}>{wait.chip[locale]}</span>{' '}
        <span class="soft n">{t.line(formatCount(call.line))}</span>
      </span>
    </>
  );
}

function LabelCard({
  data,
  lane,
  locale,
}: {
  readonly data: TimelineData;
  readonly lane: number;
  readonly locale: AnalyzerModel['locale'];
}) {
  const t = timelineCatalog[locale];
  const of = data.lanes[lane];
  return (
    <>
      <b class="n">
        {of?.pid ?? '–'} {of?.comm && visibleText(cutText(of.comm, commLimit))}
      </b>
      <span class="n">
        {formatCount(of?.calls ?? 0)} {t.calls}
        {of?.inProcess && `, ${t.thread}`}
      </span>
      {of?.pid !== null && <span class="soft">{t.labelHint}</span>}
    </>
  );
}
