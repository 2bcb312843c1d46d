import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a separator at the end. */
export const root = fileURLToPath(new URL('../', import.meta.url));

const bin = join(root, 'node_modules', '.bin');

/** Astro neither reports usage nor detaches into the background; a script started without npm finds the same tools. */
function environment(extra = {}) {
  const env = {
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DEV_BACKGROUND: '0',
    ASTRO_PREVIEW_BACKGROUND: '0',
    ...extra,
  };
  const path = env.PATH ?? '';
  if (!path.split(delimiter).includes(bin)) env.PATH = bin + delimiter + path;
  return env;
}

/**
 * Runs a tool of the project (or of the system) in the project's folder with this terminal, and answers its exit
 * code; 1 where it did not start or a signal ended it. SIGINT and SIGTERM sent to this process reach the tool.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, input?: 'inherit' | 'ignore' }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { env, input = 'inherit' } = {}) {
  const windows = process.platform === 'win32';
  const file = windows && existsSync(join(bin, `${command}.cmd`)) ? `${command}.cmd` : command;
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      env: environment(env),
      stdio: [input, 'inherit', 'inherit'],
      shell: windows,
    });
    const forward = (signal) => child.kill(signal);
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    const end = (code) => {
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      end(1);
    });
    child.on('exit', (code, signal) => {
      if (signal) console.error(`${command} was ended by ${signal}`);
      end(code ?? 1);
    });
  });
}
