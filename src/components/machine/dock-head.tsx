import { useRef } from 'preact/hooks';
import type { DockState, DockTab } from './dock-state.ts';
import { Icon, type IconName } from './icons.tsx';
import { saveAndSay } from './save-and-say.ts';
import { loadWords, stateWords } from './state-words.ts';

/** Tabs, state, and what can be done with the whole machine. */
export function DockHead({ dock }: { readonly dock: DockState }) {
  const { model } = dock;
  const { locale, inPage, hasCheck } = model.props;
  const t = model.words;
  const state = model.state.value;
  const work = model.work.value;
  const there = model.machine.value !== null && state?.kind !== 'failed';
  const still = work !== null;
  const fills = dock.fills.value;
  const right = dock.preferences.value.side === 'right';
  const load = loadWords(state, locale);
  return (
    <div class="machine-head">
      <DockTabs dock={dock} />
      <p class="machine-state" role="status" data-machine-state={state?.kind ?? 'off'}>
        <span>
          {work === 'preparing' ? t.preparing : work === null ? stateWords(state, locale) : t.working}
        </span>
      </p>
      {load && (
        <span class="machine-load" title={t.loadTitle}>
          {load}
        </span>
      )}
      <div class="machine-actions">
        {there && (
          <>
            {hasCheck && (
              <Act label={t.check} title={t.checkTitle} off={still} act={() => void model.check()} />
            )}
            <Act
              label={state?.kind === 'paused' ? t.resumeNow : t.pause}
              off={still || !(state?.kind === 'paused' || state?.kind === 'running')}
              act={() => void model.pauseOrResume()}
            />
            <Act label={t.save} title={t.saveTitle} off={still} act={() => void saveAndSay(model)} />
            <Act label={t.reset} title={t.resetTitle} off={still} act={() => void model.reset()} />
          </>
        )}
      </div>
      <div class="machine-window">
        {!inPage && !fills && (
          <IconButton
            name={right ? 'bottom' : 'right'}
            label={right ? t.toBottom : t.toRight}
            className="machine-side"
            act={() => dock.prefer({ side: right ? 'bottom' : 'right' })}
          />
        )}
        <IconButton
          name={fills ? 'unfill' : 'fill'}
          label={fills ? t.unfill : t.fill}
          act={() => {
            dock.fills.value = !fills;
          }}
        />
        {!inPage && (
          <IconButton name="close" label={there ? t.close : t.closeIdle} act={() => dock.show(false)} />
        )}
      </div>
    </div>
  );
}

function DockTabs({ dock }: { readonly dock: DockState }) {
  const t = dock.model.words;
  const list = useRef<HTMLDivElement>(null);
  const tabs: readonly { readonly id: DockTab; readonly label: string }[] = [
    { id: 'terminal-1', label: t.terminal(1) },
    { id: 'terminal-2', label: t.terminal(2) },
    { id: 'files', label: t.files },
    { id: 'limits', label: t.limits },
  ];
  const shown = dock.tab.value;
  // Before a machine is ready its start stands in the place of the terminals.
  const hasPane = (id: DockTab) => dock.model.ready.value || !id.startsWith('terminal');
  const go = (step: number) => {
    const next = tabs[(tabs.findIndex(({ id }) => id === shown) + step + tabs.length) % tabs.length];
    if (!next) return;
    dock.tab.value = next.id;
    list.current?.querySelector<HTMLElement>(`#machine-tab-${next.id}`)?.focus();
  };
  return (
    <div
      ref={list}
      class="machine-tabs"
      role="tablist"
      aria-label={t.tabs}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        if (step === 0) return;
        event.preventDefault();
        go(step);
      }}
    >
      {tabs.map(({ id, label }) => (
        <button
          type="button"
          role="tab"
          key={id}
          id={`machine-tab-${id}`}
          aria-selected={shown === id}
          aria-controls={shown === id && hasPane(id) ? `machine-pane-${id}` : undefined}
          tabIndex={shown === id ? 0 : -1}
          onClick={() => {
            dock.tab.value = id;
            dock.asText.value = false;
            if (id.startsWith('terminal')) setTimeout(() => dock.focusTerminal());
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

interface ActProps {
  readonly label: string;
  readonly title?: string;
  readonly off: boolean;
  readonly act: () => void;
}

/** Off, it keeps the focus: the reader who pressed it is still there when it is on again. */
function Act({ label, title, off, act }: ActProps) {
  return (
    <button
      type="button"
      class="machine-button"
      title={title}
      aria-disabled={off}
      onClick={() => !off && act()}
    >
      {label}
    </button>
  );
}

interface IconProps {
  readonly name: IconName;
  readonly label: string;
  readonly className?: string;
  readonly act: () => void;
}

function IconButton({ name, label, className = '', act }: IconProps) {
  return (
    <button type="button" class={`icon ${className}`} aria-label={label} title={label} onClick={act}>
      <Icon name={name} />
    </button>
  );
}
