import { OneGoroutine } from '../analysis/gotrace/wakers/one-goroutine.ts';
import { GoTraceParser } from '../formats/gotrace/parse.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { cliGoroutineCatalog } from '../i18n/catalogs/cli-goroutine.ts';
import { cliTraceCatalog } from '../i18n/catalogs/cli-trace.ts';
import { problemText } from '../views/gotrace/problem-words.ts';
import { visibleText } from '../views/visible-text.ts';
import { readOptions } from './arguments.ts';
import { ExitCode, InputError, UsageError } from './errors.ts';
import { goroutineToJson } from './goroutine-json.ts';
import { goroutineToText } from './goroutine-text.ts';
import { readGoTrace, readRange, requireRange } from './open-go-trace.ts';
import { openInput, refused } from './open-input.ts';
import type { Output } from './output.ts';
import { Progress } from './reading-progress.ts';
import { terminalStyle } from './style.ts';

/**
 * `goroutine FILE ID`: one goroutine's life, what it waited for, and its critical path.
 * @returns the exit code
 * @throws UsageError, InputError
 */
export async function goroutine(argv: readonly string[], locale: Locale, output: Output): Promise<number> {
  const words = cliGoroutineCatalog[locale];
  const { values, positionals } = readOptions(argv, locale, {
    json: { type: 'boolean' },
    from: { type: 'string' },
    to: { type: 'string' },
  });
  const [path, id] = positionals;
  if (positionals.length !== 2 || path === undefined || id === undefined)
    throw new UsageError(words.fileAndId);
  if (!/^\d{1,19}$/.test(id)) throw new UsageError(words.badId(visibleText(id)));
  const range = readRange(values, locale);
  const progress = new Progress(output, locale);
  const input = await openInput(path, locale, progress);
  if (input.found.format === 'unknown') throw refused(input, locale);
  if (input.found.format !== 'gotrace') throw new InputError(words.traceOnly, path);
  const parser = new GoTraceParser();
  const analysis = new OneGoroutine(parser.tables, BigInt(id), range);
  for (const sink of analysis.sinks) parser.addSink(sink);
  const trace = await readGoTrace(input, parser, locale).finally(() => progress.clear());
  for (const reason of input.cut) output.err(`${cliCatalog[locale].cut(reason)}\n`);
  if (trace.problem)
    output.err(`${path}: ${cliTraceCatalog[locale].partly(problemText(trace.problem, locale))}\n`);
  if (range) requireRange(range, trace, path, locale);
  const story = analysis.finish(trace);
  if (!story) throw new InputError(words.noSuch(id), path);
  const { columns, colour } = output;
  const text =
    values['json'] === true
      ? `${JSON.stringify(goroutineToJson(story, path))}\n`
      : goroutineToText(story, path, { locale, columns, style: terminalStyle(colour) });
  await output.out(text);
  return ExitCode.ok;
}
