import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { emulatorVersion, memoryMiB } from '../../src/vm/emulator.ts';
import { decodeState } from '../../src/vm/state-file.ts';
import type { MachineManifest } from '../../src/vm/types.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${project}dist/machine/`;
const manifest: MachineManifest = JSON.parse(readFileSync(`${folder}machine.json`, 'utf8'));
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

test('the built machine is what its manifest says, and nothing else lies beside it', () => {
  for (const { path, sizeBytes, sha256: sum } of Object.values(manifest.files)) {
    const bytes = readFileSync(folder + path);
    expect([path, bytes.length, sha256(bytes)]).toEqual([path, sizeBytes, sum]);
    expect(path).toContain(`.${sum.slice(0, 10)}.`);
  }
  const paths = Object.values(manifest.files).map(({ path }) => path);
  expect(readdirSync(folder).sort()).toEqual([...paths, 'machine.json'].sort());
});

test('its kernel and first root are the committed ones', () => {
  const file = (name: string) => sha256(readFileSync(`${project}sandbox/image/${name}`));
  expect(manifest.files.vmlinuz.sha256).toBe(file('vmlinuz'));
  expect(manifest.files.initramfs.sha256).toBe(file('initramfs.cpio.zst'));
  expect(manifest.image).toBe(sha256(`${file('vmlinuz')} ${file('initramfs.cpio.zst')}`));
});

test('the snapshot is of the pinned emulator and this image, and at most 11 MB', () => {
  const { dependencies } = JSON.parse(readFileSync(`${project}package.json`, 'utf8'));
  expect(manifest.v86.split('+')[0]).toBe(dependencies.v86);
  expect(manifest.v86).toBe(emulatorVersion);
  const { path, sizeBytes } = manifest.files.state;
  const version = { v86: emulatorVersion, image: manifest.image, memoryMiB };
  expect(decodeState(readFileSync(folder + path), version).why).toBeUndefined();
  expect(sizeBytes).toBeLessThan(11_000_000);
});
