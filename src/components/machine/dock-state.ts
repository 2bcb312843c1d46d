import { effect, signal } from '@preact/signals';
import { reportWork } from '../offline/at-work.ts';
import { mayStart, type Obstacle, obstacleIn, surroundings } from './can-run.ts';
import { MachineModel, type MachineParts } from './machine-model.ts';
import { keepPreferences, type Preferences, readPreferences } from './preferences.ts';
import type { MachineProps } from './props.ts';
import { saveWhenLeft } from './save-when-left.ts';
import type { TerminalScreen } from './terminal-screen.ts';

export type TerminalNumber = 1 | 2;
export type DockTab = 'terminal-1' | 'terminal-2' | 'files' | 'limits';

interface WaitingCommand {
  readonly text: string;
  readonly terminal: TerminalNumber;
}

/** How long a program may take to end after Ctrl+C before its terminal is given up. */
const interruptMs = 3000;

/** The dock of a page: what it shows, where the focus came from, what waits to be typed. */
export class DockState {
  readonly model: MachineModel;
  readonly preferences = signal<Preferences>(
    readPreferences(localStorageOrNone(), { widthPx: window.innerWidth, heightPx: window.innerHeight }),
  );
  /** What a start loads, for people; empty before it is known. */
  readonly size = signal('');
  readonly open = signal(false);
  /** Covers the whole window. */
  readonly fills = signal(false);
  readonly tab = signal<DockTab>('terminal-1');
  readonly asText = signal(false);
  readonly finding = signal(false);
  readonly fullScreenProgram = signal(false);
  readonly showsTranscript = signal(false);
  /** What stands against a start, until the reader decides otherwise. */
  readonly obstacle = signal<Obstacle | null>(obstacleIn(surroundings()));
  readonly screens: [TerminalScreen | null, TerminalScreen | null] = [null, null];
  private readonly place: HTMLElement;
  private returnTo: HTMLElement | null = null;
  private waiting: WaitingCommand | null = null;
  private focusWhenReady = false;

  constructor(place: HTMLElement, props: MachineProps, parts: MachineParts) {
    this.place = place;
    this.model = new MachineModel(props, parts);
    // Open as it was left, and nothing is started unasked.
    this.open.value = props.inPage || this.preferences.peek().open;
    if (this.open.value) void this.model.look();
    // The page remembers where the reader was, to lead back there.
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement && !place.contains(target)) this.returnTo = target;
    });
    document.addEventListener('visibilitychange', () => void this.model.hide(document.hidden));
    reportWork('machine', () => this.model.alive);
    saveWhenLeft(this.model);
    effect(() => keepPreferences(localStorageOrNone(), this.preferences.value));
  }

  prefer(change: Partial<Preferences>): void {
    this.preferences.value = { ...this.preferences.peek(), ...change };
  }

  show(open: boolean): void {
    this.open.value = open;
    if (!open) this.fills.value = false;
    this.prefer({ open });
    // The button that opens it is there once this is drawn.
    if (!open) setTimeout(() => this.place.querySelector<HTMLElement>('[data-machine-open]')?.focus());
  }

  /** What the closed dock's button does: opens, and starts where nothing has to be decided first. */
  async begin(): Promise<void> {
    this.show(true);
    if (this.model.state.peek() !== null) {
      this.focusTerminal();
      return;
    }
    this.focusWhenReady = true;
    // The button that was pressed is gone; what comes next is in the dock.
    setTimeout(() => this.place.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus());
    // Its code is here before there is something to show.
    void import('./terminal-screen.ts');
    await this.model.look();
    if (this.obstacle.peek() === null && this.model.about.peek() === null) await this.model.start();
    else this.place.querySelector<HTMLElement>('.machine-start button')?.focus();
  }

  /** The reader wants it in spite of what stands against it. */
  async insist(): Promise<void> {
    this.obstacle.value = null;
    this.focusWhenReady = true;
    await this.model.start();
  }

  /** A command of the page: starts the machine where it has to, types the command, and has the reader look. */
  async run(text: string, terminal: TerminalNumber): Promise<void> {
    this.waiting = { text, terminal };
    this.tab.value = `terminal-${terminal}`;
    this.asText.value = false;
    if (this.model.state.peek() === null) return this.begin();
    this.show(true);
    await this.flush();
  }

  /** A screen is there for its terminal, or is seen from now on: only then can it have the focus. */
  async screenReady(terminal: TerminalNumber, screen: TerminalScreen): Promise<void> {
    this.screens[terminal - 1] = screen;
    if (this.model.ready.peek()) await this.flush();
  }

  private async flush(): Promise<void> {
    const { waiting } = this;
    const screen = this.screens[(waiting?.terminal ?? 1) - 1];
    if (!screen || !this.model.ready.peek()) return;
    if (this.focusWhenReady || waiting) this.focusTerminal();
    this.focusWhenReady = false;
    if (!waiting) return;
    this.waiting = null;
    // The first prompt may still be on its way.
    if (await waitFor(() => screen.atPrompt, 1500)) screen.command(waiting.text);
    else this.sayBusy(waiting);
  }

  private sayBusy({ text, terminal }: WaitingCommand): void {
    const { words } = this.model;
    const other: TerminalNumber = terminal === 1 ? 2 : 1;
    this.model.say(words.busy(terminal), 'problem', [
      { label: words.stopAndRun, act: () => void this.stopAndRun(text, terminal) },
      { label: words.runInOther(other), act: () => void this.run(text, other) },
    ]);
  }

  private async stopAndRun(text: string, terminal: TerminalNumber): Promise<void> {
    const screen = this.screens[terminal - 1];
    this.model.notice.value = null;
    // The button that had the focus is gone.
    this.focusTerminal();
    screen?.interrupt();
    if (screen && (await waitFor(() => screen.atPrompt, interruptMs))) screen.command(text);
    else this.sayBusy({ text, terminal });
  }

  focusTerminal(): void {
    const number = this.tab.peek() === 'terminal-2' ? 2 : 1;
    this.screens[number - 1]?.focus();
  }

  /** Back to where the reader came from, or to the page's text. */
  leave(): void {
    this.fills.value = false;
    const { returnTo } = this;
    const target =
      returnTo?.isConnected && returnTo.offsetParent ? returnTo : document.getElementById('content');
    target?.focus();
  }

  get mayStart(): boolean {
    return mayStart(this.obstacle.value);
  }

  get textPx(): number {
    return this.preferences.value.textPx ?? (window.innerWidth < 640 ? 12 : 14);
  }
}

async function waitFor(holds: () => boolean, limitMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < limitMs; waitedMs += 50) {
    if (holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return holds();
}

/** Browsers that forbid storage throw on the mere name. */
function localStorageOrNone(): Pick<Storage, 'getItem' | 'setItem'> {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined };
  }
}
