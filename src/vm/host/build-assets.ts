import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emulatorVersion } from '../emulator.ts';
import type { MachineFileName, MachineManifest } from '../types.ts';
import { makeSnapshot } from './make-snapshot.ts';

const project = fileURLToPath(new URL('../../../', import.meta.url));

/** Where each file of the machine comes from, and its ending in the built site. The state is made from the others. */
const sources: Readonly<Record<Exclude<MachineFileName, 'state'>, readonly [path: string, ending: string]>> =
  {
    vmlinuz: ['sandbox/image/vmlinuz', 'bin'],
    initramfs: ['sandbox/image/initramfs.cpio.zst', 'bin'],
    'bios.bin': ['sandbox/image/bios.bin', 'bin'],
    'vgabios.bin': ['sandbox/image/vgabios.bin', 'bin'],
    'v86.wasm': ['node_modules/v86/build/v86.wasm', 'wasm'],
  };

/** Code that decides what a snapshot is: when it changes, a cached one is of no use. */
const makers = [
  'node_modules/v86/build/libv86.mjs',
  'src/vm/emulator.ts',
  'src/vm/state-file.ts',
  'src/vm/host/make-snapshot.ts',
  'src/vm/host/build-assets.ts',
];

interface Asset {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

/**
 * The folder with machine.json and its files, made once per content of its sources: about 20 seconds, else at once.
 *
 * @returns an absolute path in `.cache/machine`
 */
export async function machineAssets(): Promise<string> {
  const assets = await readSources();
  const version = await versionOf(assets);
  const folder = join(project, '.cache', 'machine', version);
  if (existsSync(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  // Made beside it and renamed, so that a build that is cut short leaves nothing half made.
  const half = await mkdtemp(`${folder}-`);
  try {
    await writeAssets(half, assets, version);
    await chmod(half, 0o755);
    await rename(half, folder).catch((error) => {
      // Another build was faster.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  await forgetOldOnes(dirname(folder));
  return folder;
}

/** Each has 23 MB; the last three are kept, for going back and forth between two commits. */
async function forgetOldOnes(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{20}$/.test(name));
  const ages = await Promise.all(
    names.map(async (name) => ({ name, madeMs: (await stat(join(folder, name))).mtimeMs })),
  );
  ages.sort((a, b) => b.madeMs - a.madeMs);
  for (const { name } of ages.slice(3)) await rm(join(folder, name), { recursive: true, force: true });
}

async function readSources(): Promise<Map<MachineFileName, Asset>> {
  const entries = Object.entries(sources).map(async ([name, [path, ending]]) => {
    return [name as MachineFileName, asset(name, ending, await readFile(join(project, path)))] as const;
  });
  return new Map(await Promise.all(entries));
}

function asset(name: string, ending: string, content: Uint8Array): Asset {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const stem = name.replace(/\..*$/, '');
  return { path: `${stem}.${sha256.slice(0, 10)}.${ending}`, bytes: new Uint8Array(content), sha256 };
}

async function versionOf(assets: ReadonlyMap<MachineFileName, Asset>): Promise<string> {
  const hash = createHash('sha256');
  for (const [name, { sha256 }] of assets) hash.update(`${name} ${sha256}\n`);
  for (const path of makers) hash.update(await readFile(join(project, path)));
  return hash.digest('hex').slice(0, 20);
}

async function writeAssets(
  folder: string,
  assets: Map<MachineFileName, Asset>,
  version: string,
): Promise<void> {
  const image = createHash('sha256')
    .update(`${assets.get('vmlinuz')?.sha256} ${assets.get('initramfs')?.sha256}`)
    .digest('hex');
  const snapshot = await makeSnapshot({
    manifest: manifestOf(assets, { version, image, kernel: '' }),
    load: async (name) => (assets.get(name) as Asset).bytes.slice(),
  });
  assets.set('state', asset('state', 'bin', snapshot.file));
  for (const { path, bytes } of assets.values()) await writeFile(join(folder, path), bytes);
  const manifest = manifestOf(assets, { version, image, kernel: snapshot.kernel });
  await writeFile(join(folder, 'machine.json'), `${JSON.stringify(manifest, null, 1)}\n`);
}

function manifestOf(
  assets: ReadonlyMap<MachineFileName, Asset>,
  known: Pick<MachineManifest, 'version' | 'image' | 'kernel'>,
): MachineManifest {
  const files = Object.fromEntries(
    [...assets]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { path, bytes, sha256 }]) => [name, { path, sizeBytes: bytes.length, sha256 }]),
  ) as MachineManifest['files'];
  return { ...known, v86: emulatorVersion, files };
}
