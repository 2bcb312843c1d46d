import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import type { BlockingProfile, BlockingProfiles } from '../blocking/profiles.ts';
import { stackFrames } from '../blocking/stack-key.ts';
import { type ProfileKind, profileKinds } from '../blocking/wait-kinds.ts';
import type { GoroutineGroup } from '../goroutines/goroutine-groups.ts';
import { byChange, changeOf, matched, presenceOf, type Seconds } from './changes.ts';
import {
  type Change,
  type GroupChange,
  type GroupColumn,
  groupColumns,
  type StackChange,
  type TraceComparison,
} from './comparison.ts';

/** What is needed of a trace to compare it: `GoTraceFigures` has it. */
export interface ComparedTrace {
  readonly trace: { readonly tables: TraceTables; readonly durationNs: number };
  readonly range: { readonly fromNs: number; readonly toNs: number };
  readonly groups: readonly GoroutineGroup[];
  readonly profiles: BlockingProfiles;
}

/**
 * Compares two traces of the same program: groups of goroutines by their root function, official profiles by the
 * functions of their stacks.
 * @param most stacks of each profile that are given back
 */
export function compareTraces(before: ComparedTrace, after: ComparedTrace, most: number): TraceComparison {
  const beforeNs = lengthOf(before);
  const afterNs = lengthOf(after);
  const seconds = { before: beforeNs / 1e9, after: afterNs / 1e9 };
  const stacks = {} as Record<ProfileKind, StackChange[]>;
  const totals = {} as Record<ProfileKind, Change>;
  const counts = {} as Record<ProfileKind, number>;
  for (const kind of profileKinds) {
    const all = stackChanges(
      byFunctions(before.profiles[kind], before.trace.tables),
      byFunctions(after.profiles[kind], after.trace.tables),
      seconds,
    );
    stacks[kind] = all.slice(0, most);
    counts[kind] = all.length;
    totals[kind] = changeOf(before.profiles[kind], after.profiles[kind], seconds);
  }
  return {
    beforeNs,
    afterNs,
    groups: groupChanges(before.groups, after.groups, seconds),
    profiles: stacks,
    profileCounts: counts,
    profileTotals: totals,
  };
}

function lengthOf({ trace, range }: ComparedTrace): number {
  return Math.max(0, Math.min(trace.durationNs, range.toNs) - range.fromNs);
}

interface Named {
  readonly functions: readonly string[];
  count: number;
  ns: number;
}

function byFunctions({ stacks }: BlockingProfile, tables: TraceTables): Map<string, Named> {
  const { frames, strings } = tables;
  const named = new Map<string, Named>();
  for (const { stack, count, ns } of stacks) {
    const functions = Array.from(stackFrames(tables, stack), (frame) =>
      strings.text(frames.functionName[frame] as number),
    );
    const key = functions.join('\n');
    const sum = named.get(key) ?? { functions, count: 0, ns: 0 };
    named.set(key, sum);
    sum.count += count;
    sum.ns += ns;
  }
  return named;
}

function stackChanges(
  before: ReadonlyMap<string, Named>,
  after: ReadonlyMap<string, Named>,
  seconds: Seconds,
): StackChange[] {
  const measure = (one: Named | null) => one && { count: one.count, ns: one.ns };
  const changes = matched(before, after).map((pair) => ({
    functions: (pair.before ?? pair.after)?.functions ?? [],
    ...changeOf(measure(pair.before), measure(pair.after), seconds),
  }));
  return changes.sort(byChange);
}

const readColumn: Readonly<Record<GroupColumn, (group: GoroutineGroup) => number>> = {
  exec: (group) => group.execNs,
  schedWait: (group) => group.schedWaitNs,
  syscall: (group) => group.syscallNs,
  syscallBlock: (group) => group.syscallBlockNs,
  blocked: (group) => Object.values(group.blockNsByReason).reduce((sum, ns) => sum + ns, 0),
  total: (group) => group.totalNs,
};

function groupChanges(
  before: readonly GoroutineGroup[],
  after: readonly GoroutineGroup[],
  seconds: Seconds,
): GroupChange[] {
  const byName = (groups: readonly GoroutineGroup[]) => new Map(groups.map((group) => [group.name, group]));
  const changes = matched(byName(before), byName(after)).map((pair): GroupChange => {
    const measure = (group: GoroutineGroup | null, column: GroupColumn) =>
      group && { count: group.count, ns: readColumn[column](group) };
    const columns = Object.fromEntries(
      groupColumns.map((column) => [
        column,
        changeOf(measure(pair.before, column), measure(pair.after, column), seconds),
      ]),
    );
    return {
      name: pair.key,
      presence: presenceOf(pair.before, pair.after),
      columns: columns as GroupChange['columns'],
      system: (pair.before ?? pair.after)?.system === true,
    };
  });
  return changes.sort((a, b) => byChange(a.columns.total, b.columns.total));
}
