import type { HoldUp } from '../../../analysis/gotrace/blocking/wait-kinds.ts';
import type { GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import type { Finding, Overview } from '../../../views/gotrace/rows.ts';
import { cutText } from '../../../views/visible-text.ts';
import { markNs, stopSums } from './gc-tables.ts';
import type { TraceWords } from './trace-words.ts';

const mostCreators = 20;
const mostText = 300;
/** From these shares on something stands out. */
const noteworthy = { gcShare: 0.1, stopShare: 0.01, hiddenShare: 0.2, holdUpShare: 0.1 } as const;
/** Kinds that a program asks for itself, or that nothing is known of: a large sum of them tells little. */
const quiet: ReadonlySet<HoldUp> = new Set<HoldUp>(['unknown', 'other', 'forever', 'preempted']);

/** What a trace is and what stands out in it. */
export function overviewOf(figures: GoTraceFigures, words: TraceWords): Overview {
  const { groups, profiles, waits, createdBy } = figures;
  const own = groups.filter(({ system, ofTracer }) => !system && !ofTracer);
  const sum = (of: (group: (typeof own)[number]) => number) => own.reduce((all, group) => all + of(group), 0);
  const goroutines = sum(({ count }) => count);
  return {
    findings: findingsOf(
      figures,
      words,
      sum(({ execNs }) => execNs),
      sum(({ schedWaitNs }) => schedWaitNs),
    ),
    holdUps: waits.totals,
    official: {
      net: sumsOf(profiles.net),
      sync: sumsOf(profiles.sync),
      syscall: sumsOf(profiles.syscall),
      sched: sumsOf(profiles.sched),
    },
    execNs: sum(({ execNs }) => execNs),
    schedWaitNs: sum(({ schedWaitNs }) => schedWaitNs),
    goroutines,
    systemGoroutines: figures.goroutines.count - goroutines,
    createdBy: createdBy
      .slice(0, mostCreators)
      .map(({ function: name, count }) => ({ name: cutText(name, mostText), count })),
    createdByCount: createdBy.length,
    markNs: markNs(figures),
    stopsNs: stopSums(figures).reduce((all, { totalNs }) => all + totalNs, 0),
  };
}

function sumsOf({ count, ns, stacks }: GoTraceFigures['profiles']['net']) {
  return { count, ns, stacks: stacks.length };
}

function findingsOf(
  figures: GoTraceFigures,
  words: TraceWords,
  execNs: number,
  schedWaitNs: number,
): Finding[] {
  const { waits, trace, gc } = figures;
  const found: Finding[] = [];
  const stuck = waits.stuck.find(
    ({ ofTracer, stack, goroutines }) => !ofTracer && isOwn(words, stack) && goroutines > 1,
  );
  if (stuck) {
    found.push({
      kind: 'stuck',
      goroutines: stuck.goroutines,
      place: words.place(stuck.stack).place,
      reason: cutText(stuck.reason, mostText),
      longestNs: stuck.maxNs,
    });
  }
  const sites = waits.sites.filter(
    ({ ofTracer, holdUp, stack }) =>
      !ofTracer && !quiet.has(holdUp) && holdUp !== 'sched' && isOwn(words, stack),
  );
  const all = sites.reduce((sum, { totalNs }) => sum + totalNs, 0);
  const [largest] = sites;
  if (largest && all > 0 && largest.totalNs >= all * noteworthy.holdUpShare) {
    const { holdUp, totalNs } = largest;
    found.push({
      kind: 'hold-up',
      ...{ holdUp, totalNs, share: totalNs / all },
      place: words.place(largest.stack).place,
    });
  }
  if (schedWaitNs > execNs) {
    const gomaxprocs = figures.gomaxprocs.at(-1)?.procs ?? 0;
    found.push({ kind: 'sched-wait', schedWaitNs, execNs, gomaxprocs });
  }
  const marking = markNs(figures);
  if (marking >= trace.durationNs * noteworthy.gcShare && trace.durationNs > 0)
    found.push({ kind: 'gc', markNs: marking, share: marking / trace.durationNs, cycles: gc.length });
  const stops = stopSums(figures);
  const stoppedNs = stops.reduce((sum, { totalNs }) => sum + totalNs, 0);
  if (stoppedNs >= trace.durationNs * noteworthy.stopShare && stoppedNs > 0)
    found.push({
      kind: 'stops',
      totalNs: stoppedNs,
      longestNs: Math.max(...stops.map(({ maxNs }) => maxNs)),
    });
  const totalNs = sites.reduce((sum, site) => sum + site.totalNs, 0);
  const officialNs = sites.reduce((sum, site) => sum + site.officialNs, 0);
  if (totalNs - officialNs >= totalNs * noteworthy.hiddenShare && totalNs > 0)
    found.push({ kind: 'hidden', totalNs, officialNs });
  return found;
}

/** Whether a stack is of a goroutine of the program, as far as it tells. */
function isOwn(words: TraceWords, stack: number): boolean {
  const { root, ofTracer } = words.place(stack);
  return !ofTracer && root !== '' && (root === 'runtime.main' || !/^runtime(\/pprof)?\./.test(root));
}
