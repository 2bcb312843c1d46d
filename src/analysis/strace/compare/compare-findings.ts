import { type Finding, findingKinds } from '../log.ts';
import { presenceOf, type Scales } from './changes.ts';
import type { ComparedLog, FindingChange, FindingSum } from './comparison.ts';

const mostTargets = 5;

/**
 * Findings by kind. With a query those count whole that at least one selected call proves: a finding is about a
 * pattern and not about single calls.
 */
export function compareFindings(before: ComparedLog, after: ComparedLog, scales: Scales): FindingChange[] {
  const sums = [sumsByKind(before), sumsByKind(after)] as const;
  const changes: FindingChange[] = [];
  for (const kind of findingKinds) {
    const was = sums[0].get(kind) ?? null;
    const is = sums[1].get(kind) ?? null;
    if (!was && !is) continue;
    changes.push({
      kind,
      presence: presenceOf(was, is),
      before: was,
      after: is,
      deltaNs: (is?.totalNs ?? 0) * scales.after - (was?.totalNs ?? 0) * scales.before,
      deltaCount: (is?.count ?? 0) * scales.after - (was?.count ?? 0) * scales.before,
    });
  }
  return changes.sort(
    (a, b) =>
      Math.abs(b.deltaNs) - Math.abs(a.deltaNs) ||
      Math.abs(b.deltaCount) - Math.abs(a.deltaCount) ||
      findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind),
  );
}

function sumsByKind({ log, calls }: ComparedLog): Map<string, FindingSum> {
  const sums = new Map<string, FindingSum>();
  for (const finding of log.findings) {
    if (calls && !finding.calls.some((call) => contains(calls, call))) continue;
    sums.set(finding.kind, added(sums.get(finding.kind), finding));
  }
  return sums;
}

function added(sum: FindingSum | undefined, { count, totalNs, maxNs, target }: Finding): FindingSum {
  const targets = sum?.targets ?? [];
  return {
    findings: (sum?.findings ?? 0) + 1,
    count: (sum?.count ?? 0) + count,
    totalNs: (sum?.totalNs ?? 0) + totalNs,
    maxNs: Math.max(sum?.maxNs ?? 0, maxNs),
    targets:
      target !== '' && targets.length < mostTargets && !targets.includes(target)
        ? [...targets, target]
        : targets,
  };
}

/** Whether a list in ascending order has the call. */
function contains(calls: Uint32Array, call: number): boolean {
  let low = 0;
  let high = calls.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = calls[middle] as number;
    if (at === call) return true;
    if (at < call) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
