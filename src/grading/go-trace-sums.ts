import { stackFrames } from '../analysis/gotrace/blocking/stack-key.ts';
import type { GoroutineGroup } from '../analysis/gotrace/goroutines/goroutine-groups.ts';
import { isSystemGoroutine, isTracerGoroutine } from '../analysis/gotrace/goroutines/system-goroutines.ts';
import { waitStack } from '../analysis/gotrace/spans/wait-stack.ts';
import { syncPrimitive } from '../analysis/gotrace/wakers/lock-functions.ts';
import type { WholeTrace } from '../analysis/gotrace/whole-trace.ts';
import { GoState } from '../formats/gotrace/events.ts';
import type { Need } from './exercise.ts';
import { oncePerSubject } from './once-per-subject.ts';
import type { PlaceRange } from './subjects.ts';

/* What questions ask of a Go trace, besides what its figures have: single waits for locks, and stretches of one state. */

/** One stretch of one goroutine's life, as a row of the trace's spans. */
export interface Stretch {
  readonly row: number;
  /** Index into `goroutines.ids`. */
  readonly goroutine: number;
  readonly fromNs: number;
  readonly toNs: number;
}

/** Groups of the program's goroutines, not the runtime's; those with most goroutines first. */
export function programGroups({ figures }: WholeTrace): readonly GoroutineGroup[] {
  return figures.groups
    .filter(({ name, system, ofTracer }) => !system && !ofTracer && name !== '')
    .toSorted((a, b) => b.count - a.count || b.execNs - a.execNs);
}

/** The group that most of the program's goroutines belong to. */
export const largestGroup = (trace: WholeTrace): GoroutineGroup | undefined => programGroups(trace)[0];

/** Waiting of a group for reasons of the kind `sync`: locks, channels, WaitGroups. */
export const blockedNs = ({ blockNsByReason }: GoroutineGroup): number =>
  Object.values(blockNsByReason).reduce((sum, ns) => sum + ns, 0);

/** Id of a goroutine as the trace and its views write it. */
export const idOf = ({ figures }: WholeTrace, goroutine: number): number =>
  figures.trace.tables.goroutines.id(goroutine);

/** Functions of a stack, innermost first. */
export function functionsOf({ figures }: WholeTrace, stack: number): readonly string[] {
  const { tables } = figures.trace;
  return Array.from(stackFrames(tables, stack), (frame) =>
    tables.strings.text(tables.frames.functionName[frame] as number),
  );
}

/** The innermost function that is not of Go's own sync and runtime packages: where the program waits. */
export const callerOf = (trace: WholeTrace, stack: number): string =>
  functionsOf(trace, stack).find((name) => !/^(internal\/)?(sync|runtime)(\/[a-z]+)*\./.test(name)) ?? '';

/** Waits for a mutex that ended, longest first. */
export const lockWaits = oncePerSubject((trace: WholeTrace): readonly Stretch[] => {
  const { rows, count } = trace.spans;
  const { tables } = trace.figures.trace;
  const waits: Stretch[] = [];
  for (let row = 0; row < count; row++) {
    if (rows.state[row] !== GoState.waiting || rows.next[row] !== GoState.runnable) continue;
    if (tables.strings.text(rows.reason[row] as number) !== 'sync') continue;
    const primitive = syncPrimitive(tables, waitStack(rows, row));
    if (primitive === 'mutex' || primitive === 'rwmutex') waits.push(stretchAt(trace, row));
  }
  return waits.sort((a, b) => b.toNs - b.fromNs - (a.toNs - a.fromNs));
});

export const lengthNs = ({ fromNs, toNs }: PlaceRange): number => toNs - fromNs;
export const totalNs = (stretches: readonly PlaceRange[]): number =>
  stretches.reduce((sum, one) => sum + lengthNs(one), 0);

/** Stretches in which goroutines of a group ran, in order of time. */
export function runsOf(trace: WholeTrace, group: GoroutineGroup): readonly Stretch[] {
  const { rows } = trace.spans;
  return group
    .members()
    .flatMap((goroutine) => Array.from(trace.spans.of(goroutine)))
    .filter((row) => rows.state[row] === GoState.running)
    .map((row) => stretchAt(trace, row))
    .toSorted((a, b) => a.fromNs - b.fromNs);
}

function stretchAt({ spans }: WholeTrace, row: number): Stretch {
  const { goroutine, fromNs, toNs } = spans.rows;
  return {
    row,
    goroutine: goroutine[row] as number,
    fromNs: fromNs[row] as number,
    toNs: toNs[row] as number,
  };
}

/** Whether goroutines with this root function are the program's own. */
export const isOfProgram = (root: string): boolean => !isSystemGoroutine(root) && !isTracerGoroutine(root);

/** For questions about goroutines that do the same. */
export const needsGoroutines: Need<'gotrace'> = {
  id: 'goroutines',
  met: (trace) => (largestGroup(trace)?.count ?? 0) > 1,
  missing: {
    en: 'This trace holds no two goroutines of the program that began in the same function. Record while it has work.',
    ja: '同じ関数から始まったgoroutineが、このトレースには2つ以上ありません。プログラムが働いている間に記録してください。',
  },
};

export const needsLockWaits: Need<'gotrace'> = {
  id: 'lock-waits',
  met: (trace) => lockWaits(trace).length > 1,
  missing: {
    en: 'No goroutine in this trace waited for a mutex. Record under more load, or take a program that shares one.',
    ja: 'このトレースでは、どのgoroutineもミューテックスを待っていません。負荷を増やすか、ロックを共有するプログラムで記録してください。',
  },
};

export const needsCollections: Need<'gotrace'> = {
  id: 'collections',
  met: ({ figures }) => figures.markPhases.length > 1,
  missing: {
    en: 'This trace holds fewer than two whole garbage collections. Record longer, or under more load.',
    ja: 'このトレースには、最初から最後まで揃ったGCが2回以上ありません。長めに記録するか、負荷を増やしてください。',
  },
};
