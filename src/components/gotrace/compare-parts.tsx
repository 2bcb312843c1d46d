import { profileKinds } from '../../analysis/gotrace/blocking/wait-kinds.ts';
import { groupColumns } from '../../analysis/gotrace/compare/comparison.ts';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { gotraceCompareCatalog } from '../../i18n/catalogs/gotrace-compare.ts';
import { formatCount, formatShare } from '../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../views/format-duration.ts';
import {
  basisValues,
  type ChangedGroup,
  type ChangedRow,
  type ChangedStack,
  type CompareTables,
  compareBases,
} from '../../views/gotrace/compare-rows.ts';
import { holdUpColours, holdUpWord } from '../../views/gotrace/words.ts';
import { visibleText } from '../../views/visible-text.ts';
import { SortableTable, type TotalColumn } from '../analyzer/sortable-table.tsx';
import { durationColumn } from './duration-cell.tsx';
import type { GoTraceModel } from './go-trace-model.ts';

interface Props {
  readonly model: GoTraceModel;
  readonly tables: CompareTables;
}

/** Groups, waits, collections and one profile, each with both sides and the difference. */
export function CompareTablesPart({ model, tables }: Props) {
  const { locale, params } = model;
  const t = gotraceCompareCatalog[locale];
  const columns = new ChangeColumns(model, tables);
  const column = groupColumns.find((one) => one === params.get('column')) ?? 'blocked';
  return (
    <>
      <section>
        <p class="an-h">{t.groups}</p>
        <SortableTable
          label={t.groups}
          rows={tables.groups}
          rowKey={({ name }) => `-${name}`}
          sort="change"
          columns={[
            ...columns.of<ChangedGroup>((row) => row.columns[column], true),
            columns.counts<ChangedGroup>(t.goroutines, (row) => row.columns[column]),
            {
              key: 'name',
              label: gotraceCatalog[locale].group,
              value: ({ name }) => name,
              cell: ({ name, presence }) => (
                <>
                  <span dir="ltr">{visibleText(name) || gotraceCatalog[locale].inactive}</span>
                  {presence !== 'both' && (
                    <span class="soft"> ({presence === 'new' ? t.isNew : t.isGone})</span>
                  )}
                </>
              ),
            },
          ]}
        />
      </section>
      <section>
        <p class="an-h">{t.waits}</p>
        <SortableTable
          label={t.waits}
          rows={tables.waits}
          rowKey={({ holdUp }) => holdUp}
          sort="change"
          columns={[
            ...columns.of<CompareTables['waits'][number]>((row) => row),
            columns.counts<CompareTables['waits'][number]>(t.times, (row) => row),
            {
              key: 'name',
              label: gotraceCatalog[locale].kind,
              value: ({ holdUp }) => holdUpWord(holdUp, locale),
              cell: ({ holdUp }) => (
                <>
                  <i class={`swatch swatch-${holdUpColours[holdUp]}`} aria-hidden="true" />
                  {holdUpWord(holdUp, locale)}
                </>
              ),
            },
          ]}
        />
      </section>
      <section>
        <p class="an-h">{t.gc}</p>
        {tables.ranges.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <SortableTable
            label={t.gc}
            rows={tables.ranges}
            rowKey={({ name }) => name}
            sort="change"
            columns={[
              ...columns.of<CompareTables['ranges'][number]>((row) => row),
              columns.counts<CompareTables['ranges'][number]>(t.times, (row) => row),
              {
                key: 'name',
                label: gotraceCatalog[locale].range,
                value: ({ name }) => name,
                cell: ({ name }) => visibleText(name),
              },
            ]}
          />
        )}
      </section>
      <Profile model={model} tables={tables} columns={columns} />
    </>
  );
}

function Profile({ model, tables, columns }: Props & { readonly columns: ChangeColumns }) {
  const { locale, params } = model;
  const t = gotraceCompareCatalog[locale];
  const title = t.profile(holdUpWord(tables.kind, locale));
  return (
    <section>
      <p class="an-h">{title}</p>
      <fieldset class="segments go-kinds">
        <legend class="visually-hidden">{gotraceCatalog[locale].kinds}</legend>
        {profileKinds.map((kind) => (
          <button
            type="button"
            key={kind}
            class="an-button"
            aria-pressed={kind === tables.kind}
            onClick={() => params.set({ kind })}
          >
            <i class={`swatch swatch-${holdUpColours[kind]}`} aria-hidden="true" />
            {holdUpWord(kind, locale)}
          </button>
        ))}
      </fieldset>
      <p class="soft">{t.profileNote}</p>
      {tables.profile.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <SortableTable
          label={title}
          rows={tables.profile}
          rowKey={({ functions }) => functions.join('\n')}
          sort="change"
          columns={[
            ...columns.of<ChangedStack>((row) => row),
            columns.counts<ChangedStack>(t.times, (row) => row),
            {
              key: 'name',
              label: gotraceCatalog[locale].place,
              value: ({ functions }) => functions.join(' '),
              cell: ({ functions }) => (
                <span dir="ltr" title={visibleText(functions.join('\n'))}>
                  {visibleText(functions.slice(0, 3).join(' ← ')) || gotraceCatalog[locale].noStack}
                </span>
              ),
            },
          ]}
        />
      )}
      {tables.profileCount > tables.profile.length && (
        <p class="soft">
          {t.stacksMore(formatCount(tables.profile.length), formatCount(tables.profileCount))}
        </p>
      )}
    </section>
  );
}

/** The columns that every table of a comparison has, in the basis that is chosen. */
class ChangeColumns {
  private readonly model: GoTraceModel;
  private readonly tables: CompareTables;

  constructor(model: GoTraceModel, tables: CompareTables) {
    this.model = model;
    this.tables = tables;
  }

  /** @param ownGoroutines a row counts goroutines of its own */
  of<Row>(changeOf: (row: Row) => ChangedRow, ownGoroutines = false): TotalColumn<Row>[] {
    const { locale, params } = this.model;
    const t = gotraceCompareCatalog[locale];
    const basis = compareBases.find((one) => one === params.get('basis')) ?? 'second';
    const values = (row: Row) => basisValues(changeOf(row), basis, this.tables, ownGoroutines);
    return [
      {
        key: 'change',
        label: t.change,
        numeric: true,
        // The largest change comes first, whatever its sign.
        value: (row) => Math.abs(values(row).change),
        title: (row) => exactDuration(Math.round(values(row).change)),
        cell: (row) => signed(values(row).change, locale),
      },
      {
        key: 'ratio',
        label: t.ratio,
        numeric: true,
        value: (row) => ratioOf(values(row)),
        cell: (row) => ratioWords(ratioOf(values(row))),
      },
      durationColumn<Row>('before', t.before, locale, (row) => values(row).before),
      durationColumn<Row>('after', t.after, locale, (row) => values(row).after),
    ];
  }

  counts<Row>(label: string, changeOf: (row: Row) => ChangedRow): TotalColumn<Row> {
    const t = gotraceCompareCatalog[this.model.locale];
    const count = (row: Row, side: 'before' | 'after') => changeOf(row)[side]?.count ?? 0;
    return {
      key: 'counts',
      label,
      numeric: true,
      value: (row) => count(row, 'after') - count(row, 'before'),
      cell: (row) => t.counts(formatCount(count(row, 'before')), formatCount(count(row, 'after'))),
    };
  }
}

function signed(ns: number, locale: GoTraceModel['locale']): string {
  if (Math.round(ns) === 0) return '0';
  return `${ns > 0 ? '+' : ''}${formatDuration(ns, locale)}`;
}

/** Not a number where there was nothing before. */
function ratioOf({ before, change }: { readonly before: number; readonly change: number }): number {
  return before > 0 ? change / before : Number.NaN;
}

function ratioWords(ratio: number): string {
  if (Number.isNaN(ratio)) return '';
  return `${ratio > 0 ? '+' : ratio < 0 ? '−' : ''}${formatShare(Math.abs(ratio), 1)}`;
}
