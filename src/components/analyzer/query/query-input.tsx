import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { canonical } from '../../../analysis/strace/query/edit.ts';
import { parseQuery } from '../../../analysis/strace/query/parse.ts';
import { queryCatalog } from '../../../i18n/catalogs/query.ts';
import { formatCount } from '../../../views/format-count.ts';
import type { AnalyzerModel } from '../model.ts';
import { QueryProblem } from './query-problem.tsx';
import { type Suggestion, suggest } from './suggest.ts';
import { SuggestionList } from './suggestion-list.tsx';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  /** False until the analyzer runs: the field then only keeps its place. */
  readonly live: boolean;
}

const typingMs = 200;

/**
 * The field of the query, a combobox: what is typed takes effect shortly after, as far as it is a query; what can stand
 * at the caret is offered below. Nothing is offered for what the reader has just finished.
 */
export function QueryInput({ model, id, live }: Props) {
  const t = queryCatalog[model.locale];
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const offered = useSignal<readonly Suggestion[]>([]);
  const active = useSignal(-1);
  const open = offered.value.length > 0;
  const bad = model.badQuery.value;
  const list = `${id}-suggestions`;

  useSignalEffect(() => {
    const { value: query } = model.query;
    const typed = model.badQuery.value;
    const field = input.current;
    // Only a query that was not typed here is put in the place of what stands here.
    if (field && typed === null && canonical(field.value) !== canonical(query)) field.value = query;
    else if (field && typed !== null && field.value !== typed) field.value = typed;
  });

  const take = () => {
    clearTimeout(timer.current);
    const text = input.current?.value.trim() ?? '';
    if (parseQuery(text).error) model.badQuery.value = text;
    else model.typeQuery(text);
  };
  const finish = () => {
    take();
    offered.value = [];
    active.value = -1;
    model.endTyping();
  };
  const offer = () => {
    const field = input.current;
    if (!field) return;
    void model.loadFindings();
    active.value = -1;
    offered.value = suggest(
      field.value,
      field.selectionStart ?? field.value.length,
      model.facets.peek(),
      model.locale,
    );
  };
  const accept = ({ insert, from, to, isField }: Suggestion) => {
    const field = input.current;
    if (!field) return;
    const rest = field.value.slice(to);
    const put = isField || /^[\s)]/.test(rest) ? insert : `${insert} `;
    field.value = field.value.slice(0, from) + put + rest;
    field.focus();
    field.setSelectionRange(from + put.length, from + put.length);
    if (isField) offer();
    else finish();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, its keys are its own.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = offered.value[active.value];
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        if (!open) return offer();
        const { length } = offered.value;
        const step = event.key === 'ArrowDown' ? 1 : -1;
        active.value = active.value < 0 && step < 0 ? length - 1 : (active.value + step + length) % length;
        return;
      }
      case 'Enter':
        event.preventDefault();
        return chosen ? accept(chosen) : finish();
      case 'Tab': {
        const first = chosen ?? (/[^\s(|-]$/.test(input.current?.value ?? '') ? offered.value[0] : undefined);
        if (!open || !first || event.shiftKey) return finish();
        event.preventDefault();
        return accept(first);
      }
      case 'Escape':
        event.stopPropagation();
        event.preventDefault();
        if (open) {
          offered.value = [];
          active.value = -1;
          return;
        }
        finish();
        (
          document.querySelector<HTMLElement>(`#${id}-view .vt`) ??
          document.getElementById(`${id}-tab-${model.shownView.value}`)
        )?.focus();
    }
  };
  return (
    <div class="query-field">
      <input
        ref={input}
        id={`${id}-search`}
        class="search query-text"
        type="text"
        role="combobox"
        disabled={!live}
        placeholder={t.placeholder}
        aria-label={t.label}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active.value >= 0 ? `${list}-${active.value}` : undefined}
        aria-invalid={bad !== null}
        aria-describedby={bad === null ? undefined : `${id}-query-problem`}
        defaultValue={model.badQuery.peek() ?? model.query.peek()}
        autocomplete="off"
        autocapitalize="none"
        autocorrect="off"
        spellcheck={false}
        enterkeyhint="search"
        dir="ltr"
        onInput={() => {
          clearTimeout(timer.current);
          timer.current = setTimeout(take, typingMs);
          offer();
        }}
        onClick={offer}
        onBlur={finish}
        onKeyDown={onKeyDown}
      />
      <div class="query-drop">
        <SuggestionList
          id={list}
          label={t.suggestions}
          suggestions={offered.value}
          active={active.value}
          accept={accept}
        />
        {bad !== null && <QueryProblem model={model} id={`${id}-query-problem`} text={bad} />}
      </div>
      <span class="visually-hidden" role="status">
        {open && t.suggestionCount(formatCount(offered.value.length), offered.value.length === 1)}
      </span>
    </div>
  );
}
