import type { Signal } from '@preact/signals';

interface Moved {
  zoomBy(factor: number): void;
}

interface ZoomProps {
  readonly words: { readonly zoomOut: string; readonly zoomIn: string };
  readonly canvas: () => Moved | null;
}

const zoomStep = 2;

/** Twice as much time, half as much time. */
export function ZoomTools({ words, canvas }: ZoomProps) {
  return (
    <>
      <Tool text="−" title={words.zoomOut} act={() => canvas()?.zoomBy(zoomStep)} />
      <Tool text="+" title={words.zoomIn} act={() => canvas()?.zoomBy(1 / zoomStep)} />
    </>
  );
}

interface SwitchProps {
  readonly class?: string;
  readonly text: string;
  readonly title: string;
  readonly on: Signal<boolean>;
}

/** A button that stays pressed. */
export function SwitchTool({ class: more = '', text, title, on }: SwitchProps) {
  return (
    <button
      type="button"
      class={`an-button ${more}`.trim()}
      aria-pressed={on.value}
      title={title}
      onClick={() => {
        on.value = !on.value;
      }}
    >
      {text}
    </button>
  );
}

interface ToolProps {
  readonly text: string;
  readonly title: string;
  readonly act: () => void;
}

function Tool({ text, title, act }: ToolProps) {
  return (
    <button type="button" class="an-button icon" title={title} aria-label={title} onClick={act}>
      {text}
    </button>
  );
}
