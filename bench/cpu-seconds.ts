import { spawnSync } from 'node:child_process';

/**
 * CPU seconds of a command and all that it starts, user and system, as the shell counts them; the time on the clock says
 * little on a machine that has other work. Null where the command can't be run.
 */
export function cpuSeconds(command: readonly string[]): number | null {
  const script = '"$0" "$@" >/dev/null 2>&1 && times';
  const { status, stdout } = spawnSync('sh', ['-c', script, ...command], { encoding: 'utf8' });
  if (status !== 0) return null;
  // The second line is of the commands that were run: `0m1.234s 0m0.056s`.
  const times = [...(stdout.trim().split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}
