import type { DockState } from './dock-state.ts';
import { sizeLimits } from './preferences.ts';
import type { TerminalScreen } from './terminal-screen.ts';

interface Props {
  readonly dock: DockState;
  readonly help: string;
  readonly screen: () => TerminalScreen | null;
}

/** How to leave the terminal, the keys that a phone lacks, and how the terminal is to be shown. */
export function TerminalFoot({ dock, help, screen }: Props) {
  const { model } = dock;
  const t = model.words;
  const asText = dock.asText.value;
  const { screenReader } = dock.preferences.value;
  const text = (px: number) => {
    const [least, most] = sizeLimits.textPx;
    dock.prefer({ textPx: Math.min(most, Math.max(least, dock.textPx + px)) });
  };
  return (
    <div class="machine-foot">
      <TouchKeys dock={dock} screen={screen} />
      <p class="machine-leave">
        {dock.fullScreenProgram.value ? t.leaveFull : t.leave} <span>{t.copyKeys}</span>
      </p>
      <p id={help} class="visually-hidden">
        {t.howToLeave} {t.copyKeys}
      </p>
      <div class="machine-tools">
        <Tool label={t.copySelection} act={() => void copySelection(dock, screen())} />
        <Tool label={t.paste} act={() => void paste(dock, screen())} />
        <Tool
          label={t.find}
          pressed={dock.finding.value}
          act={() => {
            dock.finding.value = !dock.finding.value;
          }}
        />
        <Tool
          label={t.asText}
          pressed={asText}
          act={() => {
            dock.asText.value = !asText;
          }}
        />
        <Tool
          label={t.screenReader}
          pressed={screenReader}
          act={() => dock.prefer({ screenReader: !screenReader })}
        />
        <Tool label="A−" name={t.smaller} act={() => text(-1)} />
        <Tool label="A+" name={t.larger} act={() => text(1)} />
      </div>
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly name?: string;
  readonly pressed?: boolean;
  readonly act: () => void;
}

function Tool({ label, name, pressed, act }: ToolProps) {
  return (
    <button
      type="button"
      class="machine-tool"
      aria-label={name && `${label} ${name}`}
      title={name}
      aria-pressed={pressed}
      onClick={act}
    >
      {label}
    </button>
  );
}

const touchKeys = [
  ['Tab', '\t'],
  ['Ctrl+C', '\x03'],
  ['Ctrl+D', '\x04'],
  ['Esc', '\x1b'],
  ['↑', '\x1b[A'],
  ['↓', '\x1b[B'],
] as const;

/** Shown where the page is used by finger. */
function TouchKeys({ dock, screen }: Omit<Props, 'help'>) {
  return (
    <div class="machine-touch" role="group" aria-label={dock.model.words.touchKeys}>
      {touchKeys.map(([label, sequence]) => (
        <button key={label} type="button" class="machine-tool" onClick={() => screen()?.press(sequence)}>
          {label}
        </button>
      ))}
    </div>
  );
}

async function copySelection({ model }: DockState, screen: TerminalScreen | null): Promise<void> {
  const text = screen?.selection ?? '';
  if (text === '') return model.say(model.words.nothingSelected);
  model.say((await copyText(text)) ? model.words.copied : model.words.notCopied);
}

async function paste({ model }: DockState, screen: TerminalScreen | null): Promise<void> {
  try {
    screen?.paste(await navigator.clipboard.readText());
  } catch {
    model.say(model.words.pasteBlocked, 'problem');
  }
}

/** False where the browser does not allow it (no permission, no https). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
