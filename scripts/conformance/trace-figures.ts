import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main as dojo } from '../../src/cli/main.ts';

/*
 * Compares `analyze --json` of Go traces with what Go's own tools say: NAME.trace.gz beside NAME.truth.json. The traces
 * are not part of the project; give their folder as argument or in CONFORMANCE_DIR.
 */

type Difference = readonly [path: string, ours: unknown, truth: unknown];

/** Fields of a truth that a report has as well; views of the timeline and sums of the file are compared elsewhere. */
const fields = [
  'wireVersion',
  'wireEvents',
  'batches',
  'generations',
  'events',
  'eventsByKind',
  'transitions',
  'startTimeNs',
  'endTimeNs',
  'durationNs',
  'threads',
  'procs',
  'gomaxprocs',
  'goroutines',
  'groups',
  'goroutineDetail',
  'createdBy',
  'ranges',
  'gcMarkPhasesNs',
  'stws',
  'heapMaxBytes',
  'heapSamples',
  'heapGoalLastBytes',
  'cpuSamples',
  'profiles',
  'mmu',
  'tasks',
  'taskCount',
  'regions',
] as const;

/** Objects whose keys are names out of the trace: one that only we have is wrong too. */
const named = /\.(blockNsByReason|rangeNs)$|^(ranges|createdBy|transitions|eventsByKind|wireEvents)$/;
/** Of figures that are no integers. */
const tolerance = 1e-9;

type Fields = Readonly<Record<string, unknown>>;

function compare(path: string, ours: unknown, truth: unknown, found: Difference[]): void {
  // A Go map or slice without elements is null, or left out.
  if (truth === null && (ours === null || (Array.isArray(ours) && ours.length === 0))) return;
  if (Array.isArray(truth) && Array.isArray(ours)) {
    if (truth.length !== ours.length) found.push([`${path}.length`, ours.length, truth.length]);
    for (const [at, one] of truth.entries()) compare(`${path}[${at}]`, ours[at], one, found);
  } else if (typeof truth === 'object' && truth !== null && typeof ours === 'object' && ours !== null) {
    for (const [key, one] of Object.entries(truth))
      compare(`${path}.${key}`, (ours as Fields)[key], one, found);
    if (!named.test(path)) return;
    for (const key of Object.keys(ours)) {
      if (!(key in truth)) found.push([`${path}.${key}`, (ours as Fields)[key], undefined]);
    }
  } else if (typeof truth === 'number' && typeof ours === 'number' && !Number.isInteger(truth)) {
    if (Math.abs(ours - truth) > tolerance) found.push([path, ours, truth]);
  } else if (ours !== truth) found.push([path, ours, truth]);
}

interface Sortable {
  readonly groups: { execNs: number; name: string }[];
  readonly profiles: Readonly<
    Record<string, { top: { ns: number; count: number; frames: readonly string[] | null }[] | null }>
  >;
}

/** The order of groups and stacks with equal times is not defined. */
function sort({ groups, profiles }: Sortable): void {
  groups.sort((a, b) => b.execNs - a.execNs || (a.name < b.name ? -1 : 1));
  for (const { top } of Object.values(profiles)) {
    top?.sort((a, b) => b.ns - a.ns || b.count - a.count || (String(a.frames) < String(b.frames) ? -1 : 1));
  }
}

async function analyze(path: string): Promise<Fields & Sortable> {
  const pieces: string[] = [];
  const output = {
    out: async (piece: string | Uint8Array) => void pieces.push(String(piece)),
    err: (text: string) => console.error(text),
    colour: false,
    columns: 100,
    progress: false,
  };
  await dojo(['analyze', '--json', path], {}, output);
  return JSON.parse(pieces.join('')) as Fields & Sortable;
}

async function main(argv: readonly string[]): Promise<number> {
  const folder = argv[0] ?? process.env.CONFORMANCE_DIR ?? '../shared/conformance/gotrace-real';
  if (!existsSync(folder)) {
    console.log(
      'Conformance: no Go traces to compare with. Give their folder (NAME.trace.gz with NAME.truth.json) as argument or in CONFORMANCE_DIR.',
    );
    return 0;
  }
  const names = globSync('*.trace.gz', { cwd: folder }).sort();
  let differing = 0;
  for (const name of names) {
    const truth = JSON.parse(readFileSync(join(folder, name.replace('.trace.gz', '.truth.json')), 'utf8'));
    const ours = await analyze(join(folder, name));
    const found: Difference[] = [];
    if ('error' in ours) found.push(['error', ours['error'], '']);
    else {
      sort(ours);
      sort(truth as Sortable);
      for (const field of fields) compare(field, ours[field], (truth as Fields)[field], found);
    }
    if (found.length > 0) differing++;
    for (const [path, one, other] of found.slice(0, 20)) {
      console.log(`${name}: ${path}: ${JSON.stringify(one)}, truth ${JSON.stringify(other)}`);
    }
  }
  console.log(
    `${names.length - differing} of ${names.length} traces agree in every figure; ${differing} differ.`,
  );
  return differing === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
