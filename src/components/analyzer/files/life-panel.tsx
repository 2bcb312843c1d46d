import type { ComponentChildren } from 'preact';
import { analyzerCatalog } from '../../../i18n/catalogs/analyzer.ts';
import { filesCatalog } from '../../../i18n/catalogs/files.ts';
import { fdLifeTexts } from '../../../i18n/catalogs/lens.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import type { LifeDetail } from '../../../views/files/life-detail.ts';
import { lifeTerms } from '../../../views/files/life-query.ts';
import { formatBytes, formatCount } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import { visibleText } from '../../../views/visible-text.ts';
import { ClassBar } from '../class-bar.tsx';
import type { AnalyzerModel } from '../model.ts';
import { Conversation } from './conversation.tsx';
import { Place } from './place.tsx';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
  readonly detail: LifeDetail;
}

/** One descriptor from its beginning to its end, and what was said over it. */
export function LifePanel({ model, id, info, detail }: Props) {
  const { locale } = model;
  const t = filesCatalog[locale];
  const { row, history, times, firstUse, lastUse, longest } = detail;
  const close = () => {
    model.files.life.value = -1;
    document.querySelector<HTMLElement>(`#${id} .files .vt`)?.focus();
  };
  const ageNs = times.endsNs - times.beginsNs;
  const bytes = row.readBytes + row.writtenBytes;
  const rate = (perSecond: number) => `${formatBytes(perSecond)}/s`;
  return (
    <div
      class="life"
      role="group"
      aria-label={t.lifeLabel}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <header>
        <b>{t.life(String(row.fd))}</b> <code dir="ltr">{visibleText(row.target)}</code>
        <button type="button" class="an-button icon" aria-label={t.close} title={t.close} onClick={close}>
          ×
        </button>
      </header>
      <p class="segments">
        <button type="button" class="an-button" onClick={() => model.narrow(...lifeTerms(detail))}>
          {t.showCalls}
        </button>
        <button
          type="button"
          class="an-button"
          onClick={() => model.narrow({ field: 'path', value: row.target })}
        >
          {t.onlyTarget}
        </button>
      </p>
      <dl>
        <Entry name={t.opened}>
          {fdLifeTexts.origins[row.origin][locale]}{' '}
          <Place model={model} info={info} place={history?.opened} />{' '}
          {history?.from && (
            <span class="soft">
              {t.from(String(history.from.fd), history.from.pid === null ? '' : String(history.from.pid))}
            </span>
          )}
        </Entry>
        {history && history.names.length > 1 && (
          <Entry name={t.named}>
            <ul>
              {history.names.map(({ target, known }) => (
                <li key={target}>
                  <code dir="ltr">{visibleText(target)}</code>{' '}
                  <Place model={model} info={info} place={known} />
                </li>
              ))}
            </ul>
          </Entry>
        )}
        <Entry name={t.firstUse}>
          <Place model={model} info={info} place={firstUse} atNs={times.firstUseNs} />
        </Entry>
        <Entry name={t.lastUse}>
          <Place model={model} info={info} place={lastUse} atNs={times.lastUseNs} />
        </Entry>
        <Entry name={t.ended}>
          {fdLifeTexts.ends[row.end][locale]} <Place model={model} info={info} place={history?.closed} />
        </Entry>
        {ageNs >= 0 && (
          <Entry name={t.age}>
            <span class="n" title={exactDuration(ageNs)}>
              {formatDuration(ageNs, locale)}
            </span>
          </Entry>
        )}
        {detail.pids.length > 0 && (
          <Entry name={t.process}>
            <span class="n">{detail.pids.join(', ')}</span>{' '}
            {detail.pidCount > detail.pids.length &&
              t.more(formatCount(detail.pidCount - detail.pids.length))}
          </Entry>
        )}
        <Entry name={t.moved}>
          <span class="n">
            {[
              row.readBytes > 0 && t.movedRead(formatBytes(row.readBytes)),
              row.writtenBytes > 0 && t.movedWritten(formatBytes(row.writtenBytes)),
            ]
              .filter(Boolean)
              .join(' · ') || t.movedNone}
          </span>
        </Entry>
        {bytes > 0 && (ageNs > 0 || row.bytesPerSecond > 0) && (
          <Entry name={t.rates}>
            <span class="n">
              {[
                ageNs > 0 && t.rateOpen(rate((bytes * 1e9) / ageNs)),
                row.bytesPerSecond > 0 && t.rateInside(rate(row.bytesPerSecond)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </Entry>
        )}
        {row.durationNs > 0 && (
          <Entry name={t.spent}>
            <span class="life-spent">
              <ClassBar model={model} ns={row.byClassNs} whole={row.durationNs} />
              <span class="n" title={exactDuration(row.durationNs)}>
                {formatDuration(row.durationNs, locale)}
              </span>
            </span>
          </Entry>
        )}
        {longest && (
          <Entry name={t.longestCall}>
            <span class="n">{formatDuration(row.longestNs, locale)}</span>{' '}
            <Place model={model} info={info} place={longest} />
          </Entry>
        )}
        {row.errors > 0 && (
          <Entry name={analyzerCatalog[locale].totalErrors}>
            <span class="n">{formatCount(row.errors)}</span>
          </Entry>
        )}
      </dl>
      {detail.conversation && <Conversation model={model} info={info} table={detail.conversation} />}
      <p class="soft">{t.whole}</p>
    </div>
  );
}

function Entry({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
