import type { TimeRange } from '../analysis/gotrace/time-range.ts';
import type { QueryNode } from '../analysis/strace/query/ast.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { reportGoTrace } from './analyze-gotrace.ts';
import { reportProfile } from './analyze-pprof.ts';
import type { AnalyzeReport } from './analyze-report.ts';
import { reportLog } from './analyze-strace.ts';
import { readOptions } from './arguments.ts';
import { ExitCode, InputError, UsageError } from './errors.ts';
import { readRange } from './open-go-trace.ts';
import { type OpenedInput, openInput, refused } from './open-input.ts';
import { openTrace, readTrace } from './open-trace.ts';
import type { Output } from './output.ts';
import { readQueryOption } from './query.ts';
import { Progress } from './reading-progress.ts';
import { terminalStyle } from './style.ts';

/**
 * `analyze FILE...`: a summary or one JSON line per file. A file that can't be read is reported (on standard output
 * with --json, else on standard error) and the others still print.
 * @returns the exit code
 * @throws UsageError
 */
export async function analyze(argv: readonly string[], locale: Locale, output: Output): Promise<number> {
  const words = cliCatalog[locale];
  const { values, positionals } = readOptions(argv, locale, {
    json: { type: 'boolean' },
    together: { type: 'boolean', short: 'f' },
    query: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
  });
  if (positionals.length === 0) throw new UsageError(words.noFiles);
  if (positionals.filter((path) => path === '-').length > 1) throw new UsageError(words.stdinTwice);
  const query = typeof values['query'] === 'string' ? readQueryOption(values['query'], locale) : null;
  const range = readRange(values, locale);
  const together = values.together === true;
  if (together && range) throw new UsageError(words.rangeOfTraces(positionals.join(' ')));
  const sets = together ? [positionals] : positionals.map((path) => [path]);
  const json = values['json'] === true;
  let code: number = ExitCode.ok;
  let first = true;
  for (const paths of sets) {
    const file = paths.join(' ');
    const progress = new Progress(output, locale);
    try {
      const [path] = paths as [string];
      const report = together
        ? reportLog(await openTrace(paths, locale, progress, true), file, query)
        : await readOne(await openInput(path, locale, progress), { query, range }, locale);
      progress.clear();
      if (json) await output.out(`${JSON.stringify(report.json())}\n`);
      else {
        const { columns, colour } = output;
        const text = report.text({ locale, columns, style: terminalStyle(colour) });
        await output.out(first ? text : `\n${text}`);
        for (const reason of report.cut) output.err(`${words.cut(reason)}\n`);
      }
      code = report.exitCode ?? code;
      first = false;
    } catch (error) {
      progress.clear();
      if (!(error instanceof InputError)) throw error;
      code = ExitCode.unusable;
      if (json) await output.out(`${JSON.stringify({ file, error: error.reason })}\n`);
      else output.err(`${error.message}\n`);
    }
  }
  return code;
}

/** Which part of a file is asked for: calls of a log, or a time range of a Go trace. */
interface Part {
  readonly query: QueryNode | null;
  readonly range: TimeRange | null;
}

/** @throws UsageError where the format has no such part, InputError */
async function readOne(input: OpenedInput, { query, range }: Part, locale: Locale): Promise<AnalyzeReport> {
  const { found, path } = input;
  const words = cliCatalog[locale];
  if (found.format === 'unknown') throw refused(input, locale);
  if (range && found.format !== 'gotrace') throw new UsageError(words.rangeOfTraces(path));
  if (query && found.format !== 'strace') throw new UsageError(words.queryOfLogs(path));
  switch (found.format) {
    case 'strace':
      return reportLog(await readTrace(input), path, query);
    case 'gotrace':
      return reportGoTrace(input, locale, range);
    case 'pprof':
      return reportProfile(input, locale);
  }
}
