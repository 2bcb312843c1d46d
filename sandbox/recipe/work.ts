import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's root and `sandbox/` in it. */
export const project = fileURLToPath(new URL('../../', import.meta.url));
export const sandbox = fileURLToPath(new URL('../', import.meta.url));

/** Where everything that is fetched and built lies (about 3 GB with the kernel's objects): not in git. */
export const work = process.env.SANDBOX_WORK ?? `${project}.cache/sandbox`;

/** What the build writes and git keeps. */
export const image = `${sandbox}image`;

/**
 * The one moment that all files of the image carry, in seconds since 1970 (2026-08-29T00:00:00Z): the same
 * inputs give the same bytes on any day.
 */
export const imageEpochS = 1_787_961_600;

/** Runs one command, its output on ours; a failing command throws. */
export function run(
  command: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): void {
  execFileSync(command, args, {
    cwd: options.cwd,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC', ...options.env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** What one command prints. */
export function outputOf(
  command: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): string {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC', ...options.env };
  return execFileSync(command, args, { cwd: options.cwd, env, encoding: 'utf8', maxBuffer: 64 << 20 });
}

/** Makes a folder with its parents, and says its path. */
export function folder(path: string): string {
  mkdirSync(path, { recursive: true });
  return path;
}
