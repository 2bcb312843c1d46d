import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const cache = join(import.meta.dirname, '../../.cache/bench-gotrace');

function run(command: string, argv: readonly string[], cwd?: string): string | null {
  const { status, stdout } = spawnSync(command, argv, { cwd, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

/** Version of the Go installation, such as go1.26.8, or null. */
export function goVersion(): string | null {
  return run('go', ['env', 'GOVERSION']);
}

/**
 * Builds `official/` against Go's own reader. Its package is internal, so it is copied out of the installation, under
 * another import path; the copy stays in the cache. @returns the program, or null where it can't be built
 */
export function buildOfficial(version: string): string | null {
  const folder = join(cache, `official-${version}`);
  const program = join(folder, 'official');
  if (existsSync(program)) return program;
  const root = run('go', ['env', 'GOROOT']);
  if (root === null) return null;
  mkdirSync(folder, { recursive: true });
  for (const part of ['', 'internal/tracev1', 'tracev2', 'version']) {
    const from = join(root, 'src/internal/trace', part);
    for (const file of globSync('*.go', { cwd: from, exclude: (name) => name.endsWith('_test.go') })) {
      const source = readFileSync(join(from, file), 'utf8').replaceAll('"internal/trace', '"official/trace');
      mkdirSync(join(folder, 'trace', part), { recursive: true });
      writeFileSync(join(folder, 'trace', part, file), source);
    }
  }
  cpSync(join(import.meta.dirname, 'official/main.go'), join(folder, 'main.go'));
  writeFileSync(join(folder, 'go.mod'), 'module official\n\ngo 1.24\n');
  return run('go', ['build', '-o', program, '.'], folder) === null ? null : program;
}

/** A trace of so many megabytes, recorded once by `program/`. @returns its path, or null where that is not possible */
export function recordLoad(megabytes: number): string | null {
  const path = join(cache, `load-${megabytes}.trace`);
  if (existsSync(path)) return path;
  mkdirSync(cache, { recursive: true });
  const program = join(cache, 'searchload');
  const source = join(import.meta.dirname, 'program');
  if (run('go', ['build', '-trimpath', '-o', program, '.'], source) === null) return null;
  return run(program, ['-megabytes', String(megabytes), path]) === null ? null : path;
}
