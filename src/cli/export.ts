import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { openLog } from '../analysis/strace/open-log.ts';
import { selectMatching } from '../analysis/strace/query/select.ts';
import { finish } from '../analysis/strace/steps.ts';
import { canExport, type ExportChoice, exportFormats, exportPieces } from '../export/formats.ts';
import type { ExportPieces } from '../export/source.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { cliLogsCatalog } from '../i18n/catalogs/cli-logs.ts';
import { readOptions } from './arguments.ts';
import { ExitCode, InputError, UsageError } from './errors.ts';
import { openTrace } from './open-trace.ts';
import type { Output } from './output.ts';
import { requireOtherFile, writeError } from './output-file.ts';
import { readQueryOption } from './query.ts';
import { Progress } from './reading-progress.ts';

/**
 * `export --as FORMAT LOG...`: the calls that a query selects, in another form, piece by piece.
 * @returns the exit code
 * @throws UsageError, InputError
 */
export async function exportCalls(argv: readonly string[], locale: Locale, output: Output): Promise<number> {
  const words = cliLogsCatalog[locale];
  const { values, positionals } = readOptions(argv, locale, {
    as: { type: 'string' },
    query: { type: 'string' },
    output: { type: 'string', short: 'o' },
    'no-events': { type: 'boolean' },
    bom: { type: 'boolean' },
  });
  const format = exportFormats.find((name) => name === values['as']);
  if (!format) throw new UsageError(words.format);
  if (positionals.length === 0) throw new UsageError(cliCatalog[locale].noFiles);
  const query = String(values['query'] ?? '');
  const node = readQueryOption(query, locale);
  const file = values['output'];
  if (typeof file === 'string') requireOtherFile(file, positionals, locale);
  const progress = new Progress(output, locale);
  const { trace, cut } = await openTrace(positionals, locale, progress);
  progress.clear();
  const log = openLog(trace);
  const source = { log, calls: node && finish(selectMatching({ trace, log }, node)), query };
  if (!canExport(source, format)) throw new InputError(words.noClock, positionals.join(' '));
  const choice: ExportChoice = {
    format,
    events: values['no-events'] !== true,
    byteOrderMark: values['bom'] === true,
  };
  const pieces = exportPieces(source, choice);
  if (typeof file === 'string') await writeFile(file, pieces, locale);
  else for (const { bytes } of pieces) await output.out(bytes);
  for (const reason of cut) output.err(`${cliCatalog[locale].cut(reason)}\n`);
  return ExitCode.ok;
}

/** @throws InputError where the file cannot be written */
async function writeFile(path: string, pieces: ExportPieces, locale: Locale): Promise<void> {
  const stream = createWriteStream(path);
  try {
    for (const { bytes } of pieces) {
      if (stream.errored) throw stream.errored;
      if (!stream.write(bytes)) await once(stream, 'drain');
    }
    stream.end();
    await finished(stream);
  } catch (error) {
    throw writeError(path, error, locale);
  }
}
