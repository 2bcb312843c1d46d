import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GuestMachine } from '../machine.ts';
import { type MachineAssets, startMachine } from '../start.ts';
import { MachineError, type MachineManifest, type StartOptions } from '../types.ts';

/**
 * A machine in this process, from the files that the site build wrote: for tests.
 *
 * @param folder the built `dist/machine`, with its machine.json
 * @throws MachineError
 */
export async function startInNode(folder: string, options?: StartOptions): Promise<GuestMachine> {
  return startMachine(await assetsIn(folder), options);
}

/** @throws MachineError `fetch` where there is no manifest. */
export async function assetsIn(folder: string): Promise<MachineAssets> {
  const read = async (name: string) => {
    try {
      return new Uint8Array(await readFile(join(folder, name)));
    } catch (error) {
      throw new MachineError('fetch', String(error));
    }
  };
  const manifest: MachineManifest = JSON.parse(new TextDecoder().decode(await read('machine.json')));
  return {
    manifest,
    load: async (name, onBytes) => {
      const bytes = await read(manifest.files[name].path);
      onBytes(bytes.length);
      return bytes;
    },
  };
}
