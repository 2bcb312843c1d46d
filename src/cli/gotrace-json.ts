import type { GoTraceFigures } from '../analysis/gotrace/open-trace.ts';
import { wholeTrace } from '../analysis/gotrace/time-range.ts';
import { EventKind, NONE } from '../formats/gotrace/events.ts';
import type { TraceTables } from '../formats/gotrace/trace.ts';
import { wireNames } from '../formats/gotrace/wire.ts';
import { groupsToJson, regionsToJson, statsToJson } from './gotrace-groups.ts';
import { profilesToJson, waitsToJson } from './gotrace-profiles.ts';

/** How many goroutines and tasks a report lists one by one; counts are of all. */
const listed = 300;

/** Official names of the flag sets whose minimum mutator utilization is reported. */
const flagSets = [
  'perProc|stw|background|assist',
  'stw|background|assist',
  'stw|background|assist|sweep',
] as const;
const windows = { '10µs': 1e4, '100µs': 1e5, '1ms': 1e6, '10ms': 1e7, '100ms': 1e8, '1s': 1e9 } as const;

/** An integer of 64 bits: a number where that is exact, else its digits. */
function exactInteger(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

function eventsByKind(figures: GoTraceFigures): Record<string, number> {
  const pairs = Object.entries(EventKind).map(([name, kind]) => {
    return [name[0]?.toUpperCase() + name.slice(1), figures.trace.eventsByKind[kind]] as const;
  });
  return Object.fromEntries(pairs.filter(([, count]) => count > 0));
}

function wireEvents({ trace }: GoTraceFigures): Record<string, number> {
  const pairs = wireNames.map((name, type) => [name, trace.wireEvents[type] as number] as const);
  return Object.fromEntries(pairs.filter(([name, count]) => name !== '' && count > 0).sort());
}

function goroutineDetail({ goroutines, trace }: GoTraceFigures) {
  return Array.from(goroutines.indices.subarray(0, listed), (goroutine) => {
    const { firstWaitNs, openSyscallBlockNs, open } = goroutines.hidden(goroutine);
    return {
      id: exactInteger(trace.tables.goroutines.exact(goroutine)),
      name: goroutines.name(goroutine),
      creationNs: goroutines.creationNs(goroutine),
      startNs: goroutines.startNs(goroutine),
      endNs: goroutines.endNs(goroutine),
      ...statsToJson(goroutines.stats(goroutine)),
      firstWaitNs,
      openSyscallBlockNs,
      openNs: open?.ns ?? null,
    };
  });
}

function mmu(figures: GoTraceFigures): Record<string, Record<string, number>> {
  const one = (names: string) => {
    const flags = Object.fromEntries(names.split('|').map((flag) => [flag, true]));
    const curve = figures.mmu(flags);
    return Object.fromEntries(
      Object.entries(windows).map(([name, windowNs]) => [name, curve.minimum(windowNs)]),
    );
  };
  return Object.fromEntries(flagSets.map((names) => [names, one(names)]));
}

function tasks({ tasks }: GoTraceFigures, { strings, goroutines }: TraceTables) {
  const id = (goroutine: number) => (goroutine === NONE ? -1 : exactInteger(goroutines.exact(goroutine)));
  return Array.from(tasks.places.subarray(0, listed), (place) => {
    const { id: taskId, name, parent, startNs, endNs, complete, regions, children } = tasks.at(place);
    const logs = Array.from(tasks.logRows(place).subarray(0, listed), (row) => {
      const category = strings.text(tasks.log.category[row] as number);
      return `${category}: ${strings.text(tasks.log.message[row] as number)}`;
    });
    return {
      id: exactInteger(taskId),
      name,
      parent: parent === null ? null : exactInteger(parent),
      startNs,
      endNs,
      complete,
      logs,
      regions,
      goroutines: tasks
        .goroutines(place)
        .map(id)
        .sort((a, b) => Number(a) - Number(b)),
      children,
    };
  });
}

/** The part of the trace that sums are of; null where that is all of it. */
function rangeToJson({ range, trace }: GoTraceFigures) {
  if (range === wholeTrace) return null;
  return { fromNs: range.fromNs, toNs: Math.min(range.toNs, trace.durationNs) };
}

/**
 * One trace as the plain object that `analyze --json` prints. Times are integer nanoseconds since the first event;
 * definitions are those of `go tool trace`, except for fields whose meaning docs/json-output.md gives otherwise.
 * @param file as the user named it
 */
export function goTraceToJson(figures: GoTraceFigures, file: string) {
  const { trace, goroutines } = figures;
  const { problem, warnings } = trace;
  return {
    format: 'gotrace' as const,
    file,
    range: rangeToJson(figures),
    bytes: trace.bytes,
    wireVersion: `go 1.${trace.version}`,
    complete: problem === null,
    warnings: [...(problem ? [problem] : []), ...warnings],
    lostBytes: trace.lostBytes,
    generations: trace.generations.length,
    batches: trace.batches,
    wireEvents: wireEvents(figures),
    events: trace.events,
    eventsByKind: eventsByKind(figures),
    transitions: figures.transitions,
    startTimeNs: exactInteger(trace.baseNs),
    endTimeNs: exactInteger(trace.baseNs + BigInt(trace.durationNs)),
    durationNs: trace.durationNs,
    threads: trace.tables.threads.count,
    procs: figures.procs,
    gomaxprocs: [...new Set(figures.gomaxprocs.map(({ procs }) => procs))],
    goroutines: goroutines.count,
    groups: groupsToJson(figures),
    goroutineDetail: goroutineDetail(figures),
    createdBy: Object.fromEntries(figures.createdBy.map((one) => [one.function, one.count])),
    ranges: Object.fromEntries(figures.ranges.map(({ name, ...sums }) => [name, sums])),
    gcMarkPhasesNs: figures.markPhases,
    stws: figures.stops,
    collections: figures.gc,
    heapMaxBytes: figures.heap.maximum,
    heapSamples: figures.heap.samples,
    heapGoalLastBytes: figures.goal.last,
    cpuSamples: trace.eventsByKind[EventKind.stackSample],
    profiles: profilesToJson(figures),
    waits: waitsToJson(figures),
    mmu: mmu(figures),
    taskCount: figures.tasks.count,
    tasks: tasks(figures, trace.tables),
    regions: regionsToJson(figures),
  };
}

export type GoTraceJson = ReturnType<typeof goTraceToJson>;
