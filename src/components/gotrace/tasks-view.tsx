import { useSignal } from '@preact/signals';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { gotraceRangeCatalog } from '../../i18n/catalogs/gotrace-range.ts';
import { formatCount } from '../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../views/format-duration.ts';
import { rangeText } from '../../views/gotrace/range-text.ts';
import type { RegionRow, TaskRow, TaskTables, TaskTypeRow } from '../../views/gotrace/rows.ts';
import type { GoTraceInfo } from '../../views/gotrace/trace-info.ts';
import { visibleText } from '../../views/visible-text.ts';
import { SortableTable, type TotalColumn } from '../analyzer/sortable-table.tsx';
import { useAnswer } from '../instrument/use-answer.ts';
import { durationColumn } from './duration-cell.tsx';
import type { GoTraceModel } from './go-trace-model.ts';
import { GoroutineLink } from './life-cells.tsx';
import { officialColumns } from './time-columns.tsx';
import { ToggleName } from './toggle-name.tsx';

interface Props {
  readonly model: GoTraceModel;
  readonly info: GoTraceInfo;
}

/** What the program marked itself: tasks by type and one by one with their logs, and regions. */
export function TasksView({ model, info }: Props) {
  const { locale, params } = model;
  const t = gotraceCatalog[locale];
  const answer = useAnswer(model, 'goTasks', () => ({ text: params.get('q'), range: model.range.value }));
  const opened = useSignal('');
  const tables = answer.value;
  if (!tables) return <div class="totals" />;
  const { tasks, taskCount, regions, regionCount } = tables;
  return (
    <div class="totals">
      <p class="soft">{t.tasksIntro}</p>
      {tables.types.length > 0 && <Types model={model} tables={tables} />}
      {tasks.length > 0 && (
        <section>
          <p class="an-h">{t.singleTasks}</p>
          <SortableTable
            label={t.singleTasks}
            rows={tasks}
            rowKey={({ id }) => id}
            sort="length"
            columns={taskColumns(model, info.durationNs, opened.value, (id) => {
              opened.value = opened.peek() === id ? '' : id;
            })}
            below={(task) => (task.id === opened.value ? <Logs model={model} task={task} /> : null)}
          />
          {taskCount > tasks.length && (
            <p class="soft">{t.rowsMore(formatCount(tasks.length), formatCount(taskCount))}</p>
          )}
        </section>
      )}
      {regions.length > 0 && (
        <section>
          <p class="an-h">{t.regionsTitle}</p>
          <SortableTable
            label={t.regionsTitle}
            rows={regions}
            rowKey={({ group }) => String(group)}
            sort="total"
            columns={regionColumns(model)}
          />
          {regionCount > regions.length && (
            <p class="soft">{t.rowsMore(formatCount(regions.length), formatCount(regionCount))}</p>
          )}
        </section>
      )}
    </div>
  );
}

function Types({ model, tables }: { readonly model: GoTraceModel; readonly tables: TaskTables }) {
  const t = gotraceCatalog[model.locale];
  const count = (key: 'count' | 'complete', label: string) => ({
    key,
    label,
    numeric: true,
    value: (row: TaskTypeRow) => row[key],
    cell: (row: TaskTypeRow) => formatCount(row[key]),
  });
  return (
    <section>
      <p class="an-h">{t.taskTypes}</p>
      <SortableTable
        label={t.taskTypes}
        rows={tables.types}
        rowKey={({ name }) => name}
        sort="total"
        columns={[
          {
            key: 'name',
            label: t.taskType,
            value: ({ name }) => name,
            cell: ({ name }) => visibleText(name) || '–',
          },
          count('count', t.count),
          { ...count('complete', t.taskComplete), hint: t.taskCompleteTitle },
          durationColumn<TaskTypeRow>('total', t.total, model.locale, ({ totalNs }) => totalNs),
          durationColumn<TaskTypeRow>('mean', t.mean, model.locale, ({ totalNs, complete }) =>
            complete > 0 ? totalNs / complete : 0,
          ),
          durationColumn<TaskTypeRow>('max', t.max, model.locale, ({ maxNs }) => maxNs),
        ]}
      />
    </section>
  );
}

function taskColumns(
  model: GoTraceModel,
  endNs: number,
  opened: string,
  toggle: (id: string) => void,
): TotalColumn<TaskRow>[] {
  const { locale, params } = model;
  const t = gotraceCatalog[locale];
  const words = gotraceRangeCatalog[locale];
  const length = ({ startNs, endNs: ended }: TaskRow) => (ended ?? endNs) - (startNs ?? 0);
  return [
    {
      key: 'id',
      label: t.task,
      cell: ({ id, logCount }) =>
        logCount > 0 ? (
          <ToggleName locale={locale} name={id} open={opened === id} toggle={() => toggle(id)} />
        ) : (
          id
        ),
    },
    { key: 'type', label: t.taskName, value: ({ name }) => name, cell: ({ name }) => visibleText(name) },
    {
      key: 'parent',
      label: t.parent,
      cell: ({ parent }) => (parent === null || parent === '0' ? '' : parent),
    },
    {
      key: 'start',
      label: t.taskStart,
      numeric: true,
      value: ({ startNs }) => startNs ?? -1,
      title: ({ startNs }) => (startNs === null ? '' : exactDuration(startNs)),
      cell: ({ startNs }) => (startNs === null ? t.taskNoStart : formatDuration(startNs, locale)),
    },
    {
      key: 'length',
      label: t.taskLength,
      numeric: true,
      value: length,
      title: (task) => exactDuration(length(task)),
      cell: (task) => (
        <>
          {formatDuration(length(task), locale)}
          {task.endNs === null && <span class="soft"> ({t.taskNoEnd})</span>}
        </>
      ),
    },
    {
      key: 'goroutines',
      label: t.goroutines,
      numeric: true,
      value: (task) => task.goroutines,
      cell: ({ goroutine, goroutines }) =>
        goroutine === null ? (
          formatCount(goroutines)
        ) : (
          <GoroutineLink model={model} who={{ id: goroutine, name: '' }} />
        ),
    },
    {
      key: 'regions',
      label: t.regions,
      numeric: true,
      value: ({ regions }) => regions,
      cell: ({ regions }) => formatCount(regions),
    },
    {
      key: 'logs',
      label: t.logs,
      numeric: true,
      value: ({ logCount }) => logCount,
      cell: ({ logCount }) => (logCount > 0 ? formatCount(logCount) : ''),
    },
    {
      key: 'range',
      label: words.column,
      cell: (task) => (
        <button
          type="button"
          class="an-link"
          aria-label={words.onlyTask(task.id)}
          onClick={() =>
            params.set({ range: rangeText({ fromNs: task.startNs ?? 0, toNs: task.endNs ?? endNs }) })
          }
        >
          {words.onlyThis}
        </button>
      ),
    },
  ];
}

function Logs({ model, task }: { readonly model: GoTraceModel; readonly task: TaskRow }) {
  const { locale } = model;
  const t = gotraceCatalog[locale];
  return (
    <div class="go-below">
      <ul class="go-logs" aria-label={t.taskLogs(task.id)}>
        {task.logs.map(({ timeNs, category, message }, place) => (
          <li key={place}>
            <span class="n soft">{formatDuration(timeNs, locale)}</span>{' '}
            {category !== '' && <b>[{visibleText(category)}] </b>}
            {visibleText(message)}
          </li>
        ))}
      </ul>
      {task.logCount > task.logs.length && (
        <p class="soft">{t.logsMore(formatCount(task.logCount - task.logs.length))}</p>
      )}
    </div>
  );
}

function regionColumns({ locale }: GoTraceModel): TotalColumn<RegionRow>[] {
  const t = gotraceCatalog[locale];
  return [
    {
      key: 'name',
      label: t.regionType,
      value: ({ type }) => type,
      cell: ({ type, rootFrame }) => (
        <>
          {visibleText(type) || t.inherited} <span class="soft">{visibleText(rootFrame)}</span>
        </>
      ),
    },
    {
      key: 'count',
      label: t.count,
      numeric: true,
      value: ({ count }) => count,
      cell: ({ count }) => formatCount(count),
    },
    ...officialColumns<RegionRow>(locale, [], []).filter(({ key }) => key !== 'first'),
    durationColumn('max', t.max, locale, ({ maxNs }) => maxNs),
  ];
}
