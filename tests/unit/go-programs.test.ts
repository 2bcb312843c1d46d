import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { goEnvironment } from '../../sandbox/recipe/go.ts';

/*
 * The Go programs of the exercises build, pass go vet and pass their own tests, with what is installed and nothing from
 * a network. Where there is no Go of their version, that is said and the rest of the tests goes on.
 */

const needed = [1, 25] as const;
const modules = globSync('exercises/{*,*/program,*/*/program}/go.mod').map(dirname).sort();

function go(folder: string, ...words: readonly string[]) {
  const env = {
    ...process.env,
    ...goEnvironment,
    GOTOOLCHAIN: 'local',
    GOPROXY: 'off',
    GOFLAGS: '-mod=readonly',
    GOWORK: 'off',
  };
  return spawnSync('go', words, { cwd: folder, env, encoding: 'utf8', timeout: 240_000 });
}

/** Why the programs cannot be tried here; null where they can. */
function lacking(): string | null {
  const { stdout, error } = go('.', 'env', 'GOVERSION');
  const found = /^go(\d+)\.(\d+)/.exec(error ? '' : stdout);
  if (!found) return 'Go is not installed';
  const [major, minor] = [Number(found[1]), Number(found[2])];
  const enough = major > needed[0] || (major === needed[0] && minor >= needed[1]);
  return enough ? null : `${stdout.trim()} is older than Go ${needed.join('.')}`;
}

const lack = lacking();
if (lack) console.warn(`The Go programs of the exercises are not tried: ${lack}.`);

test('there are Go programs to try', () => {
  expect(modules).toContain('exercises/go-search');
});

describe.skipIf(lack)('Go', () => {
  test.each(modules)('%s builds, passes go vet and its own tests', { timeout: 600_000 }, (folder) => {
    // Packages without tests are built and vetted, too.
    const { status, stdout, stderr } = go(folder, 'test', '-vet=all', './...');
    expect(status, `${stdout}${stderr}`).toBe(0);
  });
});
