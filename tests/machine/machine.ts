import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { machineAssets } from '../../src/vm/host/build-assets.ts';
import { assetsIn } from '../../src/vm/host/start-in-node.ts';
import type { GuestMachine } from '../../src/vm/machine.ts';
import { startMachine } from '../../src/vm/start.ts';
import type { CommandResult, MachineFileName, MachineState, StartOptions } from '../../src/vm/types.ts';

/*
 * The machine for tests: the files that the build made, in this process. Restoring takes about half a second, booting
 * five to ten.
 */

/** For what always ends: a command that hangs shall end before its test does. */
export const patienceMs = 200_000;

/** The machine's files; some may be replaced by others, or by an error. */
export async function assets(
  replaced: Partial<Record<MachineFileName, Uint8Array | Error>> = {},
): ReturnType<typeof assetsIn> {
  const real = await assetsIn(await machineAssets());
  return {
    ...real,
    load: async (name, onBytes, signal) => {
      const other = replaced[name];
      if (other instanceof Error) throw other;
      return other ? other.slice() : real.load(name, onBytes, signal);
    },
  };
}

/** One of the machine's files. */
export async function machineFile(name: MachineFileName): Promise<Uint8Array> {
  const folder = await machineAssets();
  return readFile(join(folder, (await assetsIn(folder)).manifest.files[name].path));
}

/** A machine of its own for one test, freed when the test is over. */
export async function newMachine(
  options: StartOptions = {},
  replaced: Parameters<typeof assets>[0] = {},
): Promise<GuestMachine> {
  const machine = await startMachine(await assets(replaced), options);
  onTestFinished(() => machine.dispose());
  return machine;
}

let shared: Promise<GuestMachine> | undefined;

/** The test file's one machine, put back to the snapshot: the quickest way to a fresh one. */
export async function freshMachine(): Promise<GuestMachine> {
  const again = shared !== undefined;
  const machine = await usedMachine();
  if (again) await machine.reset();
  return machine;
}

/** The test file's one machine as the test before has left it: programs that have run there start quicker. */
export async function usedMachine(): Promise<GuestMachine> {
  if (shared) return shared;
  shared = assets().then((files) => startMachine(files));
  afterAll(async () => (await shared)?.dispose());
  return shared;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

export const textOf = (bytes: Uint8Array) => decoder.decode(bytes);
export const bytesOf = (text: string) => encoder.encode(text);

/**
 * Standard output of a command of the control channel.
 * @throws where it fails, with what it wrote
 */
export async function output(
  machine: GuestMachine,
  command: string,
  timeoutMs = patienceMs,
): Promise<string> {
  const result = await machine.run(command, { timeoutMs });
  if (result.exitCode !== 0) throw new Error(`${command}\nended with ${result.exitCode}: ${said(result)}`);
  return textOf(result.stdout);
}

/** All that a command wrote. */
export function said(result: CommandResult): string {
  return textOf(result.stdout) + textOf(result.stderr);
}

/** Types into a shell and answers what it wrote until `pattern` appears in it; escape sequences are left in. */
export function typed(
  machine: GuestMachine,
  terminal: 0 | 1,
  text: string,
  pattern: RegExp,
  timeoutMs = patienceMs,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let seen = '';
    let before = true;
    const late = setTimeout(() => end(() => reject(new Error(`No ${pattern} in: ${seen}`))), timeoutMs);
    const stop = machine.terminals[terminal].onOutput((bytes) => {
      // What stood there already is not an answer.
      if (before) return;
      seen += decoder.decode(bytes, { stream: true });
      if (pattern.test(seen)) end(() => resolve(seen));
    });
    before = false;
    const end = (settle: () => void) => {
      clearTimeout(late);
      stop();
      settle();
    };
    machine.terminals[terminal].send(encoder.encode(text));
  });
}

/** Resolves with the first state that passes. */
export function stateOf(
  machine: GuestMachine,
  passes: (state: MachineState) => boolean,
): Promise<MachineState> {
  return new Promise((resolve) => {
    const stop = machine.onState((state) => {
      if (!passes(state)) return;
      resolve(state);
      queueMicrotask(() => stop());
    });
  });
}
