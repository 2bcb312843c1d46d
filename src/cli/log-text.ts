import { type StraceLog, WaitClass } from '../analysis/strace/log.ts';
import { callPid, callText } from '../formats/strace/text.ts';
import type { SkipReason, StraceTrace } from '../formats/strace/trace.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { skipReasonTexts, tracerFloorNs, waitClassTexts } from '../i18n/catalogs/findings.ts';
import { describeTrace } from '../views/describe-trace.ts';
import { formatBytes, formatCount, formatShare } from '../views/format-count.ts';
import { formatDuration } from '../views/format-duration.ts';
import { findingsText } from './findings-text.ts';
import { restartsText } from './log-restarts.ts';
import { waitGroupsText } from './log-waits.ts';
import type { QueryFacts } from './query.ts';
import type { Layout, Style } from './style.ts';
import { fit, quoteLine, table, wrap } from './text-table.ts';

/** Rows of each table; what is left out is counted. */
const shownTotals = 12;
const shownSlowest = 10;
const shownWaits = 5;
const shownProcesses = 10;

/** One log as a summary for people, `columns` wide. Text of the trace has its control characters made visible. */
export function logToText(
  log: StraceLog,
  file: string,
  report: Layout,
  query: QueryFacts | null = null,
): string {
  const parts = [
    head(log, file, report),
    query ? queryPart(query, report) : '',
    waitsPart(log, report),
    findingsText(log, report),
    waitGroupsText(log, report),
    restartsText(log, report),
    totalsPart(log, report),
    slowestPart(log, report),
    processesPart(log, report),
    tablesPart(log.trace, report),
    readingPart(log.trace, report),
  ];
  return `${parts.filter((part) => part !== '').join('\n')}`;
}

function head({ trace }: StraceLog, file: string, { locale, columns, style }: Layout): string {
  const words = cliCatalog[locale];
  const info = describeTrace(trace);
  const facts = [
    'strace',
    formatBytes(info.bytes),
    words.summaryLine(formatCount(info.lines), formatCount(info.calls), info.threads),
    ...(info.endNs ? [formatDuration(info.endNs, locale)] : []),
  ].join(' · ');
  const options = info.options.length > 0 ? `  ${words.recordedWith(info.options.join(' '))}\n` : '';
  return `${style.bold(fit(quoteLine(file, columns), columns))}\n  ${facts}\n${style.soft(options)}`;
}

/** What all that follows is of. */
function queryPart({ text, selected, all }: QueryFacts, { locale, columns }: Layout): string {
  const words = cliCatalog[locale];
  return `${wrap(words.query(quoteLine(text, 400), formatCount(selected), formatCount(all)), columns, '  ')}\n`;
}

function waitsPart(log: StraceLog, { locale, columns, style }: Layout): string {
  const words = cliCatalog[locale];
  if (log.trace.calls.count === 0) return '';
  if (!hasDurations(log)) return `${wrap(words.noDurations, columns, '  ')}\n`;
  const sum = log.waits.totalNs.reduce((all, ns) => all + ns, 0);
  const width = Math.max(Math.min(columns - 44, 40), 10);
  const rows = Object.values(WaitClass)
    .map((waitClass) => ({
      name: waitClassTexts[waitClass].name[locale],
      ns: log.waits.totalNs[waitClass] ?? 0,
    }))
    .filter(({ ns }) => ns > 0)
    .map(({ name, ns }) => [
      name,
      formatDuration(ns, locale),
      formatShare(ns, sum),
      '▇'.repeat(Math.round((ns / sum) * width)),
    ]);
  const columnsOf = [
    { title: words.class },
    { title: words.total, align: 'right' as const },
    { title: words.share, align: 'right' as const },
    { title: '' },
  ];
  const floor = floorNote(log, { locale, columns, style });
  return `${style.bold(words.waits)}\n${table(columnsOf, rows, columns, style.soft)}${style.soft(wrap(words.waitsNote, columns, '  '))}\n${floor}`;
}

function hasDurations(log: StraceLog): boolean {
  return log.totals.some((total) => total.maxCall >= 0);
}

/** Said only where most calls are that short: then differences between them mean nothing. */
function floorNote({ trace: { calls } }: StraceLog, { locale, columns, style }: Layout): string {
  let measured = 0;
  let short = 0;
  for (let call = 0; call < calls.count; call++) {
    const ns = calls.durationNs[call] as number;
    if (Number.isNaN(ns)) continue;
    measured++;
    if (ns < tracerFloorNs) short++;
  }
  if (short * 2 < measured) return '';
  return `${style.soft(wrap(cliCatalog[locale].floor(formatShare(short, measured)), columns, '  '))}\n`;
}

function totalsPart(log: StraceLog, { locale, columns, style }: Layout): string {
  const words = cliCatalog[locale];
  const all = log.totals.filter((total) => total.calls > 0);
  if (all.length === 0) return '';
  const timed = hasDurations(log);
  const right = 'right' as const;
  const header = [
    { title: words.name },
    { title: words.count, align: right },
    { title: words.errors, align: right },
    { title: words.restarts, align: right },
    ...(timed
      ? ['total', 'p50', 'p99', 'max'].map((title) => ({
          title: title === 'total' ? words.total : title === 'max' ? words.max : title,
          align: right,
        }))
      : []),
  ];
  const orDash = (count: number) => (count > 0 ? formatCount(count) : '');
  const rows = all
    .slice(0, shownTotals)
    .map((total) => [
      total.name,
      formatCount(total.calls),
      orDash(total.errors),
      orDash(total.restarts),
      ...(timed
        ? [total.durationNs, total.p50Ns, total.p99Ns, total.maxNs].map((ns) =>
            total.maxCall < 0 ? '' : formatDuration(ns, locale),
          )
        : []),
    ]);
  return `${style.bold(words.calls)}\n${table(header, rows, columns, style.soft)}${rest(all.length - shownTotals, locale, style)}`;
}

function rest(count: number, locale: Locale, style: Style): string {
  return count > 0 ? `  ${style.soft(cliCatalog[locale].others(count))}\n` : '';
}

/** Waits that are nobody's fault stand apart, so that they do not hide the calls that cost. */
function slowestPart(log: StraceLog, report: Layout): string {
  const words = cliCatalog[report.locale];
  const costly = [WaitClass.work, WaitClass.io, WaitClass.contention];
  const waiting = [WaitClass.idle, WaitClass.child];
  return [
    slowestTable(words.slowest, log.slowest(shownSlowest, costly), log, report),
    slowestTable(words.longestWaits, log.slowest(shownWaits, waiting), log, report),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function slowestTable(
  title: string,
  found: readonly number[],
  { trace, waits }: StraceLog,
  { locale, columns, style }: Layout,
): string {
  const words = cliCatalog[locale];
  if (found.length === 0) return '';
  const right = 'right' as const;
  const rows = found.map((call) => [
    formatDuration(trace.calls.durationNs[call] as number, locale),
    String((trace.calls.startLine[call] as number) + 1),
    String(callPid(trace, call) ?? ''),
    waitClassTexts[waits.classOf[call] as WaitClass].name[locale],
    quoteLine(callText(trace, call), 400),
  ]);
  const header = [
    { title: words.took, align: right },
    { title: words.line, align: right },
    { title: words.pid, align: right },
    { title: words.class },
    { title: words.call },
  ];
  return `${style.bold(title)}\n${table(header, rows, columns, style.soft)}`;
}

function processesPart(log: StraceLog, { locale, columns, style }: Layout): string {
  const words = cliCatalog[locale];
  const { processes } = log;
  if (processes.length < 2) return '';
  const right = 'right' as const;
  const rows = processes
    .slice(0, shownProcesses)
    .map((one) => [
      String(one.pid ?? ''),
      formatCount(one.calls),
      one.durationNs > 0 ? formatDuration(one.durationNs, locale) : '',
      one.signal ? words.endSignal(one.signal) : one.exit === null ? '' : words.endExit(one.exit),
      quoteLine(one.comm ?? '', 40),
    ]);
  const header = [
    { title: words.pid, align: right },
    { title: words.count, align: right },
    { title: words.time, align: right },
    { title: words.end },
    { title: rows.some((row) => row[4] !== '') ? words.command : '' },
  ];
  return `${style.bold(words.processes)}\n${table(header, rows, columns, style.soft)}${rest(processes.length - shownProcesses, locale, style)}`;
}

function tablesPart(trace: StraceTrace, { locale, style }: Layout): string {
  const words = cliCatalog[locale];
  if (trace.summaryTables.length === 0) return '';
  const lines = trace.summaryTables.map(({ line, rows }) => `  ${words.tableOf(line + 1, rows.length)}\n`);
  return `${style.bold(words.tables)}\n${lines.join('')}`;
}

/** What was not used, and why: always said, also when there is nothing to say. */
function readingPart(trace: StraceTrace, { locale, columns, style }: Layout): string {
  const words = cliCatalog[locale];
  const info = describeTrace(trace);
  const { skipped } = trace;
  const lines = [skipped.lines === 0 ? words.readAll : words.skipped(formatCount(skipped.lines))];
  for (const [reason, { count, firstLine }] of Object.entries(skipped.reasons)) {
    const why = skipReasonTexts[reason as SkipReason][locale];
    lines.push(`  ${why} ${words.skipFrom(formatCount(count), firstLine + 1)}`);
  }
  if (info.outputLines > 0) lines.push(words.outputLines(formatCount(info.outputLines)));
  if (info.neverFinished > 0) lines.push(words.halves(formatCount(info.neverFinished)));
  if (info.resumedWithoutStart > 0) lines.push(words.headless(formatCount(info.resumedWithoutStart)));
  return `${style.soft(lines.map((line) => wrap(line, columns, line.startsWith(' ') ? '    ' : '  ')).join('\n'))}\n`;
}
