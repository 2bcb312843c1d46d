import { type StraceLog, WaitClass, waitClassNames } from '../analysis/strace/log.ts';
import { processForest } from '../analysis/strace/process-tree/forest.ts';
import { finish } from '../analysis/strace/steps.ts';
import { type WaitGroup, waitGroups } from '../analysis/strace/wait-groups/wait-groups.ts';
import { waitsCatalog } from '../i18n/catalogs/waits.ts';
import { formatCount } from '../views/format-count.ts';
import { formatDuration } from '../views/format-duration.ts';
import { cutText } from '../views/visible-text.ts';
import { waitEndText, waitKindText } from '../views/waits/words.ts';
import type { Layout } from './style.ts';
import { quoteLine, table } from './text-table.ts';

/** Groups of each class in a JSON report. */
const mostGroups = 20;
/** Rows of the table in a text report. */
const shownGroups = 5;
/** Longest name or program in a JSON report. */
const nameLimit = 1000;

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** What was waited for, largest first in each class, with what ended the longest wait. */
export function waitGroupsToJson(log: StraceLog) {
  return groupsOf(log, mostGroups).map((group) => ({
    class: waitClassNames[group.waitClass],
    kind: group.kind,
    name: cutText(group.name, nameLimit),
    count: group.count,
    totalNs: group.totalNs,
    maxNs: group.maxNs,
    medianNs: group.medianNs,
    p95Ns: group.p95Ns,
    share: known(group.share),
    threads: group.threads,
    syscalls: group.syscalls,
    end: {
      kind: group.end.kind,
      pid: group.end.pid,
      line: group.end.line || null,
      holders: group.end.holders,
    },
  }));
}

/** Every process and thread, each before those that it made. */
export function processTreeToJson(log: StraceLog) {
  const lives = finish(log.threadLivesInSteps());
  const { nodes } = finish(processForest(log.trace, log.waits, lives, null));
  return nodes.map(({ life, parent, calls }) => ({
    pid: life.pid,
    parent: parent < 0 ? null : parent,
    isThread: life.leader !== life.index,
    isGuess: life.isGuess,
    programs: life.execs.map(({ argv0, path }) => cutText(argv0 || path, nameLimit)),
    calls,
    firstLine: life.firstLine + 1,
    lastLine: life.lastLine + 1,
    end: life.end && { kind: life.end.kind, value: life.end.value, line: life.end.line + 1 },
  }));
}

/** The waits that may cost, by what they were for; '' where there are none. */
export function waitGroupsText(log: StraceLog, { locale, columns, style }: Layout): string {
  const t = waitsCatalog[locale];
  const ranked = groupsOf(log, shownGroups)
    .filter(({ waitClass }) => waitClass === WaitClass.contention || waitClass === WaitClass.io)
    .sort((a, b) => b.totalNs - a.totalNs)
    .slice(0, shownGroups);
  if (ranked.length === 0) return '';
  const right = 'right' as const;
  const rows = ranked.map(({ kind, name, count, totalNs, maxNs, end }) => [
    formatDuration(totalNs, locale),
    formatDuration(maxNs, locale),
    formatCount(count),
    quoteLine(`${waitKindText(kind, locale)} ${name}`.trimEnd(), 60),
    `${waitEndText(end, locale)}${end.line > 0 ? `, ${t.goTo(formatCount(end.line))}` : ''}`,
  ]);
  const header = [
    { title: t.total, align: right },
    { title: t.max, align: right },
    { title: t.count, align: right },
    { title: t.what },
    { title: t.endedBy },
  ];
  return `${style.bold(t.waitedFor)}\n${table(header, rows, columns, style.soft)}`;
}

function groupsOf(log: StraceLog, most: number): readonly WaitGroup[] {
  return finish(waitGroups(finish(log.waitIndexInSteps()), log.selected, most)).groups;
}
