import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inputHashes, sha256 } from '../../sandbox/recipe/inputs.ts';
import type { Manifest } from '../../sandbox/recipe/manifest.ts';
import { packageList } from '../../sandbox/recipe/packages.ts';
import { project } from '../../sandbox/recipe/work.ts';

const image = `${project}sandbox/image/`;
const manifest: Manifest = JSON.parse(readFileSync(`${image}manifest.json`, 'utf8'));
const rebuild = 'rebuild the image: npm run sandbox:build (docs/sandbox.md)';

test('the committed image is the one that its manifest describes', () => {
  expect(Object.keys(manifest.files).toSorted()).toEqual([
    'bios.bin',
    'initramfs.cpio.zst',
    'vgabios.bin',
    'vmlinuz',
  ]);
  for (const [name, { bytes, sha256: hash }] of Object.entries(manifest.files)) {
    expect({ name, bytes: statSync(image + name).size }).toEqual({ name, bytes });
    expect({ name, sha256: sha256(image + name) }).toEqual({ name, sha256: hash });
  }
});

test('the image was made from the sources as they are now', () => {
  expect(inputHashes(), rebuild).toEqual(manifest.inputs);
});

test('the image holds the packages at the versions that the recipe names', () => {
  const versions = (packages: { name: string; version: string }[]) =>
    packages.map(({ name, version }) => `${name} ${version}`);
  expect(versions(manifest.packages), rebuild).toEqual(versions(packageList.packages));
});

test('NOTICE names the source package of everything that the image holds', () => {
  const notice = readFileSync(`${project}NOTICE`, 'utf8');
  const missing = manifest.packages.filter(({ source }) => !notice.includes(source));
  expect(missing).toEqual([]);
});
