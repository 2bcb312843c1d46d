import { useEffect } from 'preact/hooks';
import { DockHead } from './dock-head.tsx';
import type { DockState } from './dock-state.ts';
import { FilesPane } from './files-pane.tsx';
import { LimitsPane } from './limits-pane.tsx';
import { NoticeLine } from './notice-line.tsx';
import { ResizeHandle } from './resize-handle.tsx';
import { StartPanel } from './start-panel.tsx';
import { stateWords } from './state-words.ts';
import { TerminalPane } from './terminal-pane.tsx';
import { TranscriptPane } from './transcript-pane.tsx';
import { useFileDrop } from './use-file-drop.ts';

/** The dock: a line when it is closed, else head, panes and what is said between them. */
export function Dock({ dock }: { readonly dock: DockState }) {
  const { model } = dock;
  const { locale, inPage } = model.props;
  const t = model.words;
  const open = dock.open.value;
  const fills = dock.fills.value;
  const { side, heightPx, widthPx } = dock.preferences.value;
  const state = model.state.value;
  const drop = useFileDrop(dock);
  useEffect(() => {
    const root = document.documentElement;
    root.dataset.machineSide = open && !inPage ? side : '';
    root.style.setProperty('--machine-width', `${widthPx}px`);
    root.style.setProperty('--machine-height', `${heightPx}px`);
  }, [open, side, widthPx, heightPx]);
  const tab = dock.tab.value;
  const ready = model.ready.value && !dock.showsTranscript.value;
  const terminals = model.machine.value !== null || model.coming.value;
  return (
    <>
      {!open && (
        <div class="machine-closed">
          <button type="button" class="machine-opener" data-machine-open onClick={() => void dock.begin()}>
            {state === null ? t.open : t.openState(stateWords(state, locale))}
          </button>
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape anywhere in the dock leads back to the page */}
      <div
        class="machine-open"
        data-side={inPage ? 'page' : side}
        data-fills={fills || undefined}
        hidden={!open}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          if (fills) dock.fills.value = false;
          else dock.leave();
        }}
        {...drop.handlers}
      >
        {!inPage && !fills && <ResizeHandle dock={dock} />}
        <DockHead dock={dock} />
        <NoticeLine dock={dock} />
        <div class="machine-body">
          <StartPanel dock={dock} />
          {dock.showsTranscript.value && <TranscriptPane dock={dock} />}
          {terminals && (
            <>
              <TerminalPane
                dock={dock}
                number={1}
                shown={ready && tab === 'terminal-1'}
                coming={model.coming.value}
              />
              <TerminalPane dock={dock} number={2} shown={ready && tab === 'terminal-2'} />
            </>
          )}
          {tab === 'files' && <FilesPane dock={dock} />}
          {tab === 'limits' && <LimitsPane dock={dock} />}
          {drop.over.value && <div class="machine-drop">{t.dropNow}</div>}
        </div>
      </div>
    </>
  );
}
