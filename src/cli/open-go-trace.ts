import { GoTraceAnalysis, type GoTraceFigures } from '../analysis/gotrace/open-trace.ts';
import type { TimeRange } from '../analysis/gotrace/time-range.ts';
import { readDuration } from '../analysis/strace/query/numbers.ts';
import { EventKind, type EventSink } from '../formats/gotrace/events.ts';
import { GoTraceParser } from '../formats/gotrace/parse.ts';
import type { GoTrace } from '../formats/gotrace/trace.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { cliTraceCatalog } from '../i18n/catalogs/cli-trace.ts';
import { formatDuration } from '../views/format-duration.ts';
import { nothingText } from '../views/gotrace/problem-words.ts';
import { visibleText } from '../views/visible-text.ts';
import type { ReadOptions } from './arguments.ts';
import { InputError, UsageError } from './errors.ts';
import type { OpenedInput } from './open-input.ts';

/** `--from T` and `--to T`, times since the trace's first event; null where neither is given. @throws UsageError */
export function readRange(values: ReadOptions['values'], locale: Locale): TimeRange | null {
  const words = cliTraceCatalog[locale];
  const read = (option: 'from' | 'to', otherwise: number): number => {
    const text = values[option];
    if (typeof text !== 'string') return otherwise;
    const ns = readDuration(text);
    if (typeof ns !== 'number') throw new UsageError(words.badTime(`--${option}`, visibleText(text)));
    return ns;
  };
  const fromNs = read('from', 0);
  const toNs = read('to', Number.POSITIVE_INFINITY);
  if (fromNs >= toNs) throw new UsageError(words.emptyRange);
  return fromNs > 0 || Number.isFinite(toNs) ? { fromNs, toNs } : null;
}

/**
 * Reads a Go trace to its end, for the sinks of a parser.
 * @param input its format is gotrace
 * @throws InputError where nothing of it can be read
 */
export async function readGoTrace(
  { chunks, path, cut }: OpenedInput,
  parser: GoTraceParser,
  locale: Locale,
): Promise<GoTrace> {
  for await (const chunk of chunks) parser.push(chunk);
  const trace = parser.finish();
  const { problem, events, eventsByKind } = trace;
  // A Sync stands before every problem: it alone tells nothing.
  if (problem && events === eventsByKind[EventKind.sync]) {
    // What is wrong with the archive is why the trace in it is cut.
    const archive = cut.map((reason) => reason.slice(`${path}: `.length));
    const reasons = [...archive, nothingText(problem, locale)];
    throw new InputError(cliCatalog[locale].reasons(reasons), path);
  }
  return trace;
}

/**
 * All figures of a trace, or of a part of it.
 * @param others sinks that read along
 * @throws InputError where nothing of it can be read, or the part begins after its end
 */
export async function figuresOf(
  input: OpenedInput,
  range: TimeRange | null,
  locale: Locale,
  others: readonly EventSink[] = [],
): Promise<GoTraceFigures> {
  const parser = new GoTraceParser();
  const analysis = new GoTraceAnalysis(parser.tables, range ? { range } : {});
  for (const sink of [...analysis.sinks, ...others]) parser.addSink(sink);
  const trace = await readGoTrace(input, parser, locale);
  if (range) requireRange(range, trace, input.path, locale);
  return analysis.finish(trace);
}

/** @throws InputError where a trace is over before a range begins */
export function requireRange(
  { fromNs }: TimeRange,
  { durationNs }: GoTrace,
  path: string,
  locale: Locale,
): void {
  if (fromNs <= durationNs) return;
  throw new InputError(cliTraceCatalog[locale].beyond(formatDuration(durationNs, locale)), path);
}
