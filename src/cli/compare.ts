import { compareLogs } from '../analysis/strace/compare/compare-logs.ts';
import type { Basis, Change, ComparedLog, Comparison } from '../analysis/strace/compare/comparison.ts';
import { waitClassNames } from '../analysis/strace/log.ts';
import { openLog } from '../analysis/strace/open-log.ts';
import { rangeOf } from '../analysis/strace/query/edit.ts';
import { selectMatching } from '../analysis/strace/query/select.ts';
import { finish } from '../analysis/strace/steps.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { cliGotraceCompareCatalog } from '../i18n/catalogs/cli-gotrace-compare.ts';
import { cliLogsCatalog } from '../i18n/catalogs/cli-logs.ts';
import { compareCatalog } from '../i18n/catalogs/compare.ts';
import { findingTexts, waitClassTexts } from '../i18n/catalogs/findings.ts';
import { formatScaledCount, signed } from '../views/format-change.ts';
import { formatCount } from '../views/format-count.ts';
import { formatDuration } from '../views/format-duration.ts';
import { visibleText } from '../views/visible-text.ts';
import { readOptions } from './arguments.ts';
import { compareGoTraces } from './compare-gotrace.ts';
import { comparisonToJson } from './comparison-json.ts';
import { ExitCode, InputError, UsageError } from './errors.ts';
import { type OpenedInput, openInput, refused } from './open-input.ts';
import { readTrace } from './open-trace.ts';
import type { Output } from './output.ts';
import { readQueryOption } from './query.ts';
import { Progress } from './reading-progress.ts';
import { terminalStyle } from './style.ts';
import { quoteLine, table, wrap } from './text-table.ts';

const shownRows = 12;

/**
 * `compare BEFORE AFTER`: what changed from one log, or one Go trace, to the other, as tables or as one JSON object.
 * @returns the exit code
 * @throws UsageError, InputError
 */
export async function compare(argv: readonly string[], locale: Locale, output: Output): Promise<number> {
  const { values, positionals } = readOptions(argv, locale, {
    json: { type: 'boolean' },
    query: { type: 'string' },
    per: { type: 'string' },
  });
  const [before, after] = positionals;
  if (positionals.length !== 2 || before === undefined || after === undefined)
    throw new UsageError(cliLogsCatalog[locale].twoLogs);
  if (before === '-' && after === '-') throw new UsageError(cliCatalog[locale].stdinTwice);
  const query = String(values['query'] ?? '');
  const basis = readUnit(values['per'], locale);
  const node = readQueryOption(query, locale);
  const progress = new Progress(output, locale);
  const inputs = [
    await openInput(before, locale, progress),
    await openInput(after, locale, progress),
  ] as const;
  const format = formatOf(inputs, locale);
  if (format === 'gotrace') {
    if (node || basis.kind !== 'raw') throw new UsageError(cliGotraceCompareCatalog[locale].logOptions);
    return compareGoTraces(inputs, values['json'] === true, locale, output, progress);
  }
  const read = async (input: OpenedInput): Promise<ComparedLog> => {
    const { trace, cut } = await readTrace(input);
    progress.clear();
    for (const reason of cut) output.err(`${cliCatalog[locale].cut(reason)}\n`);
    const log = openLog(trace);
    const calls = node && finish(selectMatching({ trace, log }, node));
    return { log, calls, range: rangeOf(query, trace) };
  };
  const result = finish(compareLogs(await read(inputs[0]), await read(inputs[1]), basis));
  const text =
    values['json'] === true
      ? `${JSON.stringify(comparisonToJson(result, before, after, query))}\n`
      : comparisonText(result, basis, [before, after], locale, output);
  await output.out(text);
  return ExitCode.ok;
}

/** What both inputs are. @throws InputError where they are not two logs or two Go traces */
function formatOf(inputs: readonly [OpenedInput, OpenedInput], locale: Locale): 'strace' | 'gotrace' {
  const words = cliGotraceCompareCatalog[locale];
  const unknown = inputs.find(({ found }) => found.format === 'unknown');
  if (unknown) throw refused(unknown, locale);
  const [before, after] = inputs.map(({ found }) => found.format);
  if (before !== after) throw new InputError(words.twoKinds(before ?? '', after ?? ''));
  if (before === 'strace' || before === 'gotrace') return before;
  throw new InputError(words.useDiff);
}

/** `second`, `accept`, `accept*100`. @throws UsageError */
function readUnit(text: unknown, locale: Locale): Basis {
  if (text === undefined) return { kind: 'raw' };
  if (text === 'second') return { kind: 'second' };
  const match = /^([\w#]{1,64})(?:\*(\d{1,9}))?$/.exec(String(text));
  const per = Number(match?.[2] ?? 1);
  if (!match || !(per > 0)) throw new UsageError(cliLogsCatalog[locale].badUnit(visibleText(String(text))));
  return { kind: 'calls', name: match[1] as string, per };
}

function comparisonText(
  result: Comparison,
  asked: Basis,
  files: readonly [string, string],
  locale: Locale,
  { columns, colour }: Output,
): string {
  const t = compareCatalog[locale];
  const style = terminalStyle(colour);
  const time = (ns: number) => formatDuration(ns, locale);
  const sides = [result.before, result.after].map((side, index) => {
    const calls = side.all?.calls ?? 0;
    const parts = [
      t.sideCalls(formatCount(calls), calls === 1),
      side.all && time(side.all.durationNs) && t.sideTime(time(side.all.durationNs)),
      !Number.isNaN(side.spanNs) && t.sideSpan(time(side.spanNs)),
      result.basis.kind === 'calls' && t.sideUnits(formatCount(side.units), visibleText(result.basis.name)),
    ];
    const title = index === 0 ? t.before : t.after;
    return `${style.bold(quoteLine(`${title}: ${files[index]}`, columns))}\n  ${parts.filter(Boolean).join(' · ')}\n`;
  });
  const rows = (changes: readonly Change[], text: (name: string) => string) =>
    changes
      .slice(0, shownRows)
      .map((row) => [
        signed(row.deltaNs, time),
        `${row.before ? time(row.before.durationNs * result.before.scale) : '–'} → ${row.after ? time(row.after.durationNs * result.after.scale) : '–'}`,
        `${row.before ? formatScaledCount(row.before.calls, result.before.scale) : '–'} → ${row.after ? formatScaledCount(row.after.calls, result.after.scale) : '–'}`,
        `${visibleText(text(row.name))}${mark(row.presence, locale)}${row.cautions.map((one) => ` (${one === 'few' ? t.few : t.floor})`).join('')}`,
      ]);
  const part = (title: string, body: readonly (readonly string[])[]) =>
    body.length === 0
      ? ''
      : `${style.bold(title)}\n${table(
          [
            { title: t.delta, align: 'right' },
            { title: t.time, align: 'right' },
            { title: t.calls, align: 'right' },
            { title: '' },
          ],
          body,
          columns,
          style.soft,
        )}`;
  const className = (name: string) =>
    waitClassTexts[waitClassNames.indexOf(name as (typeof waitClassNames)[number]) as 0].name[locale];
  const findings = result.findings.map((row) => [
    signed(row.deltaNs, time),
    `${row.before ? time(row.before.totalNs * result.before.scale) : '–'} → ${row.after ? time(row.after.totalNs * result.after.scale) : '–'}`,
    `${row.before ? formatScaledCount(row.before.count, result.before.scale) : '–'} → ${row.after ? formatScaledCount(row.after.count, result.after.scale) : '–'}`,
    `${findingTexts[row.kind].title[locale]}${mark(row.presence, locale)}`,
  ]);
  const notes = [
    asked.kind !== result.basis.kind && cliLogsCatalog[locale].noUnit,
    result.basis.kind === 'raw' && t.noteLengths,
    result.basis.kind === 'second' && t.notePerSecond,
    t.noteCaution,
  ].filter((note) => note !== false);
  return [
    sides.join(''),
    part(t.byClass, rows(result.classes, className)),
    part(t.byFinding, findings),
    part(
      t.bySyscall,
      rows(result.syscalls, (name) => name),
    ),
    part(
      t.byTarget,
      rows(result.targets, (name) => name),
    ),
    `${style.soft(notes.map((note) => wrap(note, columns, '  ')).join('\n'))}\n`,
  ]
    .filter((text) => text !== '')
    .join('\n');
}

function mark(presence: Change['presence'], locale: Locale): string {
  const t = compareCatalog[locale];
  return presence === 'both' ? '' : ` [${presence === 'new' ? t.isNew : t.isGone}]`;
}
