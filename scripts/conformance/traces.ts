import { createHash, type Hash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { CanonicalDump, kindNames } from '../../src/formats/gotrace/dump.ts';
import { GoTraceParser } from '../../src/formats/gotrace/parse.ts';
import type { GoTrace } from '../../src/formats/gotrace/trace.ts';
import { wireNames } from '../../src/formats/gotrace/wire.ts';

/*
 * Compares the reader of Go traces with what Go's own says: verdict and every event of small traces (NAME.expect beside
 * NAME.trace in `gotrace`), counts and every event of real ones (NAME.truth.json beside NAME.trace.gz in `gotrace-real`).
 * They are not part of the project: give the folder that holds both as argument or in CONFORMANCE_DIR, or have it in
 * ../shared/conformance.
 */

const MARK_EVERY = 10_000;

/** What a dump is compared by. */
interface Dumped {
  readonly trace: GoTrace;
  readonly lines: number;
  readonly sha256: string;
  /** First 16 digits of the hash after every 10,000 lines. */
  readonly marks: readonly string[];
  /** Transitions as `G Running->Waiting`. */
  readonly transitions: Readonly<Record<string, number>>;
}

function dump(bytes: Uint8Array): Dumped {
  const hash: Hash = createHash('sha256');
  const marks: string[] = [];
  const transitions: Record<string, number> = {};
  let lines = 0;
  const parser = new GoTraceParser();
  const take = (text: string): void => {
    for (const line of text.split('\n').slice(0, -1)) {
      hash.update(`${line}\n`);
      if (++lines % MARK_EVERY === 0) marks.push(hash.copy().digest('hex').slice(0, 16));
      const change = / StateTransition .* (Goroutine|Proc):\S+ (\S+->\S+) /.exec(line);
      if (!change) continue;
      const name = `${change[1] === 'Proc' ? 'Proc' : 'G'} ${change[2]}`;
      transitions[name] = (transitions[name] ?? 0) + 1;
    }
  };
  parser.addSink(new CanonicalDump(parser, take));
  parser.push(bytes);
  return { trace: parser.finish(), lines, sha256: hash.digest('hex'), marks, transitions };
}

function verdict({ problem }: GoTrace): string {
  if (problem === null) return 'SUCCESS';
  return problem.kind === 'old-version' ? 'UNSUPPORTED' : 'FAILURE';
}

/** What differs in a small trace. */
function compareSmall(path: string): string[] {
  const { trace, lines, sha256 } = dump(readFileSync(path));
  const expected = readFileSync(path.replace(/\.trace$/, '.expect'), 'utf8');
  const said = expected.split(/\s/)[0];
  const [, theirLines, theirSha256] = /: (\d+) lines, sha256 (\w+)/.exec(expected) ?? [];
  const wrong: string[] = [];
  if (verdict(trace) !== said)
    wrong.push(`verdict: ${verdict(trace)} (${trace.problem?.message}), truth ${said}`);
  if (said !== 'UNSUPPORTED' && sha256 !== theirSha256)
    wrong.push(`events: ${lines}, truth ${theirLines}, not the same`);
  return wrong;
}

interface Truth {
  readonly wireVersion: string;
  readonly events: number;
  readonly generations: number;
  readonly durationNs: number;
  readonly wireEvents: Readonly<Record<string, number>>;
  readonly eventsByKind: Readonly<Record<string, number>>;
  readonly transitions: Readonly<Record<string, number>>;
  readonly canonSha256: string;
  readonly canonMarks: readonly string[] | null;
}

/** Names with counts, without those that are zero. */
const counted = (counts: Iterable<readonly [string | undefined, number]>): Record<string, number> =>
  Object.fromEntries([...counts].filter(([, count]) => count > 0));

function compareReal(path: string): string[] {
  const ours = dump(gunzipSync(readFileSync(path)));
  const truth = JSON.parse(readFileSync(path.replace(/\.trace\.gz$/, '.truth.json'), 'utf8')) as Truth;
  const { trace } = ours;
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['wireVersion', `go 1.${trace.version}`, truth.wireVersion],
    ['events', trace.events, truth.events],
    ['generations', trace.generations.length, truth.generations],
    ['durationNs', trace.durationNs, truth.durationNs],
    ['wireEvents', counted([...trace.wireEvents].map((n, type) => [wireNames[type], n])), truth.wireEvents],
    [
      'eventsByKind',
      counted(kindNames.map((name, k) => [name, trace.eventsByKind[k as 1]])),
      truth.eventsByKind,
    ],
    ['transitions', ours.transitions, truth.transitions],
    ['canonMarks', ours.marks, truth.canonMarks ?? []],
    ['canonSha256', ours.sha256, truth.canonSha256],
  ];
  return pairs
    .filter(([, mine, theirs]) => !isDeepStrictEqual(mine, theirs))
    .map(([name, mine, theirs]) => `${name}: ${JSON.stringify(mine)}, truth ${JSON.stringify(theirs)}`);
}

function compareAll(folder: string, pattern: string, compare: (path: string) => string[]): boolean {
  const files = globSync(pattern, { cwd: folder }).sort();
  let differing = 0;
  for (const file of files) {
    const wrong = compare(join(folder, file));
    if (wrong.length === 0) continue;
    differing++;
    console.log([file, ...wrong].join('\n  '));
  }
  console.log(
    `${files.length - differing} of ${files.length} traces (${pattern}) are read as by Go's own reader.`,
  );
  return differing === 0;
}

function main(given: string | undefined): number {
  const folder =
    given ?? process.env.CONFORMANCE_DIR ?? join(import.meta.dirname, '../../../shared/conformance');
  if (!existsSync(join(folder, 'gotrace')) && !existsSync(join(folder, 'gotrace-real'))) {
    console.log(
      'Conformance: no Go traces to compare with. Give the folder that holds gotrace and gotrace-real as argument or in CONFORMANCE_DIR.',
    );
    return 0;
  }
  const small = compareAll(folder, 'gotrace/*.trace', compareSmall);
  const real = compareAll(folder, 'gotrace-real/*.trace.gz', compareReal);
  return small && real ? 0 : 1;
}

process.exitCode = main(process.argv[2]);
