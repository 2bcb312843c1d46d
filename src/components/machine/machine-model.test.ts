import { describe, expect, test } from 'vitest';
import { Listeners } from '../../vm/listeners.ts';
import type { CommandResult, Machine, MachineState, StartOptions, SubmittedFile } from '../../vm/types.ts';
import { MachineError } from '../../vm/types.ts';
import { MachineModel, type MachineParts } from './machine-model.ts';
import type { MachineProps } from './props.ts';
import { type SavedAbout, type SavedState, SaveError } from './saved-states.ts';

const props: MachineProps = {
  locale: 'en',
  base: '/',
  scenario: 'strace-basics/cache-lock',
  scenarioTitles: { en: 'A lock', ja: 'ロック' },
  scenarioDoes: '',
  scenarioLimits: '',
  hasCheck: true,
  checkWords: { gone: 'Nobody holds the lock.' },
  transcript: null,
  inPage: false,
};

const running = (source: 'snapshot' | 'saved'): MachineState => ({
  kind: 'running',
  source,
  fallbacks: [],
  startedInMs: 500,
  load: null,
  answering: true,
});

/** Stands for a machine: it remembers what was asked of it. */
class FakeMachine implements Machine {
  readonly asked: string[] = [];
  state: MachineState;
  checkResult: Partial<CommandResult> = {};
  saved: Uint8Array | MachineError = Uint8Array.of(1, 2, 3);
  scenarioProblem: MachineError | null = null;
  private readonly listeners = new Set<(state: MachineState) => void>();
  readonly terminals = [this.terminal('1'), this.terminal('2')] as const;
  readonly files = {
    read: async () => new Uint8Array(),
    write: async () => undefined,
    list: async () => [],
    remove: async () => undefined,
  };

  constructor(source: 'snapshot' | 'saved') {
    this.state = running(source);
  }

  private terminal(name: string) {
    const heard = new Listeners<Uint8Array>();
    return {
      send: (bytes: Uint8Array) => {
        this.asked.push(`${name}<${new TextDecoder().decode(bytes)}`);
        heard.tell(new TextEncoder().encode('\x1b[?2004h# '));
      },
      resize: () => undefined,
      onOutput: (listener: (bytes: Uint8Array) => void) => heard.add(listener),
    };
  }

  onState(listener: (state: MachineState) => void) {
    this.listeners.add(listener);
    listener(this.state);
    return () => void this.listeners.delete(listener);
  }
  set(state: MachineState) {
    this.state = state;
    for (const listener of this.listeners) listener(state);
  }
  async run(): Promise<CommandResult> {
    throw new MachineError('no-answer');
  }
  async startScenario(id: string) {
    this.asked.push(`scenario ${id}`);
    if (this.scenarioProblem) throw this.scenarioProblem;
  }
  async stopScenario() {}
  async check(): Promise<CommandResult> {
    const none = new Uint8Array();
    return {
      exitCode: 0,
      stdout: none,
      stderr: none,
      outputCut: false,
      timedOut: false,
      ...this.checkResult,
    };
  }
  onSubmit(_listener: (file: SubmittedFile) => void) {
    return () => undefined;
  }
  async setClock() {}
  async pause() {
    this.set({ kind: 'paused' });
  }
  async resume() {
    this.set(running('snapshot'));
  }
  async save(): Promise<Uint8Array> {
    if (this.saved instanceof Error) throw this.saved;
    return this.saved;
  }
  async reset() {
    this.asked.push('reset');
  }
  async dispose() {
    this.asked.push('dispose');
  }
}

/** What this browser keeps, in memory. */
class FakeStore {
  kept: SavedState | null = null;
  problem: SaveError | null = null;
  async about(): Promise<SavedAbout | null> {
    if (!this.kept) return null;
    const { state, ...rest } = this.kept;
    return { ...rest, bytes: state.length };
  }
  async read() {
    return this.kept;
  }
  async write(saved: SavedState): Promise<SavedAbout> {
    if (this.problem) throw this.problem;
    this.kept = saved;
    return (await this.about()) as SavedAbout;
  }
  async forget() {
    this.kept = null;
  }
}

function setUp(more: Partial<MachineParts> = {}) {
  const machines: FakeMachine[] = [];
  const store = new FakeStore();
  const parts: MachineParts = {
    start: async ({ saved, onState }: StartOptions) => {
      const machine = new FakeMachine(saved ? 'saved' : 'snapshot');
      onState?.(machine.state);
      machines.push(machine);
      return machine;
    },
    saved: store,
    version: async () => 'v1',
    scenario: async () => new Map(),
    nowMs: () => 1_000,
    ...more,
  };
  const model = new MachineModel(props, parts);
  const last = () => machines.at(-1) as FakeMachine;
  return { model, machines, store, last };
}

const said = (model: MachineModel) => model.notice.value?.text ?? '';

describe('a start', () => {
  test('brings the scenario on, sends the shells to its folder, and is ready then', async () => {
    const { model, last } = setUp();
    await model.start();
    expect(last().asked).toEqual(['scenario strace-basics/cache-lock', '1<clear\r', '2<clear\r']);
    expect(model.ready.value).toBe(true);
  });

  test('that is given up leaves nothing', async () => {
    const { model } = setUp({ start: () => Promise.reject(new MachineError('aborted')) });
    await model.start();
    expect(model.state.value).toBeNull();
    expect(model.ready.value).toBe(false);
  });

  test('that failed says so, whatever it failed with, and can be tried again', async () => {
    let first = true;
    const machine = new FakeMachine('snapshot');
    const { model } = setUp({
      start: async ({ onState }) => {
        if (first) {
          first = false;
          throw new Error('no module');
        }
        onState?.(machine.state);
        return machine;
      },
    });
    await model.start();
    expect(model.state.value).toEqual({ kind: 'failed', reason: 'crashed', detail: 'no module' });
    await model.start();
    expect(model.ready.value).toBe(true);
  });

  test('whose scenario fails leaves the machine to the reader, with the reason', async () => {
    const machine = new FakeMachine('snapshot');
    machine.scenarioProblem = new MachineError('scenario', 'port taken');
    const { model } = setUp({ start: async () => machine });
    await model.start();
    expect(said(model)).toContain('port taken');
    expect(model.ready.value).toBe(true);
  });
});

describe('a reset', () => {
  test('can be taken back, once', async () => {
    const { model, machines, last } = setUp();
    await model.start();
    await model.reset();
    expect(last().asked).toContain('reset');
    expect(said(model)).toBe(model.words.wasReset);
    model.notice.value?.actions[0]?.act();
    await expect.poll(() => said(model)).toBe(model.words.undone);
    expect(machines).toHaveLength(2);
    expect(last().state).toMatchObject({ source: 'saved' });
    // What was resumed has the scenario already.
    expect(last().asked).toEqual([]);
  });
  test('does not wait for what was before it to be compressed', async () => {
    const { model, last } = setUp();
    await model.start();
    const state = Promise.withResolvers<Uint8Array>();
    last().save = () => state.promise;
    const reset = model.reset();
    await expect.poll(() => last().asked.includes('reset') && model.ready.value).toBe(true);
    state.resolve(Uint8Array.of(1));
    await reset;
    expect(said(model)).toBe(model.words.wasReset);
  });
  test('of a guest that cannot be saved says that there is no way back', async () => {
    const { model, last } = setUp();
    await model.start();
    last().saved = new MachineError('no-answer');
    await model.reset();
    expect(said(model)).toBe(model.words.resetNotKept);
    expect(model.notice.value?.actions).toEqual([]);
  });
});

describe('saving', () => {
  test('keeps the machine with its version and scenario; another version cannot be resumed', async () => {
    const { model, store } = setUp();
    await model.start();
    expect(await model.save()).toBeNull();
    expect(store.kept).toMatchObject({ version: 'v1', scenario: props.scenario, savedAtMs: 1_000 });
    const other = new MachineModel(props, {
      start: () => Promise.reject(new Error()),
      saved: store,
      version: async () => 'v2',
      scenario: async () => new Map(),
      nowMs: () => 0,
    });
    await other.look();
    expect(other.about.value?.bytes).toBe(3);
    expect(other.aboutIsOld.value).toBe(true);
  });

  test('gives the reason where there is no room', async () => {
    const { model, store } = setUp();
    await model.start();
    store.problem = new SaveError({ kind: 'no-room', needsBytes: 12e6, freeBytes: 3e6 });
    expect(await model.save()).toBe(store.problem);
    expect(model.work.value).toBeNull();
  });

  test('what was put aside by the machine is not said to be resumed', async () => {
    const { model, store } = setUp({
      start: async ({ onState }) => {
        const machine = new FakeMachine('snapshot');
        onState?.(machine.state);
        return machine;
      },
    });
    store.kept = { ...props, savedAtMs: 1, version: 'v1', state: Uint8Array.of(9) };
    await model.resumeSaved();
    expect(said(model)).toBe(model.words.resumeFailed);
  });
});

test('a hidden page pauses the machine, and only what it paused goes on by itself', async () => {
  const { model, last } = setUp();
  await model.start();
  await model.hide(true);
  expect(model.state.value?.kind).toBe('paused');
  await model.hide(false);
  expect(model.state.value?.kind).toBe('running');
  await model.pauseOrResume();
  await model.hide(true);
  await model.hide(false);
  expect(last().state.kind).toBe('paused');
});

test('a check says what it found: the last line of the scenario’s script, in words', async () => {
  const { model, last } = setUp();
  await model.start();
  last().checkResult = { exitCode: 1, stdout: new TextEncoder().encode('looking\nno lock is held\n') };
  await model.check();
  expect(said(model)).toBe(`${model.words.checkFailed} no lock is held`);
  last().checkResult = { exitCode: 1, stdout: new TextEncoder().encode('gone\n') };
  await model.check();
  expect(said(model)).toBe(`${model.words.checkFailed} Nobody holds the lock.`);
});
