import { Wire } from '../wire.ts';
import { type WireEvent, WireWriter } from './wire-writer.ts';

/** P 0 and goroutine 1 run on the thread. */
const running: readonly WireEvent[] = [
  [Wire.procStatus, 1, 0, 1],
  [Wire.goStatus, 1, 1, 7, 2],
];
const all = 2n ** 64n - 1n;

function oneThread(events: readonly WireEvent[], version: 22 | 26 = 26): Uint8Array {
  return new WireWriter(version)
    .clock(1)
    .texts(1, {
      1: 'first',
      2: 'second',
      3: [0xff, 0x22, 0x07, 0x7f, 0xc2, 0xa0, 0xe5, 0xb1, 0xb1, 0xed, 0xa0, 0x80],
    })
    .stacks(1, {
      1: [[0x1000, 1, 2, 12]],
      2: [
        [0x1000, 1, 2, 13],
        [0x2000, 2, 1, 7],
      ],
      3: [],
    })
    .events(1, 7, 100, [...running, ...events])
    .end()
    .build();
}

/** Traces that a reader easily gets wrong. What Go's reader says of each is in traps.official.json. */
export const traps: Readonly<Record<string, Uint8Array>> = {
  'a goroutine starts before it is made, by the clocks': new WireWriter()
    .clock(1)
    .events(1, 8, 50, [
      [Wire.procStatus, 0, 1, 1],
      [Wire.goStart, 1, 2, 1],
      [Wire.goDestroy, 1],
    ])
    .events(1, 7, 100, [...running, [Wire.goCreate, 5, 2, 0, 0]])
    .end()
    .build(),
  'events of the same time on two threads': new WireWriter()
    .clock(1)
    .events(1, 8, 100, [
      [Wire.procStatus, 0, 1, 1],
      [Wire.heapAlloc, 2, 5],
      [Wire.heapAlloc, 0, 6],
    ])
    .events(1, 7, 100, [
      [Wire.procStatus, 0, 0, 1],
      [Wire.heapAlloc, 2, 7],
      [Wire.heapAlloc, 0, 8],
    ])
    .end()
    .build(),
  'texts that are no UTF-8, or not printable': oneThread([[Wire.userLog, 1, 0, 3, 3, 0]]),
  'the first frame of a pc stands for all, and a stack may be empty': oneThread([
    [Wire.goStop, 1, 1, 2],
    [Wire.goStart, 1, 1, 1],
    [Wire.goBlock, 1, 2, 3],
  ]),
  'a heap goal without a limit': oneThread([
    [Wire.heapGoal, 1, all],
    [Wire.heapAlloc, 1, 2n ** 63n + 1n],
  ]),
  'ids of 64 bits': oneThread([
    [Wire.goCreate, 1, 2n ** 63n + 5n, 0, 1],
    [Wire.goCreate, 1, 2n ** 63n + 6n, 0, 1],
    [Wire.userTaskBegin, 1, 2n ** 64n - 2n, 2n ** 64n - 3n, 1, 0],
    [Wire.userTaskEnd, 1, 2n ** 64n - 2n, 0],
    [Wire.userRegionBegin, 1, all, 1, 0],
    [Wire.procStatus, 1, 2n ** 40n, 2],
    [Wire.procStatus, 1, 2n ** 40n + 1n, 2],
  ]),
  'a task again after its end, and a second end': oneThread([
    [Wire.userTaskBegin, 1, 4, 0, 1, 0],
    [Wire.userTaskEnd, 1, 4, 0],
    [Wire.userTaskEnd, 1, 4, 0],
    [Wire.userTaskBegin, 1, 4, 3, 2, 0],
    [Wire.userTaskBegin, 1, 4, 3, 2, 0],
  ]),
  'a region may end that did not begin, but only the innermost': oneThread([
    [Wire.userRegionEnd, 1, 4, 1, 0],
    [Wire.userRegionBegin, 1, 4, 1, 0],
    [Wire.userRegionBegin, 1, 4, 2, 0],
    [Wire.userRegionEnd, 1, 4, 1, 0],
  ]),
  'regions and tasks across generations, where a text has another id': new WireWriter()
    .clock(3)
    .texts(3, { 1: 'name', 2: 'other' })
    .events(3, 7, 100, [...running, [Wire.userTaskBegin, 1, 9, 8, 1, 0], [Wire.userRegionBegin, 1, 9, 1, 0]])
    .end()
    .clock(9)
    .texts(9, { 1: 'other', 5: 'name' })
    .events(9, 7, 500, [...running, [Wire.userRegionEnd, 1, 9, 5, 0], [Wire.userTaskEnd, 1, 9, 0]])
    .end()
    .build(),
  'an event whose follower cannot be read is not told': oneThread([
    [Wire.heapAlloc, 1, 5],
    [200, 1],
  ]),
  'a clock snapshot among events is found only when it is its turn': oneThread([
    [Wire.heapAlloc, 1, 5],
    [Wire.clockSnapshot, 1, 2, 3, 4],
  ]),
  'a status of more than a byte': oneThread([[Wire.goStatus, 1, 4, 7, 260]]),
  'a stack or text that is not there': oneThread([[Wire.goStop, 1, 1, 77]]),
  'a switch between coroutines': oneThread([
    [Wire.goCreateBlocked, 1, 2, 1, 2],
    [Wire.goSwitch, 1, 2, 1],
    [Wire.goSwitchDestroy, 1, 1, 1],
  ]),
  'a P that was left in a syscall is stolen': oneThread([
    [Wire.goSyscallBegin, 1, 1, 0],
    [Wire.goDestroySyscall, 1],
    [Wire.procSteal, 1, 0, 2, 7],
    [Wire.procStart, 1, 0, 3],
  ]),
  'a thread steals from itself': oneThread([
    [Wire.goSyscallBegin, 1, 1, 0],
    [Wire.procSteal, 1, 0, 2, 7],
    [Wire.goSyscallEndBlocked, 1],
  ]),
  'a goroutine sits in a syscall on a thread without events': oneThread([
    [Wire.goStatus, 1, 5, 99, 3],
    [Wire.goStatus, 1, 5, 99, 3],
  ]),
  'ranges that were open before': oneThread([
    [Wire.gcActive, 1, 41],
    [Wire.gcSweepActive, 1, 0],
    [Wire.gcMarkAssistActive, 1, 1],
    [Wire.gcMarkAssistEnd, 1],
    [Wire.gcSweepEnd, 1, 8192, 64],
    [Wire.gcEnd, 1, 42],
    [Wire.gcEnd, 1, 43],
  ]),
  'a stop of the world takes its kind from its beginning': oneThread([
    [Wire.stwBegin, 1, 2, 0],
    [Wire.stwBegin, 1, 1, 0],
    [Wire.stwEnd, 1],
    [Wire.stwEnd, 1],
  ]),
  'generations may have gaps in 1.26': new WireWriter()
    .clock(3)
    .events(3, 7, 9, running)
    .end()
    .clock(9)
    .events(9, 7, 20, running)
    .end()
    .build(),
  'generations may not have gaps in 1.25': new WireWriter(25)
    .clock(3)
    .events(3, 7, 9, running)
    .clock(9)
    .events(9, 7, 20, running)
    .build(),
  'a generation without its clock': new WireWriter().events(1, 7, 9, running).end().build(),
  'the end of the file inside a generation': new WireWriter().clock(1).events(1, 7, 9, running).build(),
  'the end of the file in a generation without events': new WireWriter().clock(1).build(),
  'the end of the file in the head of an experimental batch': new WireWriter(22)
    .clock(1)
    .events(1, 7, 9, running)
    .raw(49)
    .build(),
  'a table that Go takes for the end': new WireWriter()
    .clock(1)
    .batch(1, 1, 1, [Wire.strings, Wire.string])
    .end()
    .build(),
  'a batch that claims more than there is': new WireWriter(22)
    .clock(1)
    .raw(1, 1, 1, 1, 0xff, 0xff, 3)
    .build(),
  'a batch that claims 2^60 bytes': new WireWriter(22)
    .clock(1)
    .raw(1, 1, 1, 1, 255, 255, 255, 255, 255, 255, 255, 255, 15)
    .build(),
  'a batch that begins with an end mark': new WireWriter()
    .clock(1)
    .events(1, 7, 9, running)
    .batch(1, 7, 10, [52])
    .build(),
  'a clock without speed': new WireWriter().clock(1, 5, 0).events(1, 7, 9, running).end().build(),
  'times of 2^62 ns': new WireWriter()
    .clock(1, 2n ** 62n)
    .events(1, 7, 2n ** 62n + 1n, [...running, [Wire.heapAlloc, 3, 1]])
    .end()
    .build(),
  'a time that jumps far away': new WireWriter()
    .clock(1)
    .events(1, 7, 9, [...running, [Wire.heapAlloc, 2n ** 61n + 3n, 1], [Wire.heapAlloc, 1, 2]])
    .events(1, 8, 20, [[Wire.procStatus, 1, 1, 2]])
    .end()
    .build(),
  'a batch whose base time goes back': new WireWriter()
    .clock(1)
    .events(1, 7, 900, running)
    .events(1, 7, 500, [[Wire.heapAlloc, 1, 1]])
    .end()
    .build(),
};
