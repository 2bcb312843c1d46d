import type { LongWait } from '../../../analysis/strace/wait-groups/longest-waits.ts';
import { waitsCatalog } from '../../../i18n/catalogs/waits.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { formatCount } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import { formatSinceStart, timeUnit } from '../../../views/format-time.ts';
import { visibleText } from '../../../views/visible-text.ts';
import { waitKindText, waitNameTexts } from '../../../views/waits/words.ts';
import type { AnalyzerModel } from '../model.ts';
import { showDetail } from '../show-detail.ts';
import { SortableTable, type TotalColumn } from '../sortable-table.tsx';
import { WaitEndText } from './wait-end.tsx';

/** Single waits, longest first. */
export function LongestTable({
  model,
  info,
  waits,
  label,
}: {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
  readonly waits: readonly LongWait[];
  readonly label: string;
}) {
  const { locale } = model;
  const t = waitsCatalog[locale];
  const unit = timeUnit(info.endNs ?? 0);
  const columns: (TotalColumn<LongWait> | false)[] = [
    {
      key: 'took',
      label: t.took,
      numeric: true,
      value: ({ durationNs }) => durationNs,
      title: ({ durationNs }) => exactDuration(durationNs),
      cell: ({ call, durationNs }) => (
        <button
          type="button"
          class="an-link n"
          aria-label={t.select(formatDuration(durationNs, locale))}
          aria-current={model.selected.value === call ? 'true' : undefined}
          onClick={() => showDetail(model, call)}
        >
          {formatDuration(durationNs, locale)}
        </button>
      ),
    },
    {
      key: 'line',
      label: t.line,
      numeric: true,
      value: ({ line }) => line,
      cell: ({ line }) => formatCount(line),
    },
    info.clock !== 'none' && {
      key: 'at',
      label: `${t.start} (${unit})`,
      numeric: true,
      value: ({ startNs }) => startNs,
      cell: ({ startNs }) => formatSinceStart(startNs, unit),
    },
    info.hasPids && {
      key: 'pid',
      label: t.thread,
      numeric: true,
      value: ({ pid }) => pid ?? -1,
      cell: ({ pid, comm }) => `${pid ?? ''}${comm ? ` ${visibleText(comm)}` : ''}`,
    },
    {
      key: 'what',
      label: t.what,
      value: ({ kind, name }) => `${kind} ${name}`,
      title: ({ name }) => waitNameTexts(name).whole,
      cell: ({ kind, name }) => (
        <>
          <span class="soft">{waitKindText(kind, locale)}</span> {waitNameTexts(name).short}
        </>
      ),
    },
    { key: 'end', label: t.end, cell: ({ end }) => <WaitEndText model={model} end={end} /> },
  ];
  return (
    <SortableTable
      label={label}
      rows={waits}
      rowKey={({ call }) => String(call)}
      columns={columns.filter((column) => column !== false)}
      sort="took"
    />
  );
}
