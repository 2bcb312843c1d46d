import { expect, test } from 'vitest';
import { timelineFrom } from './test-timeline.ts';
import { walk } from './walk.ts';

const service = [
  '100 1700000000.000000 execve("/usr/bin/service", ["service"], 0x7ffd /* 9 vars */) = 0 <0.000400>',
  '100 1700000000.001000 clone3({flags=CLONE_VM|CLONE_FS|CLONE_THREAD|CLONE_SETTLS}, 88) = 102 <0.000050>',
  '100 1700000000.002000 clone(child_stack=NULL, flags=CLONE_CHILD_SETTID|SIGCHLD, child_tidptr=0x7f) = 101 <0.000050>',
  '101 1700000000.003000 read(3, "x", 1) = 1 <0.000500>',
  '102 1700000000.003500 futex(0x7f0, FUTEX_WAIT_PRIVATE, 2, NULL <unfinished ...>',
  '101 1700000000.004000 exit_group(3) = ?',
  '101 1700000000.004100 +++ exited with 3 +++',
  '100 1700000000.005000 wait4(101, NULL, 0, NULL) = 101 <0.000020>',
];

test('threads stand below the process that made them, processes in order of appearance', () => {
  const { timeline } = timelineFrom(service);
  expect(timeline.lanes.map(({ pid, inProcess }) => [pid, inProcess])).toEqual([
    [100, false],
    [102, true],
    [101, false],
  ]);
});

test('exec and exit are marked where they happen', () => {
  const { timeline } = timelineFrom(service);
  expect(timeline.marks).toEqual([
    { lane: 0, kind: 'exec', timeNs: 400_000, text: 'execve' },
    { lane: 2, kind: 'exit', timeNs: 4_100_000, text: '3' },
  ]);
});

test('a call without a result is still open at the end of its lane', () => {
  const { timeline } = timelineFrom(service);
  expect(timeline.lanes.map(({ openNs }) => openNs)).toEqual([Number.NaN, 3_500_000, Number.NaN]);
});

test('a log without a clock has no lanes, and says how many calls it cannot draw', () => {
  const { timeline } = timelineFrom(['getpid() = 1', 'close(3) = 0']);
  expect(timeline).toMatchObject({ lanes: [], fromNs: 0, toNs: 0, untimedCalls: 2 });
});

test('a call of which only the resumed half is there begins before the log', () => {
  const { timeline } = timelineFrom([
    '100 1700000000.000000 <... read resumed>"x", 1) = 1 <0.500000>',
    '100 1700000000.100000 close(3) = 0 <0.000010>',
  ]);
  expect(timeline.fromNs).toBe(-500_000_000);
});

test('a step goes to the next and the one before in the same lane, and to both ends', () => {
  const { log, timeline } = timelineFrom(service);
  expect(walk(log, timeline, null, { kind: 'next', call: 0 })).toBe(1);
  expect(walk(log, timeline, null, { kind: 'next', call: 2 })).toBe(6);
  expect(walk(log, timeline, null, { kind: 'previous', call: 0 })).toBe(-1);
  expect(walk(log, timeline, null, { kind: 'first', lane: 2 })).toBe(3);
  expect(walk(log, timeline, null, { kind: 'last', lane: 2 })).toBe(5);
  expect(walk(log, timeline, null, { kind: 'last', lane: 9 })).toBe(-1);
});

test('a step leaves out calls that the query leaves out', () => {
  const { log, timeline } = timelineFrom(service);
  const passes = Uint8Array.from({ length: log.trace.calls.count }, (_, call) =>
    call === 1 || call === 2 ? 0 : 1,
  );
  expect(walk(log, timeline, passes, { kind: 'next', call: 0 })).toBe(6);
  expect(walk(log, timeline, passes, { kind: 'previous', call: 6 })).toBe(0);
});

test('a moment finds the call that ran then, else the nearest; a stretch finds the longest', () => {
  const { log, timeline } = timelineFrom(service);
  const at = (ns: number) => walk(log, timeline, null, { kind: 'at', lane: 0, ns });
  expect([at(0), at(200_000), at(1_100_000), at(1_900_000), at(9e9)]).toEqual([0, 0, 1, 2, 6]);
  const longest = (fromNs: number, toNs: number) =>
    walk(log, timeline, null, { kind: 'longest', lane: 0, fromNs, toNs });
  expect(longest(0, 6_000_000)).toBe(0);
  expect(longest(900_000, 6_000_000)).toBe(1);
  expect(longest(6_000_000, 7_000_000)).toBe(-1);
});
