import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { goSources } from './go.ts';
import { programs } from './programs.ts';
import { project } from './work.ts';

/** The sha256 of a file, in hex. */
export function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/**
 * Every file of the project that goes into the image, with its sha256, by path: the kernel's configuration, the
 * list of packages, the overlay, our programs with the headers beside them, the Go modules without their tests. The recipe's own code is not among them.
 */
export function inputHashes(): Record<string, string> {
  const below = globSync('sandbox/{kernel,overlay,programs,agent}/**', { cwd: project });
  const dotFiles = globSync('sandbox/overlay/root/.*', { cwd: project });
  const sources = programs.flatMap(({ source }) => [
    source,
    ...globSync(`${dirname(source)}/*.h`, { cwd: project }),
  ]);
  const paths = new Set([
    'sandbox/packages.json',
    'sandbox/programs.json',
    'sandbox/go-programs.json',
    ...goSources,
    ...below,
    ...dotFiles,
    ...sources,
  ]);
  const files = [...paths].filter((path) => statSync(project + path).isFile()).toSorted();
  return Object.fromEntries(files.map((path) => [path, sha256(project + path)]));
}
