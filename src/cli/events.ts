import { detect } from '../formats/detect.ts';
import { CanonicalDump } from '../formats/gotrace/dump.ts';
import { GoTraceParser } from '../formats/gotrace/parse.ts';
import type { GoTrace } from '../formats/gotrace/trace.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliEventsCatalog } from '../i18n/catalogs/cli-events.ts';
import { readOptions } from './arguments.ts';
import { ExitCode, InputError, UsageError } from './errors.ts';
import type { Output } from './output.ts';
import { readBytes } from './read-bytes.ts';

/**
 * `events FILE...`: every event of Go execution traces, one per line, and whether the trace could be read to its end.
 * For comparing readers: the lines are those of the conformance suite, in English whatever the language.
 * @returns the exit code
 * @throws UsageError
 */
export async function events(argv: readonly string[], locale: Locale, output: Output): Promise<number> {
  const { positionals } = readOptions(argv, locale, {});
  if (positionals.length === 0) throw new UsageError(cliEventsCatalog[locale].noFile);
  let exitCode: number = ExitCode.ok;
  for (const path of positionals) {
    try {
      await printEvents(path, locale, output);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      output.err(`${error.message}\n`);
      exitCode = ExitCode.unusable;
    }
  }
  return exitCode;
}

async function printEvents(path: string, locale: Locale, output: Output): Promise<void> {
  const cut: string[] = [];
  const { front, chunks } = await readBytes(
    path,
    locale,
    () => {},
    (reason) => cut.push(reason),
  );
  await output.out(`# ${path}\n`);
  const ready: string[] = [];
  const parser = new GoTraceParser();
  parser.addSink(new CanonicalDump(parser, (lines) => ready.push(lines)));
  const print = async (): Promise<void> => {
    for (const lines of ready.splice(0)) await output.out(lines);
  };
  for await (const chunk of chunks) {
    parser.push(chunk);
    await print();
  }
  const trace = parser.finish();
  await print();
  await output.out(`# verdict: ${verdict(trace, front, cut)}\n`);
}

function verdict({ problem, events: count }: GoTrace, front: Uint8Array, cut: readonly string[]): string {
  if (problem?.kind === 'old-version') return `UNSUPPORTED ${problem.message}`;
  if (problem?.kind === 'not-a-trace') {
    const found = detect(front);
    return `FAILURE ${found.format === 'unknown' ? found.message : problem.message}`;
  }
  if (problem) return `FAILURE ${problem.message}`;
  return cut[0] === undefined ? `SUCCESS ${count} events` : `FAILURE ${cut[0]}`;
}
