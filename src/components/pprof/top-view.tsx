import { useSignal } from '@preact/signals';
import { pprofCatalog } from '../../i18n/catalogs/pprof.ts';
import { formatCount, formatShare } from '../../views/format-count.ts';
import { exactValue, formatValue } from '../../views/pprof/format-value.ts';
import type { ProfileInfo, ProfileRow } from '../../views/pprof/profile-info.ts';
import { visibleText } from '../../views/visible-text.ts';
import { SortableTable, type TotalColumn } from '../analyzer/sortable-table.tsx';
import { MoreRows, rowStep } from '../instrument/more-rows.tsx';
import { Share } from '../instrument/share.tsx';
import { orderText, readOrder } from '../instrument/table-order.ts';
import { useAnswer } from '../instrument/use-answer.ts';
import type { ProfileModel } from './profile-model.ts';
import { SampleTypes } from './sample-types.tsx';
import { SourcePanel } from './source/source-panel.tsx';

const keys = ['flat', 'cum', 'name'] as const;

interface Props {
  readonly model: ProfileModel;
  readonly info: ProfileInfo;
  /** Functions, or lines of the source. */
  readonly by: 'functions' | 'lines';
}

/** Functions or lines with what was counted in them, and in them and all they called. */
export function TopView({ model, info, by }: Props) {
  const { locale, params } = model;
  const t = pprofCatalog[locale];
  const most = useSignal(rowStep);
  const usual = { key: by === 'functions' ? 'flat' : 'cum', descending: true };
  const order = readOrder(params.get('sort'), keys, usual);
  const table = useAnswer(model, by === 'functions' ? 'profileTop' : 'profileLines', () => ({
    ...model.asked(info),
    text: params.get('q'),
    order: readOrder(params.get('sort'), keys, usual),
    most: most.value,
  }));
  if (by === 'lines' && !info.hasLines) return <p class="totals">{t.noLines}</p>;
  const type = model.typeIndex(info);
  const { type: name, unit } = info.sampleTypes[type] ?? { type: '', unit: '' };
  const shown = table.value;
  return (
    <div class="totals names-first">
      <SampleTypes model={model} info={info} />
      <p class="soft">
        {by === 'lines'
          ? t.linesIntro
          : t.topIntro(formatValue(info.totals[type] ?? 0, unit, locale), visibleText(name))}
      </p>
      {by === 'lines' && model.given === null && <SourcePanel model={model} info={info} />}
      {shown && (
        <>
          <SortableTable
            label={by === 'functions' ? t.top : t.lines}
            columns={columns(model, unit, Number(shown.total), by)}
            rows={shown.rows}
            rowKey={({ key }) => key}
            sort={usual.key}
            order={order}
            reorder={(next) => params.set({ sort: orderText(next) })}
            isSorted
          />
          <MoreRows
            locale={locale}
            shown={shown.rows.length}
            count={shown.count}
            more={() => {
              most.value += rowStep;
            }}
          />
          {isBytes(unit) && <p class="soft">{t.byteNote}</p>}
          {by === 'functions' && (
            <p class="soft">
              {t.topShown(
                formatValue(shown.shown, unit, locale),
                formatShare(Math.abs(Number(shown.shown)), Math.abs(Number(shown.total))),
              )}{' '}
              {t.topAll(formatCount(shown.count), formatCount(shown.all))}
            </p>
          )}
        </>
      )}
    </div>
  );
}

const isBytes = (unit: string): boolean => /^bytes?$/.test(unit);

function columns(
  model: ProfileModel,
  unit: string,
  total: number,
  by: Props['by'],
): TotalColumn<ProfileRow>[] {
  const { locale } = model;
  const t = pprofCatalog[locale];
  const value = (key: 'flat' | 'cum', label: string): TotalColumn<ProfileRow>[] => [
    {
      key,
      label,
      numeric: true,
      value: (row) => Number(row[key]),
      title: (row) => exactValue(row[key], unit),
      cell: (row) => formatValue(row[key], unit, locale),
    },
    {
      key: `${key}-share`,
      label: t.share,
      numeric: true,
      cell: (row) => <Share part={Number(row[key])} whole={total} />,
    },
  ];
  return [
    ...value('flat', t.flat),
    ...value('cum', t.cum),
    {
      key: 'name',
      label: by === 'functions' ? t.function : t.line,
      value: ({ name }) => name,
      title: ({ file, line }) => visibleText(line ? `${file}:${line}` : file),
      cell: (row) => <FunctionName model={model} row={row} isLine={by === 'lines'} />,
    },
  ];
}

function FunctionName({
  model,
  row,
  isLine,
}: {
  readonly model: ProfileModel;
  readonly row: ProfileRow;
  readonly isLine: boolean;
}) {
  const name = visibleText(row.name);
  if (isLine)
    return (
      <span dir="ltr">
        {name} <span class="soft">{visibleText(row.line ? `${row.file}:${row.line}` : row.file)}</span>
      </span>
    );
  return (
    <button type="button" class="an-link" dir="ltr" onClick={() => model.showFunction(row.key)}>
      {name}
    </button>
  );
}
