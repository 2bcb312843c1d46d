import { openLog } from '../analysis/strace/open-log.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { readOptions } from './arguments.ts';
import { ExitCode, InputError, UsageError } from './errors.ts';
import { logToJson } from './log-json.ts';
import { logToText } from './log-text.ts';
import { openTrace } from './open-trace.ts';
import type { Output } from './output.ts';
import { applyQuery, readQueryOption } from './query.ts';
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
      const { trace, cut } = await openTrace(paths, locale, progress, together);
      const whole = openLog(trace);
      const { log, facts } = query ? applyQuery(whole, query) : { log: whole, facts: null };
      progress.clear();
      if (json) {
        const object = { ...logToJson(log, file, facts), ...(cut.length > 0 && { complete: false, cut }) };
        await output.out(`${JSON.stringify(object)}\n`);
      } else {
        const { columns, colour } = output;
        const text = logToText(log, file, { locale, columns, style: terminalStyle(colour) }, facts);
        await output.out(first ? text : `\n${text}`);
        for (const reason of cut) output.err(`${words.cut(reason)}\n`);
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
