import { useSignal } from '@preact/signals';
import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { gotraceFlameCatalog } from '../../i18n/catalogs/gotrace-flame.ts';
import { formatCount } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import { holdUpColours, holdUpWord } from '../../views/gotrace/words.ts';
import { SortableTable } from '../analyzer/sortable-table.tsx';
import { MoreRows, rowStep } from '../instrument/more-rows.tsx';
import { orderText, readOrder } from '../instrument/table-order.ts';
import { useAnswer } from '../instrument/use-answer.ts';
import { BlockingFlame } from './blocking-flame.tsx';
import { Hidden, OnlyGroup } from './blocking-notes.tsx';
import { type GoTraceModel, holdUps, isOfficial } from './go-trace-model.ts';
import { SaveProfile } from './save-parts.tsx';
import { StackFrames } from './stack-frames.tsx';
import { waitColumns, waitOrderKeys } from './wait-columns.tsx';

/** What held goroutines up, by place: the official profiles, or all of it. */
export function BlockingView({ model, id }: { readonly model: GoTraceModel; readonly id: string }) {
  const { locale, params } = model;
  const t = gotraceCatalog[locale];
  const most = useSignal(rowStep);
  const opened = useSignal(-1);
  const order = () => readOrder(params.get('sort'), waitOrderKeys, { key: 'total', descending: true });
  const answer = useAnswer(model, 'goWaits', () => ({
    holdUp: model.kind(),
    complete: model.isComplete(),
    group: params.get('group'),
    text: params.get('q'),
    order: order(),
    most: most.value,
    range: model.range.value,
  }));
  const kind = model.kind();
  const complete = model.isComplete();
  const table = answer.value;
  const tools = <Choices model={model} />;
  const notes = [
    complete ? t.completeNote : t.officialNote,
    ...(isOfficial(kind) ? [] : [t.noOfficial]),
    ...(kind === 'sched' ? [t.schedStack] : []),
  ];
  if (params.get('show') === 'flame')
    return <BlockingFlame model={model} id={id} tools={tools} notes={notes} />;
  return (
    <div class="totals">
      {tools}
      <p class="soft">{notes.join(' ')}</p>
      {isOfficial(kind) && !complete && table && <Hidden model={model} table={table} />}
      {table && table.count === 0 && <p>{t.nothingHere}</p>}
      {table && table.count > 0 && (
        <>
          <p>
            {t.sumOf(
              formatDuration(table.totalNs, locale),
              formatCount(table.times),
              formatCount(table.count),
            )}
          </p>
          <SortableTable
            label={`${holdUpWord(kind, locale)}, ${complete ? t.viewComplete : t.viewOfficial}`}
            columns={waitColumns(locale, complete, table.totalNs, opened.value, (stack) => {
              opened.value = opened.peek() === stack ? -1 : stack;
            })}
            rows={table.rows}
            rowKey={({ stack, reason }) => `${stack} ${reason}`}
            sort="total"
            order={order()}
            reorder={(next) => params.set({ sort: orderText(next) })}
            isSorted
            below={({ stack }) =>
              stack === opened.value ? <StackFrames model={model} stack={stack} /> : null
            }
          />
          <MoreRows
            locale={locale}
            shown={table.rows.length}
            count={table.count}
            more={() => {
              most.value += rowStep;
            }}
          />
          <SaveProfile model={model} />
        </>
      )}
    </div>
  );
}

/** Which waits are shown, and as what. */
function Choices({ model }: { readonly model: GoTraceModel }) {
  const { locale, params } = model;
  const t = gotraceCatalog[locale];
  const words = gotraceFlameCatalog[locale];
  const kind = model.kind();
  const complete = model.isComplete();
  return (
    <>
      <fieldset class="segments">
        <legend class="visually-hidden">{words.show}</legend>
        {(['', 'flame'] as const).map((show) => (
          <button
            type="button"
            key={show}
            class="an-button"
            aria-pressed={params.get('show') === show}
            onClick={() => params.set({ show, as: '' })}
          >
            {show === 'flame' ? words.flame : words.places}
          </button>
        ))}
      </fieldset>
      <fieldset class="segments go-kinds">
        <legend class="visually-hidden">{t.kinds}</legend>
        {holdUps.map((one) => (
          <button
            type="button"
            key={one}
            class="an-button"
            aria-pressed={one === kind}
            onClick={() => params.set({ kind: one, sort: '' })}
          >
            <i class={`swatch swatch-${holdUpColours[one]}`} aria-hidden="true" />
            {holdUpWord(one, locale)}
          </button>
        ))}
      </fieldset>
      <OnlyGroup model={model} />
      <fieldset class="segments">
        <legend class="visually-hidden">{t.view}</legend>
        {(['official', 'complete'] as const).map((count) => (
          <button
            type="button"
            key={count}
            class="an-button"
            aria-pressed={(count === 'complete') === complete}
            disabled={count === 'official' && !isOfficial(kind)}
            onClick={() => params.set({ count })}
          >
            {count === 'complete' ? t.viewComplete : t.viewOfficial}
          </button>
        ))}
      </fieldset>
    </>
  );
}
