import { useSignal } from '@preact/signals';
import { gotraceGoroutineCatalog } from '../../i18n/catalogs/gotrace-goroutine.ts';
import { formatCount } from '../../views/format-count.ts';
import type { FoundGoroutine } from '../../views/gotrace/life-rows.ts';
import { visibleText } from '../../views/visible-text.ts';
import { SortableTable } from '../analyzer/sortable-table.tsx';
import { useAnswer } from '../instrument/use-answer.ts';
import { durationColumn } from './duration-cell.tsx';
import type { GoTraceModel } from './go-trace-model.ts';
import { GoroutineLink } from './life-cells.tsx';
import { LifeEvents } from './life-events.tsx';
import { LifeHead } from './life-head.tsx';
import { LifePathPart } from './life-path.tsx';
import { LifeWaits } from './life-waits.tsx';

/** One goroutine's life, or a way to find one. */
export function GoroutineView({ model }: { readonly model: GoTraceModel }) {
  const { locale, params } = model;
  const t = gotraceGoroutineCatalog[locale];
  const answer = useAnswer(model, 'goGoroutine', () => {
    const id = params.get('id');
    return id === '' ? null : { goroutine: id, range: model.range.value };
  });
  const id = params.get('id');
  const isAnswered = answer.value?.goroutine === id;
  const life = isAnswered ? answer.value?.life : null;
  return (
    <div class="totals">
      <IdForm key={id} model={model} id={id} />
      {id !== '' && isAnswered && !life && <p role="alert">{t.noSuch(visibleText(id))}</p>}
      {id !== '' && !isAnswered && <p class="soft go-pending">{t.reading}</p>}
      {life ? (
        <>
          <LifeHead model={model} life={life} />
          <LifeWaits model={model} life={life} />
          <LifePathPart model={model} life={life} />
          <LifeEvents model={model} life={life} />
        </>
      ) : (
        (id === '' || isAnswered) && <Found model={model} />
      )}
    </div>
  );
}

function IdForm({ model, id }: { readonly model: GoTraceModel; readonly id: string }) {
  const t = gotraceGoroutineCatalog[model.locale];
  const typed = useSignal(id);
  const bad = useSignal(false);
  return (
    <form
      class="go-range-row"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = typed.peek().trim().replace(/^g/i, '');
        bad.value = !/^\d{1,19}$/.test(wanted);
        if (!bad.peek()) model.params.set({ id: wanted });
      }}
    >
      <label>
        {t.find}{' '}
        <input
          type="text"
          inputMode="numeric"
          dir="ltr"
          size={10}
          maxLength={20}
          autocomplete="off"
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="an-button">
        {t.open}
      </button>
      <span class={bad.value ? 'go-range-problem' : 'soft'} role="status">
        {bad.value ? t.badId : t.findHint}
      </span>
    </form>
  );
}

function Found({ model }: { readonly model: GoTraceModel }) {
  const { locale, params } = model;
  const t = gotraceGoroutineCatalog[locale];
  const answer = useAnswer(model, 'goFind', () => ({ text: params.get('q'), range: model.range.value }));
  const found = answer.value;
  if (!found) return null;
  return (
    <section>
      <p class="soft">{t.choose}</p>
      <SortableTable
        label={t.found}
        rows={found.rows}
        rowKey={({ id }) => id}
        sort=""
        columns={[
          {
            key: 'name',
            label: t.who,
            value: ({ id }) => Number(id),
            cell: (row) => <GoroutineLink model={model} who={row} />,
          },
          durationColumn<FoundGoroutine>('from', t.createdAt, locale, ({ fromNs }) => fromNs),
          durationColumn<FoundGoroutine>('total', t.total, locale, ({ totalNs }) => totalNs),
        ]}
      />
      {found.count > found.rows.length && (
        <p class="soft">{t.foundMore(formatCount(found.rows.length), formatCount(found.count))}</p>
      )}
    </section>
  );
}
