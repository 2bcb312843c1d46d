import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Int64 } from '../../../formats/pprof/int64.ts';
import { diffCatalog } from '../../../i18n/catalogs/flame-diff.ts';
import { pprofCatalog } from '../../../i18n/catalogs/pprof.ts';
import { formatCount } from '../../../views/format-count.ts';
import { exactValue, formatValue } from '../../../views/pprof/format-value.ts';
import { type DiffRow, isIncomparable } from '../../../views/pprof/profile-diff.ts';
import type { ProfileInfo } from '../../../views/pprof/profile-info.ts';
import { visibleText } from '../../../views/visible-text.ts';
import { SortableTable, type TotalColumn } from '../../analyzer/sortable-table.tsx';
import { MoreRows, rowStep } from '../../instrument/more-rows.tsx';
import { orderText, readOrder } from '../../instrument/table-order.ts';
import { useAnswer } from '../../instrument/use-answer.ts';
import { changeText } from '../flame/frame-facts.tsx';
import type { ProfileModel } from '../profile-model.ts';
import { differenceWords } from './difference-words.ts';

const keys = ['flat', 'cum', 'before', 'after', 'name'] as const;
const usual = { key: 'flat', descending: true };

interface Props {
  readonly model: ProfileModel;
  readonly info: ProfileInfo;
  /** Which is before. */
  readonly sides: ComponentChildren;
  readonly tools: ComponentChildren;
}

/** Functions with what they have more or less than before, largest change first. */
export function DiffTable({ model, info, sides, tools }: Props) {
  const { locale, params } = model;
  const t = diffCatalog[locale];
  const most = useSignal(rowStep);
  const order = () => readOrder(params.get('sort'), keys, usual);
  const answer = useAnswer(model, 'profileDiff', () => {
    const asked = model.diffAsked(info);
    return asked && { ...asked, text: params.get('q'), order: order(), most: most.value };
  }).value;
  const shown = answer && !isIncomparable(answer) ? answer : null;
  return (
    <div class="totals names-first">
      <p>{sides}</p>
      <div class="diff-tools">{tools}</div>
      {answer && isIncomparable(answer) && <p>{differenceWords(answer, locale)}</p>}
      {shown && (
        <>
          {shown.all === 0 && <p>{t.nothingChanged}</p>}
          <p>
            {t.sums(
              formatValue(shown.before, shown.unit, locale),
              formatValue(shown.after, shown.unit, locale),
              changeText(Number(shown.after) - Number(shown.before), shown.unit, locale),
            )}
          </p>
          <SortableTable
            label={t.tableLabel}
            columns={columns(model, shown.unit, shown.before)}
            rows={shown.rows}
            rowKey={({ key }) => key}
            sort={usual.key}
            order={order()}
            reorder={(next) => params.set({ sort: orderText(next) })}
            isSorted
          />
          {shown.all > 0 && (
            <MoreRows
              locale={locale}
              shown={shown.rows.length}
              count={shown.count}
              more={() => {
                most.value += rowStep;
              }}
            />
          )}
          <ul class="flame-notes soft">
            <li>{t.tableNote(formatCount(shown.count), formatCount(shown.all))}</li>
            {params.get('norm') === '1' && <li>{t.normaliseNote}</li>}
          </ul>
        </>
      )}
    </div>
  );
}

function columns(model: ProfileModel, unit: string, before: Int64): TotalColumn<DiffRow>[] {
  const { locale, params } = model;
  const t = diffCatalog[locale];
  const change = (key: 'flat' | 'cum', label: string): TotalColumn<DiffRow>[] => [
    {
      key,
      label,
      numeric: true,
      value: (row) => Number(row[key]),
      title: (row) => exactValue(row[key], unit),
      cell: (row) => (
        <span class={Number(row[key]) > 0 ? 'diff-more' : Number(row[key]) < 0 ? 'diff-less' : 'soft'}>
          {changeText(Number(row[key]), unit, locale)}
        </span>
      ),
    },
    {
      key: `${key}-share`,
      label: '%',
      numeric: true,
      cell: (row) => <span class="soft">{signedShare(Number(row[key]), Number(before))}</span>,
    },
  ];
  const side = (key: 'before' | 'after'): TotalColumn<DiffRow> => ({
    key,
    label: t.cumOf(t[key]),
    numeric: true,
    value: (row) => Number(row[key]),
    title: (row) => exactValue(row[key], unit),
    cell: (row) => formatValue(row[key], unit, locale),
  });
  return [
    ...change('flat', t.flatChange),
    ...change('cum', t.cumChange),
    side('before'),
    side('after'),
    {
      key: 'name',
      label: pprofCatalog[locale].function,
      value: ({ name }) => name,
      title: ({ file }) => visibleText(file),
      cell: ({ key, name }) => (
        <button
          type="button"
          class="an-link"
          dir="ltr"
          onClick={() => params.set({ show: 'flame', focus: key, frame: '' })}
        >
          {visibleText(name)}
        </button>
      ),
    },
  ];
}

function signedShare(part: number, whole: number): string {
  if (!(whole > 0)) return '';
  const percent = (part / whole) * 100;
  const size = Math.abs(percent);
  return `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${size >= 9.95 ? Math.round(size) : size.toFixed(1)} %`;
}
