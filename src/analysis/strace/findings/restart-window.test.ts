import { expect, test } from 'vitest';
import { SHORTEST_WINDOW_NS } from './restart-window.ts';
import { findings } from './test-log.ts';

const find = (lines: readonly string[]) => findings('restart-window', lines);
const at = (ms: number) => (1795227420 + ms / 1000).toFixed(6);

/** A daemon (pid 100) with a worker (101) that is asked to end at 1000 ms and has ended at `endMs`. */
function daemon(endMs: number, signal = 'SIGTERM'): string[] {
  return [
    `100 ${at(0)} execve("/srv/daemon", ["daemon"], 0x1 /* 1 var */) = 0 <0.000200>`,
    `100 ${at(1)} clone(child_stack=NULL, flags=SIGCHLD) = 101 <0.000100>`,
    `101 ${at(2)} nanosleep({tv_sec=1, tv_nsec=0}, NULL) = 0 <1.000000>`,
    `100 ${at(2)} pause() = ? ERESTARTNOHAND (To be restarted if no handler) <0.998000>`,
    `100 ${at(1000)} --- ${signal} {si_signo=${signal}, si_code=SI_USER, si_pid=9, si_uid=0} ---`,
    `100 ${at(1000)} nanosleep({tv_sec=0, tv_nsec=40000000}, NULL) = 0 <0.040000>`,
    `101 ${at(1040)} fsync(3) = 0 <0.010000>`,
    `100 ${at(1041)} wait4(-1, NULL, 0, NULL) = 101 <0.020000>`,
    `101 ${at(1060)} +++ exited with 0 +++`,
    `100 ${at(endMs)} exit_group(0) = ?`,
    `100 ${at(endMs)} +++ exited with 0 +++`,
  ];
}

test('from the signal to the exit, by wait class', () => {
  expect(find(daemon(1500))).toEqual([
    {
      kind: 'restart-window',
      count: 1,
      totalNs: 500_000_000,
      maxNs: 500_000_000,
      pids: [100, 101],
      calls: [4, 5, 6, 7],
      lines: [6, 7, 8, 10],
      target: '/srv/daemon',
      // The worker's sleep lasts 2 ms into the window.
      parts: { work: 0, io: 10_000_000, contention: 0, idle: 42_000_000, child: 20_000_000 },
    },
  ]);
});

test('a tenth of a second is worth a word, less is not', () => {
  const endMs = 1000 + SHORTEST_WINDOW_NS / 1e6;
  expect(find(daemon(endMs))).toHaveLength(1);
  expect(find(daemon(endMs - 1))).toEqual([]);
});

test('without pids and without a name', () => {
  const lines = daemon(1500)
    .filter((line) => line.startsWith('100') && !line.includes('execve'))
    .map((line) => line.slice(4));
  expect(find(lines)).toMatchObject([{ totalNs: 500_000_000, pids: [], target: '' }]);
});

test('the first SIGTERM begins it, later ones do not begin it again', () => {
  const again = `100 ${at(1200)} --- SIGTERM {si_signo=SIGTERM, si_code=SI_USER, si_pid=9, si_uid=0} ---`;
  const lines = daemon(1500);
  expect(find([...lines.slice(0, 9), again, ...lines.slice(9)])).toMatchObject([{ totalNs: 500_000_000 }]);
});

test('SIGINT and SIGHUP count when the process then ends, not an hour later', () => {
  expect(find(daemon(1500, 'SIGINT'))).toHaveLength(1);
  expect(find(daemon(1500, 'SIGHUP'))).toHaveLength(1);
  expect(find(daemon(3_600_000, 'SIGHUP'))).toEqual([]);
  expect(find(daemon(1500, 'SIGUSR1'))).toEqual([]);
});

test('a process that does not end has no window', () => {
  expect(find(daemon(1500).slice(0, -1))).toEqual([]);
});

test('a signal to a worker alone is none', () => {
  const lines = daemon(1500).map((line) => (line.includes('SIGTERM') ? line.replace(/^100/, '101') : line));
  expect(find(lines)).toEqual([]);
});

test('a manager’s window includes that of a worker with children of its own', () => {
  const lines = daemon(1500);
  const worker = [
    `101 ${at(3)} fork() = 102 <0.000100>`,
    `101 ${at(1001)} --- SIGTERM {si_signo=SIGTERM, si_code=SI_USER, si_pid=100, si_uid=0} ---`,
    `101 ${at(1400)} +++ exited with 0 +++`,
  ];
  const all = [...lines.slice(0, 8), ...worker, ...lines.slice(9)];
  expect(find(all)).toMatchObject([{ target: '/srv/daemon', totalNs: 500_000_000 }]);
});

test('a window without a call proves nothing', () => {
  expect(find(daemon(1500).filter((line) => /execve|clone|---|\+\+\+/.test(line)))).toEqual([]);
});

test('two runs in one file are two windows', () => {
  const later = daemon(1500).map((line) => line.replace(/17952274(2\d)/, (_, s) => `17952275${s}`));
  expect(find([...daemon(1300), ...later]).map(({ totalNs }) => totalNs)).toEqual([500_000_000, 300_000_000]);
});
