import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { visibleText } from '../../views/visible-text.ts';
import type { DockState, TerminalNumber } from './dock-state.ts';
import { copyText } from './terminal-foot.tsx';

interface Props {
  readonly dock: DockState;
  readonly number: TerminalNumber;
  readonly text: () => string;
}

/** What the terminal holds as text that stands still: to be read line by line, selected, copied. */
export function TextPane({ dock, number, text }: Props) {
  const t = dock.model.words;
  const shown = useSignal(text());
  const pre = useRef<HTMLPreElement>(null);
  useEffect(() => {
    if (pre.current) pre.current.scrollTop = pre.current.scrollHeight;
  }, [shown.value]);
  const lines = shown.value.split('\n').map(visibleText).join('\n');
  return (
    <div class="machine-text">
      <p class="machine-text-head">
        <button
          type="button"
          class="machine-tool"
          onClick={async () => dock.model.say((await copyText(shown.value)) ? t.copied : t.notCopied)}
        >
          {t.copyText}
        </button>
        <button
          type="button"
          class="machine-tool"
          onClick={() => {
            shown.value = text();
          }}
        >
          {t.refresh}
        </button>
        <button
          type="button"
          class="machine-tool"
          onClick={() => {
            dock.asText.value = false;
            setTimeout(() => dock.focusTerminal());
          }}
        >
          {t.backToTerminal}
        </button>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard */}
      <pre ref={pre} tabIndex={0} role="region" aria-label={t.textLabel(number)} dir="ltr">
        {withLinks(lines)}
      </pre>
    </div>
  );
}

/** Addresses as links, which the terminal has for the mouse alone. What they say is where they lead. */
function withLinks(text: string) {
  return text.split(/(https?:\/\/[^\s"'<>()‹›]+)/i).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <a key={index} href={part} target="_blank" rel="noopener noreferrer">
        {part}
      </a>
    ),
  );
}
