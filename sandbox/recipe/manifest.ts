import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { goEnvironment, goGuestPaths } from './go.ts';
import { inputHashes, sha256 } from './inputs.ts';
import { kernelSource } from './kernel.ts';
import { packageList } from './packages.ts';
import { guestPath, programs } from './programs.ts';
import { image, outputOf, work } from './work.ts';

/** What `image/manifest.json` says. */
export interface Manifest {
  /** As `uname -r` prints it. */
  kernelRelease: string;
  /** By name, in `image/`. */
  files: Record<string, { bytes: number; sha256: string }>;
  packages: { name: string; version: string; source: string; licence: string }[];
  /** Our own programs, as paths in the guest. */
  programs: string[];
  /** The tools that made it: other versions of these give other bytes. */
  tools: Record<string, string>;
  /** See `inputHashes`. */
  inputs: Record<string, string>;
}

export const imageFiles = ['vmlinuz', 'initramfs.cpio.zst', 'bios.bin', 'vgabios.bin'];

const recordedInputs = `${work}/inputs.json`;

/** Notes what the root is about to be made from, so that a source that changes meanwhile is not taken for it. */
export function recordInputs(): void {
  writeFileSync(recordedInputs, JSON.stringify(inputHashes()));
}

/** Writes the manifest of the image as it lies there. */
export function writeManifest(): void {
  const manifest: Manifest = {
    kernelRelease: readFileSync(`${kernelSource}/include/config/kernel.release`, 'utf8').trim(),
    files: Object.fromEntries(
      imageFiles.map((name) => [
        name,
        { bytes: statSync(`${image}/${name}`).size, sha256: sha256(`${image}/${name}`) },
      ]),
    ),
    packages: packageList.packages.map(({ name, version, source, licence }) => ({
      name,
      version,
      source,
      licence,
    })),
    programs: [...programs.map(guestPath), ...goGuestPaths, '/usr/local/bin/runqslower'].toSorted(),
    tools: {
      gcc: firstLine('gcc', '--version'),
      clang: firstLine('clang', '--version'),
      pahole: firstLine('pahole', '--version'),
      bpftool: firstLine('bpftool', 'version'),
      go: firstLine('go', 'version'),
      zstd: firstLine('zstd', '--version'),
    },
    inputs: JSON.parse(readFileSync(recordedInputs, 'utf8')),
  };
  writeFileSync(`${image}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
}

function firstLine(command: string, option: string): string {
  return outputOf(command, [option], { env: goEnvironment }).trim().split('\n')[0] ?? '';
}
