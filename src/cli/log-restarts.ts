import type { StraceLog } from '../analysis/strace/log.ts';
import type { LifeEnd } from '../analysis/strace/process-tree/lives.ts';
import { partNames } from '../analysis/strace/restart/parts.ts';
import type { Restart } from '../analysis/strace/restart/restart.ts';
import { restartsOf } from '../analysis/strace/restart/restarts.ts';
import { finish } from '../analysis/strace/steps.ts';
import { callName } from '../formats/strace/text.ts';
import { lackTexts, restartCatalog } from '../i18n/catalogs/restart.ts';
import { formatCount } from '../views/format-count.ts';
import { formatDuration } from '../views/format-duration.ts';
import { lineOf } from '../views/read-calls.ts';
import { readRestart } from '../views/restart/read-restart.ts';
import { callLinkText, endingText, partText, stepText, whoText } from '../views/restart/words.ts';
import { cutText } from '../views/visible-text.ts';
import type { Layout } from './style.ts';
import { quoteLine, table, wrap } from './text-table.ts';

/** Stops that are taken apart in a report, in the order of their signals. */
const mostStops = 20;
const shownSteps = 5;
/** Longest name or program in a JSON report. */
const nameLimit = 1000;

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Every stop of the whole log: from the signal to the exit, by what the exit waited for and by process. */
export function restartsToJson(log: StraceLog) {
  return restartsOf(log, { most: mostStops }).map((restart) => restartToJson(log, restart));
}

function restartToJson(log: StraceLog, { stop, handler, path, rows, ...restart }: Restart) {
  const { trace } = log;
  const { child, ...own } = path.ownNs;
  return {
    pid: stop.pid,
    program: cutText(stop.program, nameLimit),
    signal: stop.signal,
    source: stop.source,
    line: stop.line,
    senderPid: stop.sender.pid,
    fromNs: known(stop.fromNs),
    lengthNs: known(stop.toNs - stop.fromNs),
    end: endToJson(stop.end),
    handler: handler.kind,
    waitedForNs: { ...own, children: path.childrenNs + child },
    steps: path.steps.map(({ pid, kind, part, name, target, totalNs, count, longestCall }) => ({
      pid,
      kind,
      class: partNames[part],
      syscall: name,
      what: cutText(target?.name ?? '', nameLimit),
      totalNs,
      count,
      line: longestCall < 0 ? null : lineOf(trace, longestCall),
    })),
    processes: rows.map((row) => ({
      pid: row.pid,
      program: cutText(row.program, nameLimit),
      isThread: row.isThread,
      lengthNs: known(row.toNs - row.fromNs),
      partsNs: Object.fromEntries(partNames.map((name, part) => [name, row.partsNs[part] as number])),
      lastWait: row.last && { line: lineOf(trace, row.last.call), syscall: callName(trace, row.last.call) },
      end: endToJson(row.end),
    })),
    leftovers: restart.leftovers.map(({ pid, program, afterNs, end }) => ({
      pid,
      program: cutText(program, nameLimit),
      afterNs: known(afterNs),
      end: endToJson(end),
    })),
    next: restart.next && {
      pid: restart.next.pid,
      afterNs: known(restart.next.execNs - stop.toNs),
      line: lineOf(trace, restart.next.execCall),
    },
    lacks: restart.lacks,
  };
}

function endToJson(end: LifeEnd | null) {
  return end && { kind: end.kind, value: end.value, line: end.line + 1 };
}

/** Each stop in a few lines: how long, what the exit waited for, who was left behind; '' where there is none. */
export function restartsText(log: StraceLog, report: Layout): string {
  const t = restartCatalog[report.locale];
  const restarts = restartsOf(log, { most: mostStops });
  if (restarts.length === 0) return '';
  const left = finish(log.stopsInSteps()).stops.length - restarts.length;
  const more = left > 0 ? `  ${report.style.soft(t.choicesLeft(formatCount(left)))}\n` : '';
  return `${report.style.bold(t.restart)}\n${restarts.map((one) => restartText(log, one, report)).join('')}${more}`;
}

function restartText(log: StraceLog, restart: Restart, { locale, columns, style }: Layout): string {
  const t = restartCatalog[locale];
  const index = finish(log.waitIndexInSteps());
  const picture = readRestart(log, index, restart);
  const took = (ns: number) => formatDuration(ns, locale);
  const say = picture.end ? t.summary : t.summaryOpen;
  const who = whoText(picture.program, picture.pid, locale);
  const head = say(who, picture.signal, took(picture.exitNs - picture.fromNs));
  const lines = [`${quoteLine(head, columns - 4)}${t.comma}${t.line(formatCount(picture.line))}`];
  for (const { program, pid, afterNs, end } of picture.leftovers.slice(0, shownSteps))
    lines.push(t.outlived(whoText(program, pid, locale), took(afterNs), endingText(end, locale)));
  for (const lack of picture.lacks) lines.push(lackTexts[lack][locale]);
  const rows = picture.steps
    .slice(0, shownSteps)
    .map((step) => [
      took(step.totalNs),
      whoText(picture.rows.find(({ pid }) => pid === step.pid)?.program ?? '', step.pid, locale),
      stepText(step, locale),
      partText(step.part, locale).name,
      step.longest
        ? quoteLine(`${callLinkText(step.longest, locale)}, ${t.line(formatCount(step.longest.line))}`, 60)
        : '',
    ]);
  const header = [
    { title: t.time, align: 'right' as const },
    { title: t.process },
    { title: t.did },
    { title: '' },
    { title: t.longest },
  ];
  return `${lines.map((line) => `${wrap(line, columns, '  ')}\n`).join('')}${rows.length > 0 ? table(header, rows, columns, style.soft) : ''}`;
}
