import type { Finding } from '../log.ts';
import { type Evidence, groupBy } from './evidence.ts';
import { Pacing } from './pacing.ts';
import { costOfRound, nextOfThread, roundAfter, shapeOf } from './rounds.ts';

export const OPENS = ['open', 'openat', 'openat2', 'creat'] as const;
/** Fewer opens of one file are a word's worth in any program; from strace logs of loops, which have hundreds. */
export const FEWEST_OPENS = 20;

/**
 * One file opened at least 20 times by one thread, which each time does the same with it. Not counted: status files in
 * /proc and /sys that a monitor reads between two sleeps, and opens of many processes with a few each (libraries).
 */
export function findRepeatedOpens(evidence: Evidence): Finding[] {
  const { trace, fds } = evidence;
  const opens = openedOften(evidence);
  if (opens.length === 0) return [];
  const next = nextOfThread(trace);
  const pacing = new Pacing(evidence);
  const byTarget = new Map<number, { opens: number[]; cost: number[] }>();
  const ofThread = groupBy(
    opens,
    (call) => evidence.thread(call) * fds.targetCount + (fds.targetIds[call] as number),
  );
  for (const group of ofThread.values()) {
    if (group.length < FEWEST_OPENS) continue;
    const rounds = group.map((open) => roundAfter(evidence, next, open));
    if (!hasUsualShape(rounds.map((round) => shapeOf(evidence, round)))) continue;
    const id = fds.targetIds[group[0] as number] as number;
    if (isStatusFile(fds.targetName(id)) && pacing.isPaced(group)) continue;
    const found = byTarget.get(id) ?? { opens: [], cost: [] };
    byTarget.set(id, found);
    for (const [i, open] of group.entries()) {
      found.opens.push(open);
      found.cost.push(...costOfRound(evidence, open, rounds[i] as number[]));
    }
  }
  return Array.from(byTarget, ([id, { opens: calls, cost }]) =>
    evidence.finding('repeated-open', calls, fds.targetName(id), { cost }),
  );
}

/** Opens that worked, of files that were opened often enough by all threads together. */
function openedOften(evidence: Evidence): number[] {
  const { targetIds, targetCount } = evidence.fds;
  const { returnValue } = evidence.trace.calls;
  const opens = evidence
    .named(...OPENS)
    .filter((call) => targetIds[call] !== 0 && (returnValue[call] as number) >= 0);
  const counts = new Uint32Array(targetCount);
  for (const call of opens) {
    const id = targetIds[call] as number;
    counts[id] = (counts[id] as number) + 1;
  }
  return opens.filter((call) => (counts[targetIds[call] as number] as number) >= FEWEST_OPENS);
}

/** Whether enough rounds have one shape. */
function hasUsualShape(shapes: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const shape of shapes) {
    const count = (counts.get(shape) ?? 0) + 1;
    if (count >= FEWEST_OPENS) return true;
    counts.set(shape, count);
  }
  return false;
}

function isStatusFile(target: string): boolean {
  return target.startsWith('/proc/') || target.startsWith('/sys/');
}
