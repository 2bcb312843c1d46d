import type { Change, Comparison, FindingChange, SideFacts } from '../analysis/strace/compare/comparison.ts';
import type { Measure } from '../analysis/strace/compare/measure.ts';

/** JSON has no NaN and no Infinity; what is not known is null. */
const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

function measured(measure: Measure | null) {
  if (!measure) return null;
  const { calls, errors, durationNs, timed, p50Ns, p99Ns, maxNs } = measure;
  return { calls, errors, durationNs, timed, p50Ns: known(p50Ns), p99Ns: known(p99Ns), maxNs: known(maxNs) };
}

function side(file: string, { all, spanNs, units, scale }: SideFacts) {
  return { file, all: measured(all), spanNs: known(spanNs), units, scale };
}

const changed = (change: Change) => ({
  name: change.name,
  presence: change.presence,
  before: measured(change.before),
  after: measured(change.after),
  deltaNs: change.deltaNs,
  deltaCalls: change.deltaCalls,
  ratio: known(change.ratio),
  cautions: change.cautions,
});

const found = ({ kind, presence, before, after, deltaNs, deltaCount }: FindingChange) => ({
  kind,
  presence,
  before,
  after,
  deltaNs,
  deltaCount,
});

/** What `compare --json` prints; docs/compare.schema.json says what it may hold. */
export function comparisonToJson(result: Comparison, before: string, after: string, query: string) {
  return {
    before: side(before, result.before),
    after: side(after, result.after),
    query,
    basis: result.basis,
    syscalls: result.syscalls.map(changed),
    classes: result.classes.map(changed),
    targets: result.targets.map(changed),
    targetCount: result.targetCount,
    findings: result.findings.map(found),
  };
}
