/**
 * The machine's files for the site: kernel, first root, emulator, and a snapshot of the booted machine, which is made
 * here and cached in `.cache/machine` by its sources. `node scripts/machine.mjs [FOLDER]` makes what is missing, and
 * puts it all into FOLDER.
 */
import './require-node.mjs';
import { cpSync, rmSync } from 'node:fs';

const { machineAssets } = await import('../src/vm/host/build-assets.ts');

const made = await machineAssets();
const folder = process.argv[2];
if (folder !== undefined) {
  rmSync(folder, { recursive: true, force: true });
  cpSync(made, folder, { recursive: true });
}
