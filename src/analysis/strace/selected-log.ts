import type { StraceLog, WaitClass } from './log.ts';
import { findingsWithin, selectedTotals } from './selected-totals.ts';
import { slowestCalls } from './slowest.ts';
import { finish } from './steps.ts';

/**
 * A log as some of its calls show it: totals, time by class and the slowest are of these calls; of the findings, which
 * are those of the whole log, the ones that they help to prove. The trace and what is followed through it stay whole.
 * @param selected in file order
 */
export function selectLog(log: StraceLog, selected: Uint32Array): StraceLog {
  const { syscalls, processes, targets, waitsNs } = finish(selectedTotals(log, selected));
  const within = findingsWithin(log, selected);
  return {
    trace: log.trace,
    selected,
    totals: syscalls,
    processes,
    targets,
    fds: log.fds,
    waits: { classOf: log.waits.classOf, totalNs: waitsNs },
    findings: log.findings.filter((_, index) => (within[index] ?? 0) > 0),
    lives: log.lives,
    livesInSteps: () => log.livesInSteps(),
    threadLivesInSteps: () => log.threadLivesInSteps(),
    waitIndexInSteps: () => log.waitIndexInSteps(),
    stopsInSteps: () => log.stopsInSteps(),
    slowest: (count: number, classes?: readonly WaitClass[]) =>
      slowestCalls(log.trace, log.waits, count, classes, selected),
  };
}
