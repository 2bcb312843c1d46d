import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { waitClassNames } from '../../analysis/strace/log.ts';
import { hasValue, toggleValue, withoutTerm } from '../../analysis/strace/query/edit.ts';
import type { FieldName } from '../../analysis/strace/query/fields.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { waitClassTexts } from '../../i18n/catalogs/findings.ts';
import type { TraceInfo } from '../../views/call-row.ts';
import { formatCount } from '../../views/format-count.ts';
import { parseDuration } from '../../views/format-duration.ts';
import { visibleText } from '../../views/visible-text.ts';
import type { AnalyzerModel } from './model.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly info: TraceInfo;
  readonly close: () => void;
}

/** What to filter by, with how many calls each choice has. */
export function FilterPanel({ model, id, info, close }: Props) {
  const { locale } = model;
  const t = analyzerCatalog[locale];
  const panel = useRef<HTMLDivElement>(null);
  const facets = model.facets.value;
  useEffect(() => {
    panel.current?.querySelector('select')?.focus();
    const outside = (event: PointerEvent) => {
      if (!panel.current?.parentElement?.contains(event.target as Node)) close();
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [close]);
  const add = (field: FieldName, value: string | number) => {
    const query = model.query.peek();
    if (!hasValue(query, field, value)) model.query.value = toggleValue(query, field, value);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc anywhere inside closes it
    <div
      class="filter-panel"
      id={id}
      ref={panel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        (panel.current?.previousElementSibling as HTMLElement | null)?.focus();
        close();
      }}
    >
      <Choice
        label={t.filterSyscall}
        all={t.filterAll}
        options={(facets?.syscalls ?? []).map(({ name, calls }) => [
          name,
          `${visibleText(name)} (${formatCount(calls)})`,
        ])}
        choose={(name) => add('syscall', name)}
      />
      {info.hasPids && (
        <Choice
          label={t.filterPid}
          all={t.filterAll}
          options={(facets?.pids ?? []).map(({ pid, comm, calls }) => [
            String(pid),
            `${pid}${comm ? ` ${visibleText(comm)}` : ''} (${formatCount(calls)})`,
          ])}
          choose={(pid) => add('pid', Number(pid))}
        />
      )}
      <Choice
        label={t.filterErrno}
        all={t.filterAll}
        options={[
          ...(facets?.errnos.length ? [['any', t.filterAnyError] as const] : []),
          ...(facets?.errnos ?? []).map(
            ({ name, calls }) => [name, `${visibleText(name)} (${formatCount(calls)})`] as const,
          ),
        ]}
        choose={(name) => add('errno', name)}
      />
      <Choice
        label={t.filterClass}
        all={t.filterAll}
        options={(facets?.classes ?? []).map(({ name, calls }) => [
          name,
          `${waitClassTexts[waitClassNames.indexOf(name) as 0].name[locale]} (${formatCount(calls)})`,
        ])}
        choose={(name) => add('class', name)}
      />
      {info.hasDurations && <MinField model={model} id={id} />}
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly choose: (value: string) => void;
}

function Choice({ label, all, options, choose }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select
        value=""
        disabled={options.length === 0}
        onChange={(event) => {
          const { value } = event.currentTarget;
          event.currentTarget.value = '';
          if (value) choose(value);
        }}
      >
        <option value="">{all}</option>
        {options.map(([value, text]) => (
          <option value={value} key={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function MinField({ model, id }: { readonly model: AnalyzerModel; readonly id: string }) {
  const t = analyzerCatalog[model.locale];
  const bad = useSignal(false);
  return (
    <label>
      <span>{t.filterMin}</span>
      <input
        type="text"
        inputMode="text"
        autocomplete="off"
        placeholder={t.filterMinPlaceholder}
        aria-invalid={bad.value}
        aria-describedby={bad.value ? `${id}-min` : undefined}
        onChange={(event) => {
          const text = event.currentTarget.value.trim();
          const value = text === '' ? 0 : parseDuration(text);
          bad.value = Number.isNaN(value);
          if (bad.value) return;
          if (value > 0) model.narrow({ field: 'dur', op: '>=', value });
          else model.query.value = withoutTerm(model.query.peek(), 'dur');
        }}
      />
      {bad.value && (
        <span class="problem-text" id={`${id}-min`}>
          {t.filterMinBad}
        </span>
      )}
    </label>
  );
}
