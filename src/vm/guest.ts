import { ConsoleLog } from './console-log.ts';
import { ControlChannel } from './control/channel.ts';
import { FrameReader } from './control/frames.ts';
import type { Emulator } from './emulator.ts';
import { GuestTerminal } from './guest-terminal.ts';
import { LoadMeter } from './load-meter.ts';
import { SharedFolder } from './shared-folder.ts';
import { Submissions } from './submissions.ts';
import { type FailureReason, MachineError } from './types.ts';

const beatMs = 1000;

/** A state that the emulator can be put into, with what stood on the terminals then. */
export interface RestorePoint {
  readonly state: Uint8Array;
  readonly screens: readonly Uint8Array[];
}

/** The Linux in an emulator, with all that leads into it. The emulator can be replaced by another. */
export class Guest {
  readonly terminals: readonly [GuestTerminal, GuestTerminal];
  readonly files = new SharedFolder(() => this.#need().folder);
  readonly channel = new ControlChannel((line) => this.#emulator?.serialSend(line), this.files);
  readonly submissions = new Submissions(this.files);
  readonly load = new LoadMeter();
  readonly #onDied: (reason: FailureReason, lastWords: string) => void;
  readonly #onBeat: () => void;
  readonly #console = new ConsoleLog();
  #emulator: Emulator | null = null;
  #beat: ReturnType<typeof setInterval> | undefined;
  #dying: ReturnType<typeof setTimeout> | undefined;
  #agentIsThere = false;
  /** Ends a coming up that is under way. */
  #giveUp: (error: MachineError) => void = () => undefined;

  /**
   * @param onDied the kernel panicked or halted
   * @param onBeat about every 2 s while the guest runs
   */
  constructor(onDied: (reason: FailureReason, lastWords: string) => void, onBeat: () => void) {
    this.#onDied = onDied;
    this.#onBeat = onBeat;
    const terminal = (number: 0 | 1) =>
      new GuestTerminal(() => (this.#beat === undefined ? null : this.#need().port(number)));
    this.terminals = [terminal(0), terminal(1)];
  }

  /** Takes an emulator into use. */
  attach(emulator: Emulator): void {
    // One that was put aside may still have something to say.
    const mine = () => this.#emulator === emulator;
    this.#emulator = emulator;
    const reader = new FrameReader(
      (frame) => this.#frame(frame),
      (line) => this.#consoleLine(line),
    );
    emulator.onSerialByte((byte) => mine() && reader.add(byte));
    emulator.onConsoleBytes(0, (bytes) => mine() && this.terminals[0].receive(bytes));
    emulator.onConsoleBytes(1, (bytes) => mine() && this.terminals[1].receive(bytes));
    emulator.onFileWritten(() => {
      if (!mine()) return;
      this.channel.fileWritten();
      this.submissions.fileWritten();
    });
  }

  /** Lets go of the emulator and frees it. */
  async detach(): Promise<void> {
    const emulator = this.#emulator;
    this.#stopBeat();
    this.#forgetDeath();
    this.#emulator = null;
    await emulator?.destroy();
  }

  /**
   * Runs until the guest answers: after a cold boot once its agent says that it is there.
   * @throws MachineError `boot` where it does not, or why it stopped.
   */
  async comeUp(cold: boolean, timeoutMs: number): Promise<void> {
    this.#agentIsThere = !cold;
    this.run();
    const began = performance.now();
    let asking: ReturnType<typeof setInterval> | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        this.#giveUp = reject;
        // A clock that is set is the sign of life.
        const ask = () => {
          if (performance.now() - began > timeoutMs) reject(new MachineError('boot', this.#console.text()));
          if (this.#agentIsThere) void this.channel.setClock(Date.now()).then(resolve, ignore);
        };
        asking = setInterval(ask, 100);
        ask();
      });
    } finally {
      clearInterval(asking);
      this.#giveUp = () => undefined;
    }
  }

  run(): void {
    this.load.restart();
    this.#need().run();
    clearInterval(this.#beat);
    let beats = 0;
    this.#beat = setInterval(() => {
      this.channel.passed(beatMs);
      this.load.passed(beatMs);
      if (++beats % 2 !== 0) return;
      this.#onBeat();
      void this.channel.ping().then((pulse) => this.load.add(pulse), ignore);
    }, beatMs);
  }

  async stop(): Promise<void> {
    this.#stopBeat();
    await this.#emulator?.stop();
  }

  /** Stopped, and put into another state; `comeUp` makes it run. What was asked of the guest before is aborted. */
  async restore(state: Uint8Array, error = new MachineError('aborted', 'restore')): Promise<void> {
    this.channel.failAll(error);
    await this.stop();
    this.#forgetDeath();
    await this.#need().restore(state);
  }

  /** The state now, to come back to. */
  async restorePoint(): Promise<RestorePoint> {
    const screens = this.terminals.map((terminal) => terminal.screen());
    return { state: await this.#need().save(), screens };
  }

  /** Ends all that waits for the guest. */
  end(error: MachineError): void {
    this.#giveUp(error);
    this.channel.failAll(error);
  }

  dispose(): Promise<void> {
    for (const terminal of this.terminals) terminal.dispose();
    this.submissions.dispose();
    return this.detach();
  }

  #need(): Emulator {
    if (!this.#emulator) throw new MachineError('no-answer', 'no emulator');
    return this.#emulator;
  }

  #stopBeat(): void {
    clearInterval(this.#beat);
    this.#beat = undefined;
  }

  #forgetDeath(): void {
    clearTimeout(this.#dying);
    this.#dying = undefined;
    this.#console.clear();
  }

  #frame(text: string): void {
    this.#agentIsThere = true;
    this.channel.received(text);
  }

  #consoleLine(line: string): void {
    const reason = this.#console.add(line);
    // The lines that say why come right after; the last of them speaks of a panic again.
    if (reason) this.#dying ??= setTimeout(() => this.#onDied(reason, this.#console.text()), 300);
  }
}

const ignore = () => undefined;
