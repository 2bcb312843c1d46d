import { useEffect, useRef } from 'preact/hooks';
import { cutText, visibleText } from '../../../views/visible-text.ts';
import type { Suggestion } from './suggest.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly suggestions: readonly Suggestion[];
  /** Place of the chosen one; -1 for none. */
  readonly active: number;
  readonly accept: (suggestion: Suggestion) => void;
}

const longestText = 120;

/** What can be put into the query, as the list of its combobox: the focus stays in the field. */
export function SuggestionList({ id, label, suggestions, active, accept }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      id={id}
      ref={list}
      class="query-list"
      role="listbox"
      aria-label={label}
      hidden={suggestions.length === 0}
    >
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
        <div
          key={suggestion.insert}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => accept(suggestion)}
        >
          <code dir="ltr">{visibleText(cutText(suggestion.insert, longestText))}</code>
          <span class="soft">{visibleText(cutText(suggestion.note, longestText))}</span>
        </div>
      ))}
    </div>
  );
}
