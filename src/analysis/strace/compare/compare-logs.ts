import { CallState } from '../../../formats/strace/trace.ts';
import { waitClassNames } from '../log.ts';
import { changesOf, type Scales } from './changes.ts';
import { compareFindings } from './compare-findings.ts';
import type { Basis, BasisChoice, ComparedLog, Comparison } from './comparison.ts';
import { type Measure, measureGroups } from './measure.ts';
import { targetGroups } from './target-groups.ts';

const mostTargets = 500;
const mostChoices = 40;

/**
 * Compares two logs, before and after: syscalls, wait classes, targets and findings. In steps, so that a worker can do
 * other things in between. Neither log need be whole: whatever the calls, both are looked at alike.
 */
export function* compareLogs(
  before: ComparedLog,
  after: ComparedLog,
  asked: Basis,
): Generator<void, Comparison> {
  const choices = basisChoices(before, after);
  const sides = [facts(before, asked), facts(after, asked)] as const;
  const fits = sides.every(({ scale }) => scale > 0 && Number.isFinite(scale));
  const basis: Basis = fits ? asked : { kind: 'raw' };
  const scales: Scales = fits ? { before: sides[0].scale, after: sides[1].scale } : { before: 1, after: 1 };
  const both = function* (names: readonly string[], groupsOf: (side: 0 | 1) => (call: number) => number) {
    const was = yield* measureGroups(before.log.trace, before.calls, names.length, groupsOf(0));
    const is = yield* measureGroups(after.log.trace, after.calls, names.length, groupsOf(1));
    return { was, is };
  };

  const all = yield* both([''], () => () => 0);
  const logs = [before.log, after.log] as const;

  const syscallNames = [...new Set(logs.flatMap(({ trace }) => trace.names))];
  const syscalls = yield* both(syscallNames, (side) => {
    const { trace } = logs[side];
    const group = Int32Array.from(trace.names, (name) => syscallNames.indexOf(name));
    return (call) => group[trace.calls.name[call] as number] as number;
  });

  const classes = yield* both(waitClassNames, (side) => {
    const { classOf } = logs[side].waits;
    return (call) => classOf[call] as number;
  });

  const groups = yield* targetGroups(before.log, after.log);
  const targets = yield* both(groups.names, (side) => {
    const { targetIds } = logs[side].fds;
    const group = side === 0 ? groups.before : groups.after;
    return (call) => group[targetIds[call] as number] as number;
  });
  yield;
  const targetChanges = changesOf(groups.names, targets.was, targets.is, scales);
  const side = (index: 0 | 1, measures: readonly (Measure | null)[]) => ({
    all: measures[0] ?? null,
    spanNs: sides[index].spanNs,
    units: sides[index].units,
    scale: index === 0 ? scales.before : scales.after,
  });
  return {
    before: side(0, all.was),
    after: side(1, all.is),
    basis,
    choices,
    syscalls: changesOf(syscallNames, syscalls.was, syscalls.is, scales),
    classes: changesOf(waitClassNames, classes.was, classes.is, scales),
    targets: targetChanges.slice(0, mostTargets),
    targetCount: targetChanges.length,
    findings: compareFindings(before, after, scales),
  };
}

function facts(side: ComparedLog, basis: Basis): { spanNs: number; units: number; scale: number } {
  const spanNs = spanOf(side);
  if (basis.kind === 'raw') return { spanNs, units: 0, scale: 1 };
  if (basis.kind === 'second') return { spanNs, units: 0, scale: 1e9 / spanNs };
  const units = successes(side).get(basis.name) ?? 0;
  return { spanNs, units, scale: basis.per / units };
}

function spanOf({ log, range }: ComparedLog): number {
  const { endNs, clock } = log.trace;
  if (clock === 'none') return Number.NaN;
  if (!range) return endNs;
  return Math.max(0, Math.min(range.toNs, endNs) - Math.max(range.fromNs, 0));
}

/** Successful calls by name in the whole trace, or in the range. */
function successes({ log, range }: ComparedLog): Map<string, number> {
  const { trace } = log;
  const { calls } = trace;
  const counts = new Uint32Array(trace.names.length);
  for (let call = 0; call < calls.count; call++) {
    if (calls.state[call] !== CallState.returned || calls.errno[call] !== 0) continue;
    if (range) {
      const startNs = calls.startNs[call] as number;
      const endNs = startNs + ((calls.durationNs[call] as number) || 0);
      if (!(startNs <= range.toNs && endNs >= range.fromNs)) continue;
    }
    const name = calls.name[call] as number;
    counts[name] = (counts[name] as number) + 1;
  }
  return new Map(trace.names.map((name, index) => [name, counts[index] as number]));
}

/** Names that take a request or a connection come first: they are what a service's work is counted in. */
const requests = ['accept4', 'accept', 'connect', 'recvmsg', 'recvfrom', 'sendto', 'execve'];

function basisChoices(before: ComparedLog, after: ComparedLog): BasisChoice[] {
  const was = successes(before);
  const is = successes(after);
  const rank = (name: string) => {
    const at = requests.indexOf(name);
    return at < 0 ? requests.length : at;
  };
  return [...was]
    .map(([name, count]) => ({ name, before: count, after: is.get(name) ?? 0 }))
    .filter((choice) => choice.before > 0 && choice.after > 0)
    .sort((a, b) => rank(a.name) - rank(b.name) || b.before + b.after - a.before - a.after)
    .slice(0, mostChoices);
}
