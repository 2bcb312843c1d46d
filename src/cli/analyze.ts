import type { QueryNode } from '../analysis/strace/query/ast.ts';
import type { Format } from '../formats/detect.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { reportGoTrace } from './analyze-gotrace.ts';
import { reportProfile } from './analyze-pprof.ts';
import type { AnalyzeReport, ReadReport } from './analyze-report.ts';
import { reportLog } from './analyze-strace.ts';
import { readOptions } from './arguments.ts';
import { ExitCode, InputError, UsageError } from './errors.ts';
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
  });
  if (positionals.length === 0) throw new UsageError(words.noFiles);
  if (positionals.filter((path) => path === '-').length > 1) throw new UsageError(words.stdinTwice);
  const query = typeof values['query'] === 'string' ? readQueryOption(values['query'], locale) : null;
  const together = values.together === true;
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
        : await readOne(await openInput(path, locale, progress), query, locale);
      progress.clear();
      if (json) await output.out(`${JSON.stringify(report.json())}\n`);
      else {
        const { columns, colour } = output;
        const text = report.text({ locale, columns, style: terminalStyle(colour) });
        await output.out(first ? text : `\n${text}`);
        for (const reason of report.cut) output.err(`${words.cut(reason)}\n`);
      }
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

/** By format; a log is read by itself, for its query. */
const readers: Readonly<Record<Exclude<Format, 'strace'>, ReadReport>> = {
  gotrace: reportGoTrace,
  pprof: reportProfile,
};

async function readOne(input: OpenedInput, query: QueryNode | null, locale: Locale): Promise<AnalyzeReport> {
  const { found, path } = input;
  if (found.format === 'strace') return reportLog(await readTrace(input), path, query);
  if (found.format === 'unknown') throw refused(input, locale);
  if (query) throw new UsageError(cliCatalog[locale].queryOfLogs(path));
  return readers[found.format](input, locale);
}
