import { useSignal } from '@preact/signals';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { skipReasonTexts } from '../../i18n/catalogs/findings.ts';
import type { TraceInfo } from '../../views/call-row.ts';
import { formatCount } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import { visibleText } from '../../views/visible-text.ts';
import { traceClient } from './client.ts';
import { ExportButton } from './export/export-button.tsx';
import type { AnalyzerModel } from './model.ts';
import type { LineText } from './protocol.ts';
import { useQueried } from './use-queried.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
  readonly live: boolean;
}

/** What was read, what was not and why, what is shown and what is selected, and the way to take that along. */
export function StatusLine({ model, id, info, live }: Props) {
  const { locale } = model;
  const t = analyzerCatalog[locale];
  const open = useSignal(false);
  const shown = model.shown.value;
  const detail = model.detail.value;
  const selected = detail && detail.row.call === model.selected.value ? detail.row : null;
  const parts: (string | false)[] = [
    info.unfinishedLines > 0 && t.unfinished(formatCount(info.unfinishedLines)),
    info.neverFinished > 0 && t.neverFinished(formatCount(info.neverFinished)),
    info.resumedWithoutStart > 0 && t.resumedWithoutStart(formatCount(info.resumedWithoutStart)),
    info.outputLines > 0 && t.output(formatCount(info.outputLines)),
  ];
  return (
    <>
      <div class="status">
        <span>
          {t.linesRead(formatCount(info.lines))}
          {info.skipped.lines === 0 ? (
            t.skippedNone
          ) : (
            <button
              type="button"
              class="an-link"
              disabled={!live}
              aria-expanded={open.value}
              aria-controls={`${id}-skipped`}
              onClick={() => {
                open.value = !open.value;
              }}
            >
              {t.skipped(formatCount(info.skipped.lines))}
            </button>
          )}
        </span>
        {parts.map((part) => part && <span key={part}>{part}</span>)}
        {live && model.shownView.value !== 'calls' && <CountCalls model={model} />}
        {shown && (
          <span aria-live="polite">
            {t.shown(formatCount(shown.count), formatCount(info.calls))}
            {shown.durationNs > 0 && t.shownSum(formatDuration(shown.durationNs, locale))}
          </span>
        )}
        {selected && <b>{t.selected(formatDuration(selected.durationNs, locale))}</b>}
        <ExportButton model={model} id={id} live={live} />
      </div>
      {open.value && <SkippedLines model={model} id={`${id}-skipped`} info={info} />}
    </>
  );
}

/** Counts the calls of the query for views that do not ask for rows. */
function CountCalls({ model }: { readonly model: AnalyzerModel }) {
  useQueried(model, async (trace, query, signal) => {
    model.shown.value = await traceClient().request('count', { trace, query }, signal);
  });
  return null;
}

const mostLines = 50;

function SkippedLines({
  model,
  id,
  info,
}: {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
}) {
  const { locale } = model;
  const t = analyzerCatalog[locale];
  const lines = useSignal<readonly LineText[] | null>(null);
  const asked = useSignal(false);
  const trace = model.trace.value;
  if (!asked.peek() && trace) {
    asked.value = true;
    void traceClient()
      .request('skippedLines', { trace, limit: mostLines })
      .then((found) => {
        lines.value = found;
      });
  }
  const found = lines.value ?? [];
  return (
    <div class="skipped" role="group" id={id} aria-label={t.skippedTitle}>
      <p class="an-h">{t.skippedTitle}</p>
      <ul>
        {Object.entries(info.skipped.reasons).map(([reason, entry]) => (
          <li key={reason}>
            <b class="n">{formatCount(entry.count)}</b>{' '}
            {skipReasonTexts[reason as keyof typeof skipReasonTexts][locale]}
          </li>
        ))}
      </ul>
      <ol class="log-lines" dir="ltr">
        {found.map((line) => (
          <li key={line.number} value={line.number}>
            <code>{visibleText(line.text)}</code>
          </li>
        ))}
      </ol>
      {info.skipped.lines > found.length && found.length > 0 && (
        <p class="soft">{t.skippedMore(formatCount(info.skipped.lines - found.length))}</p>
      )}
    </div>
  );
}
