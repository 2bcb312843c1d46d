import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { TimeRange } from '../../analysis/gotrace/time-range.ts';
import { durationText, readDuration } from '../../analysis/strace/query/numbers.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { gotraceRangeCatalog } from '../../i18n/catalogs/gotrace-range.ts';
import { exactDuration, formatDuration } from '../../views/format-duration.ts';
import { momentWords, rangeText } from '../../views/gotrace/range-text.ts';
import type { GoTraceFacts } from '../../views/gotrace/trace-info.ts';
import { visibleText } from '../../views/visible-text.ts';
import type { GoTraceModel } from './go-trace-model.ts';
import { SaveRange } from './save-parts.tsx';

interface Props {
  readonly model: GoTraceModel;
  readonly facts: GoTraceFacts;
}

/** Over every view: which part of the trace it is of, and a way to choose another. */
export function RangeBar({ model, facts }: Props) {
  const t = gotraceRangeCatalog[model.locale];
  const open = useSignal(false);
  const range = model.range.value;
  return (
    <div class="go-range" role="group" aria-label={t.title}>
      {range ? (
        <span class="go-range-row">
          <button
            type="button"
            class="an-chip is-mark"
            title={exactWords(range, facts.durationNs)}
            aria-expanded={open.value}
            onClick={() => {
              open.value = !open.peek();
            }}
          >
            {rangeWords(range, facts.durationNs, model.locale)}
          </button>
          <button
            type="button"
            class="an-button icon"
            aria-label={t.clear}
            title={t.clear}
            onClick={() => {
              open.value = false;
              model.params.set({ range: '' });
            }}
          >
            ×
          </button>
        </span>
      ) : (
        <span class="go-range-row">
          <span class="soft">{t.whole}</span>
          <button
            type="button"
            class="an-link"
            aria-expanded={open.value}
            onClick={() => {
              open.value = !open.peek();
            }}
          >
            {t.choose}
          </button>
        </span>
      )}
      {open.value && (
        <RangeForm
          model={model}
          facts={facts}
          range={range}
          done={() => {
            open.value = false;
          }}
        />
      )}
      {range && (
        <p class="soft">
          {range.fromNs > facts.durationNs
            ? t.beyond(formatDuration(facts.durationNs, model.locale))
            : t.note}
        </p>
      )}
      {range && <SaveRange key={rangeText(range)} model={model} />}
    </div>
  );
}

/** A range in a few words: `1.2 s to 1.5 s`. */
export function rangeWords(range: TimeRange, durationNs: number, locale: Locale): string {
  const t = gotraceRangeCatalog[locale];
  const length = Math.min(range.toNs, durationNs) - range.fromNs;
  const end = Number.isFinite(range.toNs) ? momentWords(range.toNs, length) : t.end;
  return t.words(momentWords(range.fromNs, length), end);
}

function exactWords({ fromNs, toNs }: TimeRange, durationNs: number): string {
  return `${exactDuration(fromNs)} – ${exactDuration(Math.min(toNs, Math.max(fromNs, durationNs)))}`;
}

interface FormProps {
  readonly model: GoTraceModel;
  readonly facts: GoTraceFacts;
  readonly range: TimeRange | null;
  readonly done: () => void;
}

function RangeForm({ model, facts, range, done }: FormProps) {
  const t = gotraceRangeCatalog[model.locale];
  const first = useRef<HTMLInputElement>(null);
  const problem = useSignal('');
  const from = useSignal(range && range.fromNs > 0 ? durationText(range.fromNs) : '');
  const to = useSignal(range && Number.isFinite(range.toNs) ? durationText(range.toNs) : '');
  useEffect(() => first.current?.focus(), []);
  const apply = () => {
    const read = (text: string, otherwise: number) =>
      text.trim() === '' ? otherwise : readDuration(text.trim());
    const fromNs = read(from.peek(), 0);
    const toNs = read(to.peek(), facts.durationNs);
    if (typeof fromNs !== 'number') problem.value = t.bad(visibleText(from.peek()));
    else if (typeof toNs !== 'number') problem.value = t.bad(visibleText(to.peek()));
    else if (fromNs >= toNs) problem.value = t.empty;
    else {
      const isWhole = fromNs === 0 && toNs >= facts.durationNs;
      model.params.set({ range: rangeText(isWhole ? null : { fromNs, toNs }) });
      done();
    }
  };
  return (
    <form
      class="go-range-row"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        done();
      }}
    >
      {(
        [
          [t.from, from, first],
          [t.to, to, undefined],
        ] as const
      ).map(([label, value, ref]) => (
        <label key={label}>
          {label}{' '}
          <input
            {...(ref && { ref })}
            type="text"
            dir="ltr"
            size={12}
            maxLength={40}
            spellcheck={false}
            autocomplete="off"
            value={value.value}
            onInput={(event) => {
              value.value = event.currentTarget.value;
            }}
          />
        </label>
      ))}
      <button type="submit" class="an-button">
        {t.apply}
      </button>
      <span class={problem.value === '' ? 'soft' : 'go-range-problem'} role="status">
        {problem.value || t.hint}
      </span>
    </form>
  );
}
