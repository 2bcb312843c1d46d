/** Wire types of events: the bytes of Go's internal/trace/tracev2/events.go. */
export const Wire = {
  eventBatch: 1,
  stacks: 2,
  stack: 3,
  strings: 4,
  string: 5,
  cpuSamples: 6,
  cpuSample: 7,
  frequency: 8,
  procsChange: 9,
  procStart: 10,
  procStop: 11,
  procSteal: 12,
  procStatus: 13,
  goCreate: 14,
  goCreateSyscall: 15,
  goStart: 16,
  goDestroy: 17,
  goDestroySyscall: 18,
  goStop: 19,
  goBlock: 20,
  goUnblock: 21,
  goSyscallBegin: 22,
  goSyscallEnd: 23,
  goSyscallEndBlocked: 24,
  goStatus: 25,
  stwBegin: 26,
  stwEnd: 27,
  gcActive: 28,
  gcBegin: 29,
  gcEnd: 30,
  gcSweepActive: 31,
  gcSweepBegin: 32,
  gcSweepEnd: 33,
  gcMarkAssistActive: 34,
  gcMarkAssistBegin: 35,
  gcMarkAssistEnd: 36,
  heapAlloc: 37,
  heapGoal: 38,
  goLabel: 39,
  userTaskBegin: 40,
  userTaskEnd: 41,
  userRegionBegin: 42,
  userRegionEnd: 43,
  userLog: 44,
  goSwitch: 45,
  goSwitchDestroy: 46,
  goCreateBlocked: 47,
  goStatusStack: 48,
  experimentalBatch: 49,
  sync: 50,
  clockSnapshot: 51,
  endOfGeneration: 52,
  span: 128,
  goroutineStackFree: 136,
} as const;

/** Names as Go's tools print them; empty where there is no such type. */
export const wireNames: readonly string[] = (() => {
  const names: string[] = Array.from({ length: 256 }, () => '');
  const ordinary =
    ' EventBatch Stacks Stack Strings String CPUSamples CPUSample Frequency ProcsChange ProcStart ProcStop ProcSteal ProcStatus ' +
    'GoCreate GoCreateSyscall GoStart GoDestroy GoDestroySyscall GoStop GoBlock GoUnblock GoSyscallBegin GoSyscallEnd ' +
    'GoSyscallEndBlocked GoStatus STWBegin STWEnd GCActive GCBegin GCEnd GCSweepActive GCSweepBegin GCSweepEnd ' +
    'GCMarkAssistActive GCMarkAssistBegin GCMarkAssistEnd HeapAlloc HeapGoal GoLabel UserTaskBegin UserTaskEnd ' +
    'UserRegionBegin UserRegionEnd UserLog GoSwitch GoSwitchDestroy GoCreateBlocked GoStatusStack ExperimentalBatch Sync ' +
    'ClockSnapshot EndOfGeneration';
  for (const [type, name] of ordinary.split(' ').entries()) names[type] = name;
  const experimental =
    'Span SpanAlloc SpanFree HeapObject HeapObjectAlloc HeapObjectFree GoroutineStack GoroutineStackAlloc GoroutineStackFree';
  for (const [at, name] of experimental.split(' ').entries()) names[Wire.span + at] = name;
  return names;
})();

/** What stands in `argumentCounts` for types that no stream of timed events may hold. */
export const NOT_TIMED = 255;

/** How many arguments follow the time of an event of each type. A clock snapshot is timed, but has no place in the order. */
export const argumentCounts: Uint8Array = (() => {
  const counts = new Uint8Array(256).fill(NOT_TIMED);
  counts.set(
    [2, 2, 0, 3, 2, 3, 1, 2, 0, 0, 2, 2, 3, 2, 0, 0, 3, 2, 0, 1, 2, 1, 1, 1, 2, 1, 1, 0, 1, 1, 1],
    9,
  );
  counts.set([4, 2, 3, 3, 4, 2, 2, 3, 4], Wire.userTaskBegin);
  counts[Wire.clockSnapshot] = 3;
  counts.set([3, 3, 1, 2, 2, 1, 2, 2, 1], Wire.span);
  return counts;
})();

/** No timed event has more arguments than this. */
export const MAX_ARGUMENTS = 4;
export const MAX_BATCH_BYTES = 65_536;
export const MAX_TEXT_BYTES = 1024;
export const MAX_FRAMES = 128;
/** A varint of 64 bits. */
export const MAX_VARINT_BYTES = 10;
