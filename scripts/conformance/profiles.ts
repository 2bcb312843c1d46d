import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { main as dojo } from '../../src/cli/main.ts';

/*
 * Compares `analyze --json` with NAME.truth.json beside NAME.pb.gz, and `top` with the tables of `go tool pprof` in
 * NAME.text, to the character. The profiles are not part of the project; give their folder as argument or in
 * CONFORMANCE_DIR.
 */

type Json = Readonly<Record<string, unknown>>;
interface FunctionTotals {
  readonly name: string;
  readonly flat: number;
  readonly cum: number;
}

/** What a command of ours writes to standard output, and how it ends. */
async function run(argv: readonly string[]): Promise<string> {
  const pieces: (string | Uint8Array)[] = [];
  await dojo(
    [...argv, '--lang', 'en'],
    {},
    {
      out: async (piece) => void pieces.push(piece),
      err: () => {},
      colour: false,
      columns: 100,
      progress: false,
    },
  );
  process.removeAllListeners('SIGINT');
  return pieces.join('');
}

/** Fields that the two name alike; `byFunction` and what only one of them has are left out. */
function differentFields(ours: Json, truth: Json): string[] {
  return Object.keys(truth)
    .filter((key) => key !== 'file' && key !== 'byFunction' && key in ours)
    .filter((key) => {
      const value = key === 'comments' && truth[key] === null ? [] : truth[key];
      // Numbers beyond 2^53 are texts in ours, and rounded by whoever reads the truth with JSON.parse.
      return !isDeepStrictEqual(
        typeof ours[key] === 'string' && typeof value === 'number' ? Number(ours[key]) : ours[key],
        value,
      );
    });
}

/** The truth holds the heaviest functions only, in an order of its own where they are equal. */
function differentFunctions(ours: Json, truth: Json): string[] {
  const found = ours['byFunction'] as Record<string, FunctionTotals[]>;
  return Object.entries(truth['byFunction'] as Record<string, FunctionTotals[] | null>).flatMap(
    ([type, functions]) => {
      const byName = new Map(found[type]?.map((one) => [one.name, one]));
      return (functions ?? [])
        .filter((one) => !isDeepStrictEqual(byName.get(one.name), one))
        .map(({ name }) => `${type} ${name}`);
    },
  );
}

/** `-top -cum -nodecount=30 -sample_index=cpu` in our words. */
function optionsOf(asked: string): string[] {
  const words: string[] = [];
  for (const [, name, value] of asked.matchAll(/-(\w+)(?:=(\S+))?/g)) {
    if (name === 'sample_index') words.push('--sample-type', value as string);
    else if (name === 'nodecount') words.push('-n', value as string);
    else if (name !== 'top') words.push(`--${name}`);
  }
  return words;
}

async function differentTables(
  path: string,
  textPath: string,
): Promise<{ tables: number; different: string[] }> {
  const blocks = existsSync(textPath)
    ? readFileSync(textPath, 'utf8')
        .split(/^### pprof /m)
        .slice(1)
    : [];
  const different: string[] = [];
  for (const block of blocks) {
    const end = block.indexOf('\n');
    const asked = block.slice(0, end).replace(/\(.*\)/, '');
    const ours = await run(['top', ...optionsOf(asked), path]);
    if (ours.trimEnd() !== block.slice(end + 1).trimEnd()) different.push(asked);
  }
  return { tables: blocks.length, different };
}

async function compare(folder: string): Promise<number> {
  const files = globSync('*.truth.json', { cwd: folder }).sort();
  let differing = 0;
  let tables = 0;
  for (const file of files) {
    const path = join(folder, file.replace('.truth.json', '.pb.gz'));
    const truth = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json;
    const ours = JSON.parse(await run(['analyze', '--json', path])) as Json;
    const isRefused = 'error' in truth || 'checkValid' in truth;
    const text = await differentTables(path, join(folder, file.replace('.truth.json', '.text')));
    tables += text.tables;
    const wrong = isRefused
      ? ['error' in ours ? [] : ['is not refused']].flat()
      : 'error' in ours
        ? [String(ours['error'])]
        : [...differentFields(ours, truth), ...differentFunctions(ours, truth), ...text.different];
    if (wrong.length === 0) continue;
    differing++;
    console.log(`${file}: ${wrong.join('; ')}`);
  }
  console.log(`${files.length - differing} of ${files.length} profiles agree, with ${tables} tables.`);
  return differing === 0 ? 0 : 1;
}

const folder = process.argv[2] ?? process.env['CONFORMANCE_DIR'] ?? '';
if (folder === '' || !existsSync(folder)) {
  console.log(
    'Conformance: no profiles to compare with. Give their folder as argument or in CONFORMANCE_DIR.',
  );
} else process.exitCode = await compare(folder);
