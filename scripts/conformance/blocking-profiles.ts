import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { profileKinds } from '../../src/analysis/gotrace/blocking/wait-kinds.ts';
import { main as dojo } from '../../src/cli/main.ts';

/*
 * Writes the blocking profiles of Go traces with `trace --pprof` and compares what `go tool pprof -top` prints of them
 * with what it prints of the official ones: with NAME.pprof-top.txt beside NAME.trace.gz, and, where Go is installed,
 * with a profile that `go tool trace` makes of the same trace. Without Go, `top` prints instead of `go tool pprof`.
 * The traces are not part of the project; give their folder as argument or in CONFORMANCE_DIR.
 */

const sampleTypes = ['delay', 'contentions'] as const;
/** Rows that the tables of the truth have at most. */
const rows = '40';

/** What a command of ours writes to standard output. */
async function run(argv: readonly string[]): Promise<string> {
  const pieces: (string | Uint8Array)[] = [];
  const said: string[] = [];
  const code = await dojo(
    [...argv, '--lang', 'en'],
    {},
    {
      out: async (piece) => void pieces.push(piece),
      err: (text) => void said.push(text),
      colour: false,
      columns: 100,
      progress: false,
    },
  );
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${said.join('')}`);
  return pieces.join('');
}

/** What Go's command prints, as Latin-1; null where it is not installed or refuses. */
function go(argv: readonly string[]): string | null {
  const { GO: command = 'go' } = process.env;
  const { status, stdout } = spawnSync(command, argv, { encoding: 'buffer', maxBuffer: 1 << 28 });
  return status === 0 ? stdout.toString('latin1') : null;
}

const hasGo = go(['version']) !== null;

async function topOf(profile: string, sampleType: string): Promise<string> {
  const text = hasGo
    ? go(['tool', 'pprof', '-top', `-nodecount=${rows}`, `-sample_index=${sampleType}`, profile])
    : await run(['top', '-n', rows, '--sample-type', sampleType, profile]);
  // An empty profile has nothing but its type to show, and pprof says so on standard error.
  return Buffer.from((text ?? '').trimEnd(), hasGo ? 'latin1' : 'utf8').toString('utf8');
}

/** Sections of a NAME.pprof-top.txt by kind and sample type. */
function readTruth(path: string): Map<string, string> {
  const sections = new Map<string, string>();
  if (!existsSync(path)) return sections;
  for (const section of readFileSync(path, 'utf8').split(/^### /m)) {
    const [, kind, sampleType] = /-pprof=(\w+) .*-sample_index=(\w+)/.exec(section) ?? [];
    if (kind) sections.set(`${kind} ${sampleType}`, section.slice(section.indexOf('\n') + 1).trimEnd());
  }
  return sections;
}

async function main(): Promise<number> {
  const folder = process.argv[2] ?? process.env['CONFORMANCE_DIR'] ?? '';
  const files = folder === '' ? [] : globSync('*.trace.gz', { cwd: folder }).sort();
  if (files.length === 0) {
    console.log('No Go traces to compare with: give their folder as argument or in CONFORMANCE_DIR.');
    return 0;
  }
  const work = mkdtempSync(join(tmpdir(), 'blocking-profiles-'));
  const ours = join(work, 'ours.pb.gz');
  const official = join(work, 'official.pb');
  const plain = join(work, 'plain.trace');
  let compared = 0;
  let differing = 0;
  const compare = (what: string, our: string, their: string) => {
    compared++;
    if (our === their) return;
    differing++;
    console.log(`${what}\n--- official\n${their}\n+++ ours\n${our}\n`);
  };
  try {
    for (const file of files) {
      const path = join(folder, file);
      const truth = readTruth(path.replace('.trace.gz', '.pprof-top.txt'));
      if (hasGo) writeFileSync(plain, gunzipSync(readFileSync(path)));
      for (const kind of profileKinds) {
        await run(['trace', '--pprof', kind, '-o', ours, path]);
        const made = hasGo ? go(['tool', 'trace', `-pprof=${kind}`, plain]) : null;
        if (made !== null) writeFileSync(official, Buffer.from(made, 'latin1'));
        for (const sampleType of sampleTypes) {
          const text = await topOf(ours, sampleType);
          const expected = truth.get(`${kind} ${sampleType}`);
          if (expected !== undefined) compare(`${file} ${kind} ${sampleType}`, text, expected);
          if (made !== null) {
            compare(`${file} ${kind} ${sampleType}, go tool trace`, text, await topOf(official, sampleType));
          }
        }
      }
    }
  } finally {
    rmSync(work, { recursive: true });
  }
  console.log(
    `${compared - differing} of ${compared} tables of ${files.length} traces agree${hasGo ? '' : ' (printed without Go)'}.`,
  );
  return differing === 0 ? 0 : 1;
}

process.exitCode = await main();
