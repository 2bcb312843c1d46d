import { useEffect, useRef } from 'preact/hooks';
import type { DockState, TerminalNumber } from './dock-state.ts';
import { FindBar } from './find-bar.tsx';
import { TerminalFoot } from './terminal-foot.tsx';
import type { TerminalScreen } from './terminal-screen.ts';
import { TextPane } from './text-pane.tsx';

interface Props {
  readonly dock: DockState;
  readonly number: TerminalNumber;
  readonly shown: boolean;
  /** The machine is on its way: the screen is made meanwhile, unseen. */
  readonly coming?: boolean;
}

/** One terminal with its search, its text and what stands below it. Its screen is made when it is first shown. */
export function TerminalPane({ dock, number, shown, coming = false }: Props) {
  const { model } = dock;
  const t = model.words;
  const host = useRef<HTMLDivElement>(null);
  const screen = useRef<TerminalScreen | null>(null);
  const wasShown = useRef(false);
  if (shown || coming) wasShown.current = true;
  const needed = wasShown.current;
  const machine = model.machine.value;
  const asText = dock.asText.value;
  const help = `machine-help-${number}`;

  const attach = (made: TerminalScreen) => {
    const guest = model.machine.peek()?.terminals[number - 1];
    if (!guest) return;
    made.attach(guest);
    void dock.screenReady(number, made);
  };
  useEffect(() => {
    if (!needed || !host.current) return;
    let gone = false;
    const place = host.current;
    // The terminal's code comes only when a machine is started.
    void import('./terminal-screen.ts').then(({ TerminalScreen: Screen }) => {
      if (gone) return;
      screen.current = new Screen(place, {
        label: t.terminalLabel(number),
        describedBy: help,
        tooMuchOutput: t.tooMuchOutput,
        linkHelp: t.linkHelp,
        textPx: dock.textPx,
        screenReader: dock.preferences.peek().screenReader,
        leave: () => dock.leave(),
        fullScreen: (on) => {
          dock.fullScreenProgram.value = on;
        },
      });
      attach(screen.current);
    });
    return () => {
      gone = true;
      screen.current?.dispose();
      screen.current = null;
      dock.screens[number - 1] = null;
    };
  }, [needed]);
  useEffect(() => {
    if (screen.current) attach(screen.current);
  }, [machine]);
  useEffect(() => {
    if (shown && screen.current) void dock.screenReady(number, screen.current);
  }, [shown]);
  useEffect(() => {
    if (screen.current) screen.current.screenReader = dock.preferences.value.screenReader;
  }, [dock.preferences.value.screenReader]);
  useEffect(() => {
    if (screen.current) screen.current.textPx = dock.textPx;
  }, [dock.textPx]);
  return (
    <div
      class="machine-pane machine-terminal"
      id={`machine-pane-terminal-${number}`}
      role="tabpanel"
      aria-labelledby={`machine-tab-terminal-${number}`}
      hidden={!shown && !coming}
      data-coming={coming || undefined}
    >
      {dock.finding.value && shown && <FindBar dock={dock} screen={() => screen.current} />}
      {asText && shown && <TextPane dock={dock} number={number} text={() => screen.current?.text() ?? ''} />}
      <div class="machine-screen" ref={host} hidden={asText} data-machine-terminal={number} />
      <TerminalFoot dock={dock} help={help} screen={() => screen.current} />
    </div>
  );
}
