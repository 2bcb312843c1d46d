import { expect, test } from 'vitest';
import { SHORTEST_AFTER_NS } from './left-behind.ts';
import { findings } from './test-log.ts';

const find = (lines: readonly string[]) => findings('left-behind', lines);
const at = (ms: number) => (1795227420 + ms / 1000).toFixed(6);

/** A daemon (pid 100) with two children that is stopped at 1000 ms; the second child ends at `endMs`. */
function daemon(endMs: number): string[] {
  return [
    `100 ${at(0)} execve("/srv/daemon", ["daemon"], 0x1 /* 1 var */) = 0 <0.000200>`,
    `100 ${at(1)} clone(child_stack=NULL, flags=SIGCHLD) = 101 <0.000100>`,
    `100 ${at(2)} clone(child_stack=NULL, flags=SIGCHLD) = 102 <0.000100>`,
    `102 ${at(3)} pause( <unfinished ...>`,
    `100 ${at(1000)} --- SIGTERM {si_signo=SIGTERM, si_code=SI_USER, si_pid=9, si_uid=0} ---`,
    `101 ${at(1010)} +++ exited with 0 +++`,
    `100 ${at(1050)} +++ exited with 0 +++`,
    `102 ${at(1060)} <... pause resumed>) = ? ERESTARTNOHAND (To be restarted if no handler) <1.057000>`,
    `102 ${at(1070)} getpid() = 102 <0.000001>`,
    `102 ${at(endMs)} exit_group(0) = ?`,
    `102 ${at(endMs)} +++ exited with 0 +++`,
  ];
}

test('a process that lives on for a tenth of a second is left behind, one that ends sooner is not', () => {
  const endMs = 1050 + SHORTEST_AFTER_NS / 1e6;
  expect(find(daemon(endMs))).toEqual([
    {
      kind: 'left-behind',
      count: 1,
      totalNs: 0,
      maxNs: 0,
      pids: [102],
      calls: [4, 5],
      lines: [9, 10],
      target: '/srv/daemon',
    },
  ]);
  expect(find(daemon(endMs - 1))).toEqual([]);
});

test('not where the service ends by itself, or does not end', () => {
  expect(find(daemon(2000).filter((line) => !line.includes('SIGTERM')))).toEqual([]);
  expect(find(daemon(2000).filter((line) => !/^100 .*exited/.test(line)))).toEqual([]);
});

test('a service that is killed leaves all of its children', () => {
  const killed = daemon(2000)
    .filter((line) => !line.includes('SIGTERM') && !line.startsWith('101'))
    .map((line) => line.replace(/^(100 .*)exited with 0/, '$1killed by SIGKILL'));
  expect(find([...killed, `101 ${at(2100)} getpid() = 101 <0.000001>`])).toMatchObject([
    { count: 2, pids: [102, 101] },
  ]);
});

test('not a thread, nor what a child makes later', () => {
  const later = [
    `102 ${at(1080)} clone(child_stack=NULL, flags=SIGCHLD) = 103 <0.000100>`,
    `103 ${at(1090)} getpid() = 103 <0.000001>`,
    `103 ${at(3000)} +++ exited with 0 +++`,
  ];
  expect(find([...daemon(2000), ...later])).toMatchObject([{ count: 1, pids: [102] }]);
});
