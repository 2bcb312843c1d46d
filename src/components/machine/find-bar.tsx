import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DockState } from './dock-state.ts';
import { Icon } from './icons.tsx';
import type { TerminalScreen } from './terminal-screen.ts';

interface Props {
  readonly dock: DockState;
  readonly screen: () => TerminalScreen | null;
}

/** Finds text in what the terminal holds; Enter goes on, Shift+Enter back, Escape closes. */
export function FindBar({ dock, screen }: Props) {
  const t = dock.model.words;
  const input = useRef<HTMLInputElement>(null);
  const found = useSignal(true);
  useEffect(() => input.current?.focus(), []);
  const find = (backwards = false) => {
    found.value = screen()?.find(input.current?.value ?? '', backwards) ?? true;
  };
  const close = () => {
    dock.finding.value = false;
    dock.focusTerminal();
  };
  return (
    <search class="machine-find">
      <input
        ref={input}
        type="text"
        aria-label={t.findLabel}
        placeholder={t.findLabel}
        spellcheck={false}
        autocomplete="off"
        onInput={() => find()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') find(event.shiftKey);
          if (event.key !== 'Escape') return;
          event.preventDefault();
          close();
        }}
      />
      <span role="status">{found.value ? '' : t.findNone}</span>
      <button type="button" class="machine-tool" onClick={() => find(true)}>
        {t.findPrevious}
      </button>
      <button type="button" class="machine-tool" onClick={() => find()}>
        {t.findNext}
      </button>
      <button type="button" class="icon" aria-label={t.closeFind} title={t.closeFind} onClick={close}>
        <Icon name="close" />
      </button>
    </search>
  );
}
