import { rootFunction } from '../analysis/gotrace/goroutines/root-frame.ts';
import { isSystemGoroutine } from '../analysis/gotrace/goroutines/system-goroutines.ts';
import type { GoTraceFigures } from '../analysis/gotrace/open-trace.ts';
import { wholeTrace } from '../analysis/gotrace/time-range.ts';
import type { TraceTables } from '../formats/gotrace/trace.ts';
import { cliGotraceCatalog } from '../i18n/catalogs/cli-gotrace.ts';
import { holdUpCatalog } from '../i18n/catalogs/hold-ups.ts';
import { formatBytes, formatCount, formatShare } from '../views/format-count.ts';
import { formatDuration } from '../views/format-duration.ts';
import { problemPlace, problemText } from '../views/gotrace/problem-words.ts';
import { goroutinesText } from './gotrace-goroutines-text.ts';
import { stackLines } from './gotrace-profiles.ts';
import type { Layout } from './style.ts';
import { fit, quoteLine, table, wrap } from './text-table.ts';

/** Rows of each table. */
const shown = 10;
/** Windows whose minimum mutator utilization is said. */
const windows = [1e7, 1e8] as const;
const right = 'right' as const;

/** One Go trace as a summary for people. Text of the trace has its control characters made visible. */
export function goTraceToText(figures: GoTraceFigures, file: string, layout: Layout): string {
  const parts = [
    head(figures, file, layout),
    waitsPart(figures, layout),
    placesPart(figures, layout),
    stuckPart(figures, layout),
    goroutinesText(figures, layout),
    gcPart(figures, layout),
    tasksPart(figures, layout),
    regionsPart(figures, layout),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function head({ trace, range, goroutines, procs }: GoTraceFigures, file: string, layout: Layout): string {
  const { locale, columns, style } = layout;
  const words = cliGotraceCatalog[locale];
  const facts = [
    words.kind,
    `go 1.${trace.version}`,
    formatBytes(trace.bytes),
    words.facts(formatCount(trace.events), formatCount(goroutines.count), procs),
    formatDuration(trace.durationNs, locale),
  ].join(' · ');
  const { problem } = trace;
  const partial = problem ? `${wrap(words.partial(problemText(problem, locale)), columns, '  ')}\n` : '';
  const warnings = trace.warnings
    .slice(0, shown)
    .map(
      (warning) =>
        `${wrap(`${quoteLine(warning.message, 400)}. ${problemPlace(warning, locale)}`, columns, '  ')}\n`,
    );
  const fromTo = [range.fromNs, Math.min(range.toNs, trace.durationNs)].map((ns) =>
    formatDuration(ns, locale),
  );
  const part = range === wholeTrace ? '' : `${wrap(words.part(fromTo.join(' – ')), columns, '  ')}\n`;
  const title = style.bold(fit(quoteLine(file, columns), columns));
  return `${title}\n  ${facts}\n${part}${style.bad(partial)}${style.soft(warnings.join(''))}`;
}

/** Everything that held goroutines up, with what the official profiles count of it. */
function waitsPart({ waits }: GoTraceFigures, { locale, columns, style }: Layout): string {
  const words = cliGotraceCatalog[locale];
  const totals = [...waits.totals].sort((a, b) => b.totalNs - a.totalNs);
  if (totals.length === 0) return '';
  const duration = (ns: number) => (ns === 0 ? '' : formatDuration(ns, locale));
  const rows = totals.map((one) => [
    formatDuration(one.totalNs, locale),
    formatCount(one.count),
    duration(one.officialNs),
    one.openCount === 0 ? '' : formatCount(one.openCount),
    holdUpCatalog[locale][one.holdUp],
  ]);
  const header = [
    { title: words.total, align: right },
    { title: words.times, align: right },
    { title: words.inProfile, align: right },
    { title: words.atEnd, align: right },
    { title: words.heldUpBy },
  ];
  const note = style.soft(wrap(words.waitsNote, columns, '  '));
  return `${style.bold(words.waits)}\n${table(header, rows, columns, style.soft)}${note}\n`;
}

function placesPart({ waits, trace }: GoTraceFigures, { locale, columns, style }: Layout): string {
  const words = cliGotraceCatalog[locale];
  const sites = waits.sites.filter((site) => isOwn(trace.tables, site)).slice(0, shown);
  if (sites.length === 0) return '';
  const rows = sites.map((site) => [
    formatDuration(site.totalNs, locale),
    formatCount(site.count),
    quoteLine(site.reason || holdUpCatalog[locale][site.holdUp], 30),
    quoteLine(ownFrames(stackLines(trace.tables, site.stack)), 400),
  ]);
  const header = [
    { title: words.total, align: right },
    { title: words.times, align: right },
    { title: words.reason },
    { title: words.place },
  ];
  return `${style.bold(words.places)}\n${table(header, rows, columns, style.soft)}`;
}

/** Whether a stack is the program's: neither the tracer's nor of a goroutine of the runtime. */
function isOwn(tables: TraceTables, { stack, ofTracer }: { stack: number; ofTracer: boolean }): boolean {
  const root = tables.strings.text(rootFunction(tables, stack));
  return stack > 0 && !ofTracer && !isSystemGoroutine(root);
}

/** The innermost frames that are not the runtime's, or the innermost one. */
export function ownFrames(lines: readonly string[]): string {
  const own = lines.filter((line) => !/^(runtime|sync|internal\/poll|syscall)\b/.test(line));
  return (own.length > 0 ? own : lines).slice(0, 2).join(' ← ');
}

function stuckPart({ waits, trace }: GoTraceFigures, { locale, columns, style }: Layout): string {
  const words = cliGotraceCatalog[locale];
  const groups = waits.stuck.filter((group) => isOwn(trace.tables, group)).slice(0, shown);
  if (groups.length === 0) return '';
  const rows = groups.map((group) => [
    formatCount(group.goroutines),
    formatDuration(group.maxNs, locale),
    quoteLine(group.reason || holdUpCatalog[locale][group.holdUp], 30),
    quoteLine(ownFrames(stackLines(trace.tables, group.stack)), 400),
  ]);
  const header = [
    { title: words.count, align: right },
    { title: words.longest, align: right },
    { title: words.reason },
    { title: words.place },
  ];
  const note = style.soft(wrap(words.stuckNote, columns, '  '));
  return `${style.bold(words.stuck)}\n${table(header, rows, columns, style.soft)}${note}\n`;
}

function gcPart(figures: GoTraceFigures, { locale, columns, style }: Layout): string {
  const words = cliGotraceCatalog[locale];
  const { ranges, heap } = figures;
  const phases = ranges.find(({ name }) => name === 'GC concurrent mark phase');
  const stops = ranges.filter(({ name }) => name.startsWith('stop-the-world'));
  if (!phases && stops.length === 0) return '';
  const said: string[] = [];
  if (phases) {
    const total = formatDuration(phases.totalNs, locale);
    said.push(words.collections(formatCount(phases.count), total, formatBytes(heap.maximum)));
    const curve = figures.mmu({ stw: true, background: true, assist: true, exact: true });
    for (const window of windows) {
      const share = formatShare(curve.minimum(window), 1) || '0 %';
      if (window <= figures.trace.durationNs) {
        said.push(words.utilization(formatDuration(window, locale), share));
      }
    }
  }
  const rows = stops.map((stop) => [
    formatDuration(stop.totalNs, locale),
    formatDuration(stop.maxNs, locale),
    formatCount(stop.count),
    quoteLine(stop.name.replace(/^stop-the-world \((.*)\)$/, '$1'), 60),
  ]);
  const header = [
    { title: words.total, align: right },
    { title: words.max, align: right },
    { title: words.times, align: right },
    { title: `${words.stops}: ${words.kindOfStop}` },
  ];
  const text = said.map((line) => `${wrap(line, columns, '  ')}\n`).join('');
  return `${style.bold(words.gc)}\n${text}${rows.length > 0 ? table(header, rows, columns, style.soft) : ''}`;
}

function tasksPart({ tasks }: GoTraceFigures, { locale, columns, style }: Layout): string {
  const words = cliGotraceCatalog[locale];
  // The background task has no type, and nothing else that could be shown.
  const types = tasks
    .types()
    .filter(({ name, histogram }) => name !== '' || histogram.count > 0)
    .sort((a, b) => b.totalNs - a.totalNs);
  if (types.length === 0) return '';
  const rows = types
    .slice(0, shown)
    .map((type) => [
      formatDuration(type.totalNs, locale),
      formatDuration(type.maxNs, locale),
      `${formatCount(type.histogram.count)} / ${formatCount(type.count)}`,
      quoteLine(type.name, 60),
    ]);
  const header = [
    { title: words.total, align: right },
    { title: words.max, align: right },
    { title: words.complete, align: right },
    { title: words.type },
  ];
  return `${style.bold(words.tasks)}\n${table(header, rows, columns, style.soft)}`;
}

function regionsPart({ regions }: GoTraceFigures, { locale, columns, style }: Layout): string {
  const words = cliGotraceCatalog[locale];
  const groups = [...regions.groups].sort((a, b) => b.totalNs - a.totalNs);
  if (groups.length === 0) return '';
  const blocked = (group: (typeof groups)[number]) =>
    Object.values(group.blockNsByReason).reduce((sum, ns) => sum + ns, 0);
  const rows = groups
    .slice(0, shown)
    .map((group) => [
      formatDuration(group.totalNs, locale),
      formatDuration(group.maxNs, locale),
      formatDuration(group.execNs, locale),
      formatDuration(group.schedWaitNs, locale),
      formatDuration(blocked(group), locale),
      formatCount(group.count),
      quoteLine(`${group.type} (${group.rootFrame})`, 80),
    ]);
  const header = [
    { title: words.total, align: right },
    { title: words.max, align: right },
    { title: words.exec, align: right },
    { title: words.sched, align: right },
    { title: words.blocked, align: right },
    { title: words.times, align: right },
    { title: words.type },
  ];
  return `${style.bold(words.regions)}\n${table(header, rows, columns, style.soft)}`;
}
