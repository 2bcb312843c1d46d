import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { WaitClass } from '../../analysis/strace/log.ts';
import { CallFlag, CallState } from '../../formats/strace/trace.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { exportCatalog } from '../../i18n/catalogs/export.ts';
import { findingTexts, waitClassTexts } from '../../i18n/catalogs/findings.ts';
import { classCell } from '../../views/call-cells.ts';
import type { CallDetail, Neighbour } from '../../views/call-detail.ts';
import type { TraceInfo } from '../../views/call-row.ts';
import { formatCount } from '../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../views/format-duration.ts';
import { formatDate, formatWallClock } from '../../views/format-time.ts';
import { visibleText } from '../../views/visible-text.ts';
import { FdHistoryView } from './fd-history.tsx';
import { LensView } from './lens.tsx';
import type { AnalyzerModel } from './model.ts';
import { EndedBy } from './waits/ended-by.tsx';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
  readonly detail: CallDetail;
}

/** All there is to know about the selected call. */
export function DetailPanel({ model, id, info, detail }: Props) {
  const { locale } = model;
  const t = analyzerCatalog[locale];
  const { row } = detail;
  const close = () => {
    model.detailOpen.value = false;
    document.querySelector<HTMLElement>(`#${id} .vt`)?.focus();
  };
  const wait = row.waitClass === -1 ? null : waitClassTexts[row.waitClass];
  const clock = formatWallClock(row.startNs, BigInt(info.baseNs), info.clock);
  const date = formatDate(row.startNs, BigInt(info.baseNs), info.clock);
  return (
    <div
      class="detail"
      role="group"
      aria-label={t.detail}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <header>
        <b>{row.name}</b> <span class="soft">{t.detailLine(formatCount(row.line))}</span>
        <button
          type="button"
          class="an-button icon"
          aria-label={t.detailClose}
          title={t.detailClose}
          onClick={close}
        >
          ×
        </button>
      </header>
      <pre class="log" dir="ltr">
        {visibleText(detail.text)}
      </pre>
      <div class="detail-copy">
        <CopyButton
          model={model}
          label={t.detailCopy}
          text={() => detail.lines.map((line) => line.text).join('\n')}
        />
        {model.trace.value?.startsWith('fixture:') && (
          <CopyButton model={model} label={exportCatalog[locale].copyLink} text={() => location.href} />
        )}
      </div>
      <dl>
        {info.hasDurations && (
          <Entry name={t.detailTook}>
            {Number.isNaN(row.durationNs) ? (
              <span class="soft">{t.detailNoDuration}</span>
            ) : (
              <span class="n">
                {formatDuration(row.durationNs, locale)}{' '}
                <span class="soft">({exactDuration(row.durationNs)})</span>
              </span>
            )}
          </Entry>
        )}
        {info.clock !== 'none' && !Number.isNaN(row.startNs) && (
          <Entry name={t.detailAt}>
            <span class="n">
              {exactDuration(row.startNs)}{' '}
              {clock && (
                <span class="soft">
                  ({[date, clock].filter(Boolean).join(' ')}
                  {date && ' UTC'})
                </span>
              )}
            </span>
          </Entry>
        )}
        {row.pid !== null && (
          <Entry name={t.detailProcess}>
            <button
              type="button"
              class="an-link n"
              title={t.detailOnlyPid}
              onClick={() => model.showOnly({ field: 'pid', value: row.pid as number })}
            >
              {row.pid}
              {row.comm && ` ${visibleText(row.comm)}`}
            </button>
          </Entry>
        )}
        {detail.target && (
          <Entry name={t.detailTarget}>
            <button
              type="button"
              class="an-link n"
              title={t.detailOnlyTarget}
              onClick={() => model.showOnly({ field: 'path', value: detail.target })}
            >
              {visibleText(detail.target)}
            </button>
          </Entry>
        )}
        {wait && (
          <Entry name={t.detailClass}>
            <span class={`chip chip-${classCell(row, locale).colour}`}>{wait.name[locale]}</span>{' '}
            <span>{wait.means[locale]}</span>
          </Entry>
        )}
        {row.waitClass > WaitClass.work && <EndedBy model={model} call={row.call} />}
      </dl>
      {notes(row.state, row.flags, t).map((note) => (
        <p class="soft" key={note}>
          {note}
        </p>
      ))}
      <LensView locale={locale} lens={detail.lens} />
      {detail.fdHistory && <FdHistoryView model={model} history={detail.fdHistory} />}
      {detail.findings.length > 0 && <Proves model={model} findings={detail.findings} />}
      {detail.lines.length > 1 && (
        <div>
          <p class="an-h">{t.detailLines}</p>
          <ol class="log-lines" dir="ltr">
            {detail.lines.map((line) => (
              <li key={line.number} value={line.number}>
                <code>{visibleText(line.text)}</code>
              </li>
            ))}
          </ol>
        </div>
      )}
      <Neighbours model={model} title={t.detailBefore} calls={detail.before} />
      <Neighbours model={model} title={t.detailAfter} calls={detail.after} />
      {detail.gapNs > 0 && <p class="soft">{t.detailGap(formatDuration(detail.gapNs, locale))}</p>}
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

function notes(state: number, flags: number, t: (typeof analyzerCatalog)['en']): string[] {
  const found: (string | false)[] = [
    state === CallState.noValue && t.stateNoValue,
    state === CallState.restarted && t.stateRestarted,
    state === CallState.neverFinished && t.stateNeverFinished,
    state === CallState.detached && t.stateDetached,
    (flags & CallFlag.startMissing) !== 0 && t.flagStartMissing,
    (flags & CallFlag.injected) !== 0 && t.flagInjected,
    (flags & CallFlag.delayed) !== 0 && t.flagDelayed,
  ];
  return found.filter((note) => note !== false);
}

function Proves({
  model,
  findings,
}: {
  readonly model: AnalyzerModel;
  readonly findings: readonly number[];
}) {
  const t = analyzerCatalog[model.locale];
  void model.loadFindings();
  const known = model.findings.value;
  return (
    <p>
      <span class="soft">{t.detailProves}: </span>
      {findings.map((index) => {
        const finding = known?.[index];
        return (
          finding && (
            <button
              type="button"
              class="an-link"
              key={index}
              onClick={() => {
                model.view.value = 'findings';
              }}
            >
              {findingTexts[finding.kind].title[model.locale]}
            </button>
          )
        );
      })}
    </p>
  );
}

function Neighbours({
  model,
  title,
  calls,
}: {
  readonly model: AnalyzerModel;
  readonly title: string;
  readonly calls: readonly Neighbour[];
}) {
  if (calls.length === 0) return null;
  return (
    <div>
      <p class="an-h">{title}</p>
      <ul class="neighbours">
        {calls.map((call) => (
          <li key={call.call}>
            <button type="button" class="an-link" onClick={() => model.showCall(call.call)}>
              <code dir="ltr">{visibleText(call.text)}</code>
              <span class="n" title={exactDuration(call.durationNs)}>
                {formatDuration(call.durationNs, model.locale)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface CopyProps {
  readonly model: AnalyzerModel;
  readonly label: string;
  readonly text: () => string;
}

function CopyButton({ model, label, text }: CopyProps) {
  const t = analyzerCatalog[model.locale];
  const said = useSignal('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      said.value = t.detailCopied;
    } catch {
      said.value = t.detailNotCopied;
    }
    setTimeout(() => {
      said.value = '';
    }, 2000);
  };
  return (
    <button type="button" class="an-button" onClick={copy}>
      <span aria-live="polite">{said.value || label}</span>
    </button>
  );
}
