import { expect, test } from 'vitest';
import { FEWEST_CHILDREN } from './fork-storm.ts';
import { findings, repeat } from './test-log.ts';

const at = (ms: number) => (1795227420 + ms / 1000).toFixed(6);
const find = (lines: readonly string[]) => findings('fork-storm', lines);

/** The parent 100 starts a program in child 200 + i, `stepMs` after the last. */
function start(i: number, stepMs: number, program = '/bin/date', flags = 'SIGCHLD'): string[] {
  const child = 200 + i;
  return [
    `100 ${at(i * stepMs)} clone(child_stack=NULL, flags=${flags}) = ${child} <0.000100>`,
    `${child} ${at(i * stepMs + 1)} execve("${program}", ["x"], 0x1 /* 1 var */) = 0 <0.000200>`,
    `${child} ${at(i * stepMs + 2)} +++ exited with 0 +++`,
  ];
}

test('ten programs in a second are a storm, nine are not', () => {
  expect(find(repeat(FEWEST_CHILDREN - 1, (i) => start(i, 20)))).toEqual([]);
  expect(find(repeat(FEWEST_CHILDREN, (i) => start(i, 20)))).toMatchObject([
    { count: 10, totalNs: 10 * 300_000, maxNs: 200_000, target: '/bin/date', pids: [100] },
  ]);
});

test('ten within a second, not within a little more', () => {
  expect(find(repeat(10, (i) => start(i, 111)))).toHaveLength(1);
  expect(find(repeat(30, (i) => start(i, 112)))).toEqual([]);
});

test('threads and children that never exec do not count', () => {
  const thread = 'CLONE_VM|CLONE_FS|CLONE_FILES|CLONE_SIGHAND|CLONE_THREAD';
  expect(find(repeat(20, (i) => start(i, 20, '/bin/date', thread)))).toEqual([]);
  expect(find(repeat(20, (i) => start(i, 20).filter((line) => !line.includes('execve'))))).toEqual([]);
});

test('the steps of a script are different programs', () => {
  expect(find(repeat(15, (i) => start(i, 20, `/bin/step-${'abcdefghijklmno'[i]}`)))).toEqual([]);
  expect(find(repeat(15, (i) => start(i, 20, `/bin/step-${'abc'[i % 3]}`)))).toHaveLength(1);
});

test('a build tool is for starting programs', () => {
  const make = `100 ${at(0)} execve("/usr/bin/make", ["make"], 0x1 /* 1 var */) = 0 <0.000200>`;
  expect(find([make, ...repeat(20, (i) => start(i, 20, '/usr/bin/cc'))])).toEqual([]);
});

test('without -f a vfork stands for the exec', () => {
  const vfork = (i: number) => `${at(i * 20)} vfork() = ${200 + i} <0.000100>`;
  expect(find(repeat(12, vfork))).toMatchObject([{ count: 12, target: '', pids: [] }]);
  const fork = (i: number) => `${at(i * 20)} fork() = ${200 + i} <0.000100>`;
  expect(find(repeat(12, fork))).toEqual([]);
});

test('without time stamps nobody can say how many in a second', () => {
  const lines = repeat(12, (i) => start(i, 20).map((line) => line.replace(/ \d+\.\d+ /, ' ')));
  expect(find(lines)).toEqual([]);
});
