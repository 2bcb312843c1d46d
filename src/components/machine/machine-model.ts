import { computed, signal } from '@preact/signals';
import { machineCatalog } from '../../i18n/catalogs/machine.ts';
import type { Machine, MachineState, StartOptions, SubmittedFile } from '../../vm/types.ts';
import { MachineError } from '../../vm/types.ts';
import type { MachineProps } from './props.ts';
import type { SavedAbout, SavedState, SavedStates } from './saved-states.ts';
import { typeLine } from './type-line.ts';

/** Something said above the terminals, with what can be done about it. */
export interface Notice {
  readonly text: string;
  readonly kind: 'said' | 'problem';
  readonly actions: readonly NoticeAction[];
}
export interface NoticeAction {
  readonly label: string;
  readonly act: () => void;
}

/** What the machine is busy with for the reader, apart from its own state. */
export type Work = 'preparing' | 'resetting' | 'saving' | 'checking';

/** What the model takes from outside. */
export interface MachineParts {
  readonly start: (options: StartOptions) => Promise<Machine>;
  readonly saved: Pick<SavedStates, 'about' | 'read' | 'write' | 'forget'>;
  /** `MachineManifest.version` of the machine that this page starts; null where it could not be asked. */
  readonly version: () => Promise<string | null>;
  readonly scenario: (id: string) => Promise<ReadonlyMap<string, Uint8Array>>;
  readonly nowMs: () => number;
}

/** The machine of a page: its life, its scenario, what was saved. The components draw it. */
export class MachineModel {
  readonly props: MachineProps;
  readonly machine = signal<Machine | null>(null);
  /** Null before the first start. */
  readonly state = signal<MachineState | null>(null);
  readonly work = signal<Work | null>(null);
  readonly notice = signal<Notice | null>(null);
  readonly about = signal<SavedAbout | null>(null);
  /** What was saved belongs to another build of the machine. */
  readonly aboutIsOld = signal(false);
  /** Both shells are there and the scenario is on. */
  readonly ready = signal(false);
  readonly running = computed(() => this.state.value?.kind === 'running');
  /** On its way for the first time: there will be a terminal to show. */
  readonly coming = computed(
    () =>
      !this.ready.value &&
      ['loading', 'restoring', 'booting', 'running'].includes(this.state.value?.kind ?? ''),
  );
  /** Hears of captures; set by the dock. */
  captured: (file: SubmittedFile) => void = () => undefined;
  private readonly parts: MachineParts;
  private starting: AbortController | null = null;
  private beforeReset: SavedState | null = null;
  private pausedByHiding = false;

  constructor(props: MachineProps, parts: MachineParts) {
    this.props = props;
    this.parts = parts;
  }

  get words() {
    return machineCatalog[this.props.locale];
  }

  /** Whether there is a guest that a reload would end. */
  get alive(): boolean {
    const kind = this.state.peek()?.kind;
    return kind !== undefined && kind !== 'failed' && kind !== 'disposed';
  }

  /** Looks whether there is something to resume. */
  async look(): Promise<void> {
    const about = await this.parts.saved.about();
    if (about) this.aboutIsOld.value = about.version !== (await this.parts.version());
    this.about.value = about;
  }

  /** Starts the machine, or resumes what was saved. Says in `state` how far it is; resolves when it is over either way. */
  async start(saved: SavedState | null = null): Promise<void> {
    if (this.starting || this.running.peek()) return;
    await this.machine.peek()?.dispose();
    this.machine.value = null;
    this.ready.value = false;
    this.notice.value = null;
    const giveUp = new AbortController();
    this.starting = giveUp;
    try {
      const machine = await this.parts.start({
        ...(saved && { saved: saved.state }),
        onState: (state) => this.hearState(state),
        signal: giveUp.signal,
      });
      this.take(machine);
      await this.prepare(machine, saved);
    } catch (error) {
      this.startFailed(error);
    } finally {
      this.starting = null;
    }
  }

  /** Gives a start up that is under way. */
  cancel(): void {
    this.starting?.abort();
  }

  async resumeSaved(): Promise<void> {
    const saved = await this.parts.saved.read().catch(() => null);
    await this.start(saved);
    if (!saved) this.say(this.words.resumeFailed, 'problem');
  }

  async forgetSaved(): Promise<void> {
    await this.parts.saved.forget();
    this.about.value = null;
  }

  /** Back to the start, with the way back kept until the next reset. */
  async reset(): Promise<void> {
    const machine = this.machine.peek();
    if (!machine || this.work.peek()) return;
    const { words } = this;
    await this.busyWith('resetting', async () => {
      // Taken now; that it is compressed afterwards keeps nobody waiting for the reset.
      const keeping = this.keep(machine).catch(() => null);
      this.ready.value = false;
      if (this.state.peek()?.kind === 'failed') await this.start();
      else {
        await machine.reset();
        await this.prepare(machine, null);
      }
      this.beforeReset = await keeping;
    });
    const actions = this.beforeReset ? [{ label: words.undoReset, act: () => void this.undoReset() }] : [];
    if (this.running.peek() && this.notice.peek()?.kind !== 'problem')
      this.say(this.beforeReset ? words.wasReset : words.resetNotKept, 'said', actions);
  }

  private async undoReset(): Promise<void> {
    const before = this.beforeReset;
    if (!before || this.work.peek()) return;
    this.beforeReset = null;
    await this.busyWith('resetting', async () => {
      await this.machine.peek()?.dispose();
      this.state.value = null;
      await this.start(before);
    });
    if (this.running.peek()) this.say(this.words.undone);
  }

  /** Keeps the whole machine in this browser. @returns what went wrong, or null */
  async save(): Promise<unknown> {
    const machine = this.machine.peek();
    if (!machine || this.work.peek()) return null;
    let problem: unknown = null;
    await this.busyWith('saving', async () => {
      try {
        this.about.value = await this.parts.saved.write(await this.keep(machine));
        this.aboutIsOld.value = false;
      } catch (error) {
        problem = error;
      }
    });
    return problem;
  }

  /** Stops the guest while nobody can see it, and only then starts it again by itself. */
  async hide(hidden: boolean): Promise<void> {
    const machine = this.machine.peek();
    if (!machine) return;
    if (hidden && this.running.peek()) {
      this.pausedByHiding = true;
      await machine.pause().catch(() => undefined);
    } else if (!hidden && this.pausedByHiding) {
      this.pausedByHiding = false;
      await machine.resume().catch(() => undefined);
    }
  }

  async pauseOrResume(): Promise<void> {
    const machine = this.machine.peek();
    this.pausedByHiding = false;
    const turn = this.running.peek() ? machine?.pause() : machine?.resume();
    await turn?.catch((error: unknown) => this.say(messageOf(error), 'problem'));
  }

  /** Runs the scenario's own check and says what it found. */
  async check(): Promise<void> {
    const { words } = this;
    await this.busyWith('checking', async () => {
      try {
        const result = await this.machine.peek()?.check();
        if (!result) return;
        const lines = new TextDecoder().decode(result.stdout).trim().split('\n');
        const last = lines.at(-1) ?? '';
        const hint = Object.hasOwn(this.props.checkWords, last) ? this.props.checkWords[last] : last;
        const found = result.exitCode === 0 ? words.checkPassed : words.checkFailed;
        if (result.timedOut) this.say(words.checkNoAnswer, 'problem');
        else this.say(hint ? `${found} ${hint}` : found);
      } catch (error) {
        this.say(
          error instanceof MachineError && error.reason === 'no-answer'
            ? words.checkNoAnswer
            : messageOf(error),
          'problem',
        );
      }
    });
  }

  say(text: string, kind: Notice['kind'] = 'said', actions: readonly NoticeAction[] = []): void {
    this.notice.value = { text, kind, actions };
  }

  private hearState(state: MachineState): void {
    this.state.value = state;
    if (state.kind === 'failed') this.ready.value = false;
  }

  private take(machine: Machine): void {
    this.machine.value = machine;
    machine.onState((state) => this.hearState(state));
    machine.onSubmit((file) => this.captured(file));
  }

  /** Brings the page's scenario on, unless what was resumed has it already. */
  private async prepare(machine: Machine, saved: SavedState | null): Promise<void> {
    const id = this.props.scenario;
    const state = machine.state;
    const resumed = saved !== null && state.kind === 'running' && state.source === 'saved';
    if (saved && !resumed) this.say(this.words.resumeFailed, 'problem');
    if (resumed) this.say(this.words.resumed);
    if (id && !(resumed && saved.scenario === id)) {
      await this.busyWith('preparing', async () => {
        try {
          await machine.startScenario(id, await this.parts.scenario(id));
          // A shell goes to the scenario's folder with its next prompt.
          const line = resumed ? '' : 'clear';
          await Promise.all(machine.terminals.map((terminal) => typeLine(terminal, line)));
        } catch (error) {
          this.say(this.words.scenarioFailed(messageOf(error)), 'problem');
        }
      });
    }
    this.ready.value = true;
  }

  private async keep(machine: Machine): Promise<SavedState> {
    // Asked for before anything else is waited for: the machine goes on.
    const state = machine.save();
    state.catch(() => undefined);
    return {
      savedAtMs: this.parts.nowMs(),
      version: (await this.parts.version()) ?? '',
      scenario: this.props.scenario,
      scenarioTitles: this.props.scenarioTitles,
      state: await state,
    };
  }

  private async busyWith(work: Work, act: () => Promise<void>): Promise<void> {
    const before = this.work.peek();
    this.work.value = work;
    try {
      await act();
    } catch (error) {
      this.say(messageOf(error), 'problem');
    } finally {
      this.work.value = before;
    }
  }

  private startFailed(error: unknown): void {
    if (error instanceof MachineError && error.reason === 'aborted') {
      this.state.value = null;
      return;
    }
    // The state says it better where the machine itself did.
    if (this.state.peek()?.kind === 'failed') return;
    this.state.value = { kind: 'failed', reason: 'crashed', detail: messageOf(error) };
  }
}

/** The guest's or the browser's own words, where the machine has any. */
export function messageOf(error: unknown): string {
  if (error instanceof MachineError) return error.detail || error.reason;
  return error instanceof Error ? error.message : String(error);
}
