import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Lock, lockErrors } from './lockfile.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));

test('the lock file installs on every platform, from any registry', () => {
  expect(lockErrors(read('package-lock.json') as Lock)).toEqual([]);
});

test('versions are exact, in package.json as in the lock file', () => {
  const { dependencies, devDependencies, optionalDependencies } = read('package.json');
  const wanted: Record<string, string> = { ...dependencies, ...devDependencies, ...optionalDependencies };
  const { packages } = read('package-lock.json');
  for (const [name, version] of Object.entries(wanted)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
  }
});

test('a missing platform, an address and a missing checksum are found', () => {
  const lock: Lock = {
    packages: {
      '': { optionalDependencies: { gone: '1.0.0' } },
      'node_modules/a': { integrity: 'sha512-x', optionalDependencies: { 'a-linux': '1', 'a-darwin': '1' } },
      'node_modules/a-linux': { integrity: 'sha512-x' },
      'node_modules/b': { integrity: 'sha512-x' },
      'node_modules/b/node_modules/c': { integrity: 'sha512-x', optionalDependencies: { d: '1', b: '1' } },
      'node_modules/b/node_modules/d': { resolved: 'https://registry.example/d.tgz' },
    },
  };
  expect(lockErrors(lock)).toEqual([
    'the project: gone has no entry',
    'node_modules/a: a-darwin has no entry',
    'node_modules/b/node_modules/d: names where it came from',
    'node_modules/b/node_modules/d: has no integrity',
  ]);
});
