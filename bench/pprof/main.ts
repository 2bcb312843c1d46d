import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuSeconds, median } from '../cpu-seconds.ts';
import { generateProfile } from './generate.ts';

const SAMPLES = 250_000;
const ROUNDS = 3;
const GOAL_SECONDS = 2.5;

/** The top table of a large profile by this project and by Go's own tool, each in processes of their own. */
export function benchProfiles(say: (name: string, value: string, goal?: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'dojo-bench-'));
  try {
    const path = join(folder, 'generated.pb.gz');
    const bytes = generateProfile(SAMPLES);
    writeFileSync(path, bytes);
    const megabytes = (bytes.length / 1e6).toFixed(0);
    process.stdout.write(`Profile, ${SAMPLES.toLocaleString('en')} samples, ${megabytes} MB (gzip)\n`);
    const command = join(import.meta.dirname, '../../src/cli/main.ts');
    const tool = cpuSeconds(['go', 'tool', 'pprof', '-symbolize=none', '-top', path]);
    const rounds = Array.from(
      { length: ROUNDS },
      () => cpuSeconds([process.execPath, command, 'top', path]) ?? Number.NaN,
    );
    const ours = median(rounds);
    say('top table, from the file: CPU', `${ours.toFixed(2)} s`, `at most ${GOAL_SECONDS} s`);
    if (tool === null) {
      process.stdout.write('  go tool pprof: not measured, Go is not installed here\n');
      return;
    }
    say('go tool pprof -top: CPU', `${tool.toFixed(2)} s`);
    say('CPU of this / CPU of go tool pprof', (ours / tool).toFixed(2));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
