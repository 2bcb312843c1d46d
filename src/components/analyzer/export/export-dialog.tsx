import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type ExportChoice, exportFormats, exportName } from '../../../export/formats.ts';
import { exportCatalog } from '../../../i18n/catalogs/export.ts';
import { formatBytes, formatCount } from '../../../views/format-count.ts';
import { cutText, visibleText } from '../../../views/visible-text.ts';
import { traceClient } from '../client.ts';
import type { AnalyzerModel } from '../model.ts';
import { ProblemBox } from '../problem.tsx';
import { isTakenBack, problemOf } from '../problem-of.ts';
import type { Problem } from '../protocol.ts';
import { download } from './download.ts';
import { exportWarnings, mostBytes } from './export-warnings.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly close: () => void;
}

interface Size {
  readonly calls: number;
  readonly bytes: number;
  readonly possible: boolean;
}

const longestQuery = 200;

/** Saves the calls that the query selects as a file of one of several formats. */
export function ExportDialog({ model, id, close }: Props) {
  const { locale } = model;
  const t = exportCatalog[locale];
  const dialog = useRef<HTMLDialogElement>(null);
  const choice = useSignal<ExportChoice>({
    format: 'log',
    events: true,
    byteOrderMark: locale === 'ja',
  });
  const size = useSignal<Size | null>(null);
  const share = useSignal<number | null>(null);
  const problem = useSignal<Problem | null>(null);
  const running = useRef<AbortController | null>(null);
  const trace = model.trace.value;
  const query = model.query.value;

  useEffect(() => {
    dialog.current?.showModal();
    return () => running.current?.abort();
  }, []);
  useEffect(() => {
    if (!trace) return;
    const asking = new AbortController();
    size.value = null;
    traceClient()
      .request('exportSize', { trace, query, choice: choice.value }, asking.signal)
      .then((found) => {
        size.value = found;
      })
      .catch((error: unknown) => {
        if (!isTakenBack(error)) problem.value = problemOf(error);
      });
    return () => asking.abort();
  }, [trace, query, choice.value]);

  const save = async () => {
    if (!trace) return;
    const mine = new AbortController();
    running.current = mine;
    problem.value = null;
    share.value = 0;
    try {
      const blob = await traceClient().request(
        'export',
        { trace, query, choice: choice.value },
        mine.signal,
        (done) => {
          share.value = done;
        },
      );
      const name = model.opened.value?.info.names[0] ?? model.name.value;
      download(blob, exportName(name, choice.value.format));
      dialog.current?.close();
    } catch (error) {
      if (!isTakenBack(error)) problem.value = problemOf(error);
    } finally {
      share.value = null;
    }
  };
  const change = (changed: Partial<ExportChoice>) => {
    choice.value = { ...choice.value, ...changed };
  };

  const { format, events, byteOrderMark } = choice.value;
  const found = size.value;
  const busy = share.value !== null;
  const refused = found !== null && (!found.possible || found.bytes > mostBytes);
  return (
    <dialog
      ref={dialog}
      class="export"
      aria-labelledby={`${id}-title`}
      onClose={close}
      onCancel={() => running.current?.abort()}
    >
      <h2 id={`${id}-title`}>{t.title}</h2>
      <p>
        {query === '' ? t.all : t.selected}
        {query !== '' && <code dir="ltr">{visibleText(cutText(query, longestQuery))}</code>}
      </p>
      <fieldset disabled={busy}>
        <legend>{t.format}</legend>
        {exportFormats.map((name) => (
          <label key={name}>
            <input
              type="radio"
              name={`${id}-format`}
              checked={name === format}
              onChange={() => change({ format: name })}
            />
            <span>
              <b>{t[name]}</b> <span class="soft">{t[`${name}About`]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {(format === 'log' || format === 'chrome') && (
        <label>
          <input
            type="checkbox"
            checked={events}
            disabled={busy}
            onChange={(event) => change({ events: event.currentTarget.checked })}
          />
          <span>{t.events}</span>
        </label>
      )}
      {format === 'csv' && (
        <label>
          <input
            type="checkbox"
            checked={byteOrderMark}
            disabled={busy}
            onChange={(event) => change({ byteOrderMark: event.currentTarget.checked })}
          />
          <span>{t.byteOrderMark}</span>
        </label>
      )}
      <p class="export-size" role="status">
        {found === null
          ? t.measuring
          : !found.possible
            ? t.noClock
            : t.size(formatCount(found.calls), found.calls === 1, formatBytes(found.bytes), format === 'log')}
      </p>
      {found?.possible && (
        <ul class="export-warnings">
          {exportWarnings(format, found, model.opened.value?.info.clock).map((warning) => (
            <li key={warning}>{t[warning]}</li>
          ))}
        </ul>
      )}
      <p>{t.secrets}</p>
      {problem.value && <ProblemBox problem={problem.value} locale={locale} />}
      {busy && (
        <p class="export-progress">
          <progress max={1} value={share.value ?? 0} aria-label={t.writing} />{' '}
          <span class="n">{Math.floor((share.value ?? 0) * 100)} %</span>
        </p>
      )}
      <p class="export-actions">
        <button
          type="button"
          class="an-button primary"
          disabled={busy || found === null || refused}
          onClick={save}
        >
          {t.save}
        </button>
        <button
          type="button"
          class="an-button"
          onClick={() => {
            if (busy) running.current?.abort();
            else dialog.current?.close();
          }}
        >
          {busy ? t.stop : t.cancel}
        </button>
      </p>
    </dialog>
  );
}
