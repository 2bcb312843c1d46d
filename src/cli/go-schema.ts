import { z } from 'zod';

/*
 * What `analyze --json` prints of a Go execution trace and of a profile. docs/analyze-gotrace.schema.json and
 * docs/analyze-pprof.schema.json are made from these (go-schema.test.ts compares them, and holds the command to them);
 * docs/json-output.md says in words what the fields mean. More fields may come; these stay.
 */

const count = z.int().min(0);
const ns = z.int().min(0).describe('Integer nanoseconds.');
const atNs = z.int().describe('Integer nanoseconds since the first event of the trace.');
const whole = z.union([z.int(), z.string()]).describe('64 bits: a number up to 2^53, else a text of digits.');
const byName = z.record(z.string(), count);
const frames = z.array(z.string()).describe('FUNCTION FILE:LINE, leaf first.');
const holdUp = z
  .enum([
    ...['net', 'sync', 'syscall', 'sched', 'sleep', 'gc', 'forever', 'preempted', 'unknown', 'other'],
  ] as const)
  .describe('What held a goroutine up.');

const cut = {
  complete: z.boolean().describe('False where only a part could be read; cut or warnings say why.'),
  cut: z.array(z.string()).optional().describe('Why the bytes of the file ended early.'),
};

const warning = z.object({
  kind: z.string(),
  message: z.string().describe('In English.'),
  offset: count.nullable().describe('Byte of the unpacked input.'),
  generation: z.number().nullable(),
});

/** The columns of goroutine analysis, as `go tool trace` defines them. */
const stats = {
  execNs: ns,
  schedWaitNs: ns,
  syscallNs: ns,
  syscallBlockNs: ns,
  blockNsByReason: z.record(z.string(), ns),
  unknownNs: ns,
  totalNs: ns,
  rangeNs: z.record(z.string(), ns).describe('Special ranges, which overlap with the others.'),
};

const group = z.object({
  name: z.string().describe('Root function; empty without a stack.'),
  count,
  system: z.boolean().describe("The runtime's own."),
  ofTracer: z.boolean(),
  ...stats,
  firstWaitNs: ns,
  openSyscallBlockNs: ns,
  neverRan: count,
  waiting: count.describe('Goroutines that wait as the trace ends.'),
  waitingNs: ns,
  longestWaitingNs: ns,
});

const goroutine = z.object({
  id: whole,
  name: z.string(),
  creationNs: atNs,
  startNs: atNs.nullable(),
  endNs: atNs.nullable(),
  ...stats,
  firstWaitNs: ns,
  openSyscallBlockNs: ns,
  openNs: ns.nullable().describe('In the state that it is in as the trace ends.'),
});

const collection = z.object({
  startNs: atNs,
  endNs: atNs.nullable(),
  foundActive: z.boolean(),
  sweepTerminationNs: ns,
  markTerminationNs: ns,
  assistNs: ns,
  heapAtStart: count.nullable().describe('Bytes.'),
  heapAtEnd: count.nullable(),
  goal: count.nullable(),
});

const profile = z.object({
  stacks: count.describe('How many there are; top has the first 60.'),
  count,
  ns,
  top: z.array(z.object({ count, ns, frames })),
});

const waits = z.object({
  totals: z.array(
    z.object({
      holdUp,
      count,
      totalNs: ns,
      openCount: count.describe('Of them: still going on at the end.'),
      openNs: ns,
      officialCount: count.describe('Of them: in an official profile.'),
      officialNs: ns,
      tracerNs: ns,
    }),
  ),
  stuck: z.array(
    z.object({
      holdUp,
      reason: z.string(),
      goroutines: count,
      totalNs: ns,
      maxNs: ns,
      sinceStart: count,
      ofTracer: z.boolean(),
      examples: z.array(z.number()).describe('Ids.'),
      frames,
    }),
  ),
});

const task = z.object({
  id: whole,
  name: z.string(),
  parent: whole.nullable(),
  startNs: atNs.nullable(),
  endNs: atNs.nullable(),
  complete: z.boolean(),
  logs: z.array(z.string()).describe('CATEGORY: MESSAGE'),
  regions: count,
  goroutines: z.array(whole),
  children: count,
});

const functionSum = z.object({ name: z.string(), flat: whole, cum: whole });

/** The object of `analyze --json` for a Go execution trace. */
export const goTraceSchema = z.object({
  format: z.literal('gotrace'),
  file: z.string().describe('As named on the command line.'),
  range: z.object({ fromNs: atNs, toNs: atNs }).nullable().describe('With --from or --to.'),
  bytes: count.describe('After unpacking.'),
  wireVersion: z.enum(['go 1.22', 'go 1.23', 'go 1.25', 'go 1.26']),
  ...cut,
  warnings: z.array(warning).describe('Where the trace is not complete, the first says why.'),
  lostBytes: count.describe('Bytes that gave no events.'),
  generations: count,
  batches: count,
  wireEvents: byName,
  events: count,
  eventsByKind: byName,
  transitions: byName,
  startTimeNs: whole.describe('On the trace clock.'),
  endTimeNs: whole,
  durationNs: ns,
  threads: count,
  procs: count,
  gomaxprocs: z.array(count),
  goroutines: count,
  groups: z.array(group).describe('By root function, most execution time first.'),
  goroutineDetail: z.array(goroutine).describe('The first 300 by id.'),
  createdBy: byName,
  ranges: z.record(z.string(), z.object({ count, ended: count, totalNs: ns, maxNs: ns })),
  gcMarkPhasesNs: z.array(z.tuple([atNs, atNs])),
  stws: z.array(z.object({ kind: z.string(), startNs: atNs, durNs: ns })),
  collections: z.array(collection),
  heapMaxBytes: count,
  heapSamples: count,
  heapGoalLastBytes: count,
  cpuSamples: count,
  cpuFunctions: z.array(functionSum).describe('CPU samples in the trace; the first 300, most flat first.'),
  profiles: z.object({ net: profile, sync: profile, syscall: profile, sched: profile }),
  waits,
  mmu: z
    .record(z.string(), z.record(z.string(), z.number().min(0).max(1)))
    .describe('By flags and window, 0 to 1.'),
  taskCount: count,
  tasks: z.array(task).describe('The first 300 by id.'),
  regions: z.array(z.object({ type: z.string(), rootFrame: z.string(), count, maxNs: ns, ...stats })),
});

/** The object of `analyze --json` for a profile. */
export const profileSchema = z.object({
  format: z.literal('pprof'),
  error: z.string().optional().describe('Of a profile that is cut: what is missing.'),
  file: z.string().describe('As named on the command line.'),
  kind: z.enum([
    ...['cpu', 'heap', 'allocs', 'mutex', 'waiting', 'goroutine', 'goroutineleak', 'threadcreate', 'unknown'],
  ] as const),
  bytes: count.describe('After unpacking.'),
  ...cut,
  sampleTypes: z.array(z.string()).describe('TYPE/UNIT of each value of a sample.'),
  defaultSampleType: z.string(),
  totals: z.array(whole).describe('Sum of each sample type over all samples.'),
  samples: count,
  locations: count,
  inlinedLocations: count,
  functions: count,
  mappings: count,
  maxDepth: count.describe('Of a stack, in locations.'),
  labels: byName.describe('Samples with each label, by KEY=VALUE.'),
  periodType: z.string(),
  period: whole,
  timeNanos: whole,
  durationNanos: whole,
  dropFrames: z.string(),
  keepFrames: z.string(),
  comments: z.array(z.string()),
  docUrl: z.string(),
  byFunction: z
    .record(z.string(), z.array(functionSum))
    .describe('By sample type, all functions, largest flat first.'),
});
