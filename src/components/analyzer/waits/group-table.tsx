import { useSignal } from '@preact/signals';
import type { WaitGroup } from '../../../analysis/strace/wait-groups/wait-groups.ts';
import { waitsCatalog } from '../../../i18n/catalogs/waits.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { formatCount, formatShare } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import { visibleText } from '../../../views/visible-text.ts';
import { termsOfGroup } from '../../../views/waits/narrow-to-group.ts';
import { waitKindText, waitNameTexts } from '../../../views/waits/words.ts';
import type { AnalyzerModel } from '../model.ts';
import { showDetail } from '../show-detail.ts';
import { SortableTable, type TotalColumn } from '../sortable-table.tsx';
import { WaitEndText } from './wait-end.tsx';

interface Props {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
  readonly groups: readonly WaitGroup[];
  readonly label: string;
}

/** Rows before the reader asks for all. */
const firstGroups = 10;

const keyOf = ({ waitClass, kind, maxCall }: WaitGroup) => `${waitClass} ${kind} ${maxCall}`;

/** What the waits of one class were for; a row opens to show who waited. */
export function GroupTable({ model, info, groups, label }: Props) {
  const { locale } = model;
  const t = waitsCatalog[locale];
  const isWhole = useSignal(false);
  const open = useSignal<ReadonlySet<string>>(new Set());
  const toggle = (key: string) => {
    const next = new Set(open.value);
    if (!next.delete(key)) next.add(key);
    open.value = next;
  };
  const duration = (key: string, title: string, ns: (row: WaitGroup) => number): TotalColumn<WaitGroup> => ({
    key,
    label: title,
    numeric: true,
    value: ns,
    cell: (row) => formatDuration(ns(row), locale),
    title: (row) => exactDuration(ns(row)),
  });
  const columns: (TotalColumn<WaitGroup> | false)[] = [
    {
      key: 'what',
      label: t.what,
      value: ({ kind, name }) => `${kind} ${name}`,
      cell: (row) => (
        <What model={model} row={row} isOpen={open.value.has(keyOf(row))} toggle={() => toggle(keyOf(row))} />
      ),
    },
    {
      key: 'count',
      label: t.count,
      numeric: true,
      value: ({ count }) => count,
      cell: ({ count }) => formatCount(count),
    },
    duration('total', t.total, ({ totalNs }) => totalNs),
    {
      ...duration('max', t.max, ({ maxNs }) => maxNs),
      cell: ({ maxNs, maxCall }) => (
        <button
          type="button"
          class="an-link n"
          aria-label={t.select(formatDuration(maxNs, locale))}
          aria-current={model.selected.value === maxCall ? 'true' : undefined}
          onClick={() => showDetail(model, maxCall)}
        >
          {formatDuration(maxNs, locale)}
        </button>
      ),
    },
    duration('median', t.median, ({ medianNs }) => medianNs),
    duration('p95', t.p95, ({ p95Ns }) => p95Ns),
    info.clock !== 'none' && {
      key: 'share',
      label: t.share,
      numeric: true,
      value: ({ share }) => share,
      title: () => t.shareTitle,
      cell: ({ share }) => (Number.isNaN(share) ? '' : formatShare(share, 1)),
    },
    info.hasPids && {
      key: 'threads',
      label: t.threads,
      numeric: true,
      value: ({ threads }) => threads,
      cell: ({ threads }) => formatCount(threads),
    },
    { key: 'end', label: t.endedBy, cell: ({ end }) => <WaitEndText model={model} end={end} /> },
  ];
  return (
    <>
      <SortableTable
        label={label}
        rows={groups}
        rowKey={keyOf}
        columns={columns.filter((column) => column !== false)}
        sort="total"
        below={(row) => open.value.has(keyOf(row)) && <Waiters model={model} row={row} />}
        {...(!isWhole.value && { most: firstGroups })}
      />
      {groups.length > firstGroups && !isWhole.value && (
        <p>
          <button
            type="button"
            class="an-button"
            onClick={() => {
              isWhole.value = true;
            }}
          >
            {t.showAll(formatCount(groups.length))}
          </button>
        </p>
      )}
    </>
  );
}

function What({
  model,
  row,
  isOpen,
  toggle,
}: {
  readonly model: AnalyzerModel;
  readonly row: WaitGroup;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}) {
  const t = waitsCatalog[model.locale];
  const kind = waitKindText(row.kind, model.locale);
  const { short, whole } = waitNameTexts(row.name);
  const title = whole ? `${kind} ${whole}` : kind;
  return (
    <span class="wait-what">
      <button
        type="button"
        class="an-button wait-toggle"
        aria-expanded={isOpen}
        aria-label={t.waiters(title)}
        title={t.waiters(title)}
        onClick={toggle}
      >
        <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
      </button>
      <button
        type="button"
        class="an-link n"
        title={title}
        aria-label={t.only(title)}
        onClick={() => model.narrow(...termsOfGroup(row))}
      >
        <span class="soft">{kind}</span>
        {short && ' '}
        {short}
      </button>
    </span>
  );
}

function Waiters({ model, row }: { readonly model: AnalyzerModel; readonly row: WaitGroup }) {
  const { locale } = model;
  const t = waitsCatalog[locale];
  const more = row.threads - row.waiters.length;
  return (
    <ul class="waiters">
      {row.waiters.map(({ pid, comm, count, totalNs, maxNs, maxCall }) => {
        const who = pid === null ? t.noPid : `${pid}${comm ? ` ${visibleText(comm)}` : ''}`;
        const text = t.waiter(
          who,
          t.times(formatCount(count), count === 1),
          formatDuration(totalNs, locale),
          formatDuration(maxNs, locale),
        );
        return (
          <li key={maxCall}>
            {pid === null ? (
              text
            ) : (
              <button
                type="button"
                class="an-link"
                onClick={() => model.narrow(...termsOfGroup(row), { field: 'pid', value: pid })}
              >
                {text}
              </button>
            )}
          </li>
        );
      })}
      {more > 0 && <li class="soft">{t.moreWaiters(formatCount(more))}</li>}
    </ul>
  );
}
