import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StraceParser } from '../../../formats/strace/parse.ts';
import type { StraceTrace } from '../../../formats/strace/trace.ts';
import { positionsOf } from '../fd/positions.ts';
import { parse } from '../fd/test-log.ts';
import { WaitClass } from '../log.ts';
import { openLog } from '../open-log.ts';
import { readLives } from '../process-tree/lives.ts';
import { finish } from '../steps.ts';
import { longestWaits } from './longest-waits.ts';
import { type WaitGroup, waitGroups } from './wait-groups.ts';
import { readWaits, type WaitIndex } from './wait-index.ts';

function indexOf(trace: StraceTrace): WaitIndex {
  return finish(readWaits(openLog(trace), finish(readLives(trace, positionsOf(trace)))));
}

function groupsOf(trace: StraceTrace, selected: Uint32Array | null = null): readonly WaitGroup[] {
  return finish(waitGroups(indexOf(trace), selected, 1000)).groups;
}

/** `kind name count: end pid line` of each group. */
function summary(trace: StraceTrace): string[] {
  return groupsOf(trace).map(({ kind, name, count, end }) =>
    [kind, name, `${count}:`, end.kind, end.value, end.pid, end.line || '']
      .filter((part) => part !== '' && part !== null)
      .join(' '),
  );
}

function sample(folder: string, name: string): StraceTrace {
  const parser = new StraceParser();
  parser.beginFile(name);
  parser.push(readFileSync(new URL(`../samples/${folder}/${name}`, import.meta.url)));
  return parser.finish();
}

/** Lines of a log with pid and a stamp that many milliseconds after its beginning. */
function at(pid: number, ms: number, text: string): string {
  return `${pid} ${(1795227420 + ms / 1000).toFixed(6)} ${text}`;
}

const ask = 'fcntl(3</l>, F_SETLKW, {l_type=F_WRLCK}';
const giveBack = 'fcntl(3</l>, F_SETLK, {l_type=F_UNLCK}) = 0 <0.000005>';

describe('waitGroups', () => {
  it('takes the wake whose line comes before the end, where times that were cut say otherwise', () => {
    const trace = parse([
      at(2, 0, 'futex(0x10, FUTEX_WAIT_PRIVATE, 2, NULL <unfinished ...>'),
      at(1, 11, 'futex(0x10, FUTEX_WAKE_PRIVATE, 1) = 1 <0.000010>'),
      at(2, 11.1, '<... futex resumed>) = 0 <0.010000>'),
    ]);
    expect(indexOf(trace).futexes.wakerOf(0)).toBe(1);
  });

  it('says who held a file lock: by unlock, by close, by exit, or nobody that is traced', () => {
    const held = (release: string) =>
      parse([
        at(1, 0, `${ask}) = 0 <0.000005>`),
        at(2, 1, `${ask} <unfinished ...>`),
        at(1, 9.9, release),
        at(2, 10, '<... fcntl resumed>) = 0 <0.009000>'),
      ]);
    expect(summary(held(giveBack))).toEqual(['file-lock /l 1: unlock 1 3']);
    expect(summary(held('close(3</l>) = 0 <0.000005>'))).toEqual(['file-lock /l 1: close 1 3']);
    expect(summary(held('+++ killed by SIGKILL +++'))).toEqual(['file-lock /l 1: exit 1 3']);
    expect(summary(held('getpid() = 1 <0.000005>'))).toEqual(['file-lock /l 1: unknown']);
  });

  it('says so without time stamps too, by the order of lines', () => {
    const trace = parse([
      `1 ${ask}) = 0 <0.000005>`,
      `2 ${ask} <unfinished ...>`,
      `1 ${giveBack}`,
      '2 <... fcntl resumed>) = 0 <0.009000>',
    ]);
    expect(summary(trace)).toEqual(['file-lock /l 1: unlock 1 3']);
  });

  it('counts who had the lock in between', () => {
    const trace = parse([
      at(1, 0, `${ask}) = 0 <0.000005>`),
      at(2, 1, `${ask} <unfinished ...>`),
      at(3, 1.5, `${ask} <unfinished ...>`),
      at(1, 5, giveBack),
      at(2, 5.1, '<... fcntl resumed>) = 0 <0.004000>'),
      at(2, 9, giveBack),
      at(3, 9.1, '<... fcntl resumed>) = 0 <0.007550>'),
    ]);
    expect(groupsOf(trace)[0]?.end).toMatchObject({ kind: 'unlock', pid: 2, line: 6, holders: 2 });
  });

  it('finds the wake of a futex, each wake for as many as it woke', () => {
    const wait = 'futex(0x7f0, FUTEX_WAIT_PRIVATE, 2, NULL';
    const trace = parse([
      at(1, 0, `${wait} <unfinished ...>`),
      at(2, 1, `${wait} <unfinished ...>`),
      at(3, 5, 'futex(0x7f0, FUTEX_WAKE_PRIVATE, 1) = 1 <0.000010>'),
      at(1, 5.1, '<... futex resumed>) = 0 <0.005050>'),
      at(4, 8, 'futex(0x7f0, FUTEX_WAKE_PRIVATE, 1) = 1 <0.000010>'),
      at(4, 8.01, 'futex(0x7f0, FUTEX_WAKE_PRIVATE, 1) = 0 <0.000010>'),
      at(2, 8.1, '<... futex resumed>) = 0 <0.007050>'),
      at(2, 9, 'futex(0x7f8, FUTEX_WAIT_PRIVATE, 0, {tv_sec=0, tv_nsec=1}) = -1 ETIMEDOUT (x) <0.002000>'),
    ]);
    const index = indexOf(trace);
    const ends = longestWaits(index, null, [WaitClass.contention, WaitClass.idle], 9);
    expect(ends.map(({ end }) => [end.kind, end.pid])).toEqual([
      ['wake', 4],
      ['wake', 3],
      ['timeout', null],
    ]);
  });

  it('keeps one address in two processes apart', () => {
    const idle = (pid: number, ms: number) =>
      at(pid, ms, 'futex(0x7f0, FUTEX_WAIT_PRIVATE, 0, NULL) = 0 <0.001000>');
    const made = [at(1, 0, 'fork() = 2 <0.000100>'), at(1, 1, 'fork() = 3 <0.000100>')];
    expect(groupsOf(parse([...made, idle(2, 2), idle(3, 3)]))).toHaveLength(2);
    expect(groupsOf(parse([idle(2, 2), idle(3, 3)]))).toHaveLength(1);
  });

  it('names children by program, threads by id, DNS servers and sets of descriptors', () => {
    const trace = parse([
      '1 vfork( <unfinished ...>',
      '2 execve("/bin/date", ["date"], 0x0 /* 1 var */) = 0 <0.000300>',
      '1 <... vfork resumed>) = 2 <0.000500>',
      '1 wait4(-1,  <unfinished ...>',
      '2 +++ exited with 3 +++',
      '1 <... wait4 resumed>[{WIFEXITED(s) && WEXITSTATUS(s) == 3}], 0, NULL) = 2 <0.010000>',
      '1 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 7 <0.000010>',
      '7 getpid() = 1',
      '1 futex(0x7f0, FUTEX_WAIT_BITSET|FUTEX_CLOCK_REALTIME, 7, NULL, FUTEX_BITSET_MATCH_ANY <unfinished ...>',
      '7 +++ exited with 0 +++',
      '1 <... futex resumed>) = 0 <0.020000>',
      '1 connect(3<UDP:[9]>, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.2")}, 16) = 0 <0.000010>',
      '1 sendto(3, "x", 1, 0, NULL, 0) = 1 <0.000010>',
      '1 poll([{fd=3, events=POLLIN}], 1, 5000) = 0 (Timeout) <5.000000>',
      '1 poll([{fd=3, events=POLLIN}, {fd=4</x>, events=POLLIN}], 2, 5) = 1 ([{fd=4, revents=POLLIN}]) <0.003000>',
      '1 fsync(5</data>) = 0 <0.030000>',
      '1 pause() = ? ERESTARTNOHAND (To be restarted if no handler) <0.004000>',
      '1 --- SIGTERM {si_signo=SIGTERM} ---',
      '1 epoll_wait(6<anon_inode:[eventpoll]>, [], 1, 9) = 0 <0.009000>',
    ]);
    expect(summary(trace).sort()).toEqual(
      [
        'child /bin/date 2: child 3 2 5',
        'dns udp 10.0.0.2:53 1: timeout',
        'epoll anon_inode:[eventpoll] 1: timeout',
        'poll udp 10.0.0.2:53, /x 1: ready',
        'signal 1: signal SIGTERM 18',
        'sync /data 1: device',
        'thread 7 1: thread 0 7 10',
        'file /bin/date 1: device',
      ].sort(),
    );
  });

  it('finds the write that ended a read on a pipe', () => {
    const trace = parse([
      at(1, 0, 'read(3<pipe:[77]>,  <unfinished ...>'),
      at(2, 3, 'write(4<pipe:[77]>, "x", 1) = 1 <0.000010>'),
      at(1, 3.1, '<... read resumed>"x", 9) = 1 <0.003050>'),
    ]);
    expect(summary(trace)).toEqual(['pipe pipe:[77] 1: write 2 2']);
  });

  it('measures each group', () => {
    const reads = [1, 2, 3, 4, 100].map((ms, index) =>
      at(1 + (index % 2), index * 200, `fsync(3</d>) = 0 <${(ms / 1000).toFixed(6)}>`),
    );
    const [group] = groupsOf(parse(reads));
    expect(group).toMatchObject({
      count: 5,
      totalNs: 110e6,
      maxNs: 100e6,
      medianNs: 3e6,
      p95Ns: 100e6,
      threads: 2,
    });
    expect(group?.waiters.map(({ pid, count }) => [pid, count])).toEqual([
      [1, 3],
      [2, 2],
    ]);
    expect(group?.share).toBeCloseTo(110 / (900 + 404), 4);
    expect(groupsOf(parse(reads), Uint32Array.of(1, 2))[0]).toMatchObject({ count: 2, totalNs: 5e6 });
  });

  it('agrees with the findings on recorded locks', () => {
    for (const name of ['positive.log', 'positive-one-process.log', 'positive-fcntl-no-paths.log']) {
      const trace = sample('file-lock-contention', name);
      const [finding] = openLog(trace).findings;
      const group = groupsOf(trace).find(({ kind }) => kind === 'file-lock');
      expect(group?.name).toBe(finding?.target);
      expect(group?.end.line).toBe(finding?.holder?.line ?? 0);
    }
    const futexes = groupsOf(sample('futex-contention', 'positive.log')).filter(
      ({ kind }) => kind === 'futex',
    );
    expect(futexes[0]).toMatchObject({ waitClass: WaitClass.contention, end: { kind: 'wake' } });
  });

  const folders = [
    'file-lock-contention',
    'futex-contention',
    'dns-timeout',
    'fork-storm',
    'quiet',
    'slow-sync',
  ];
  it.each(folders)('%s: totals of groups are those of the classes', (folder) => {
    const names = readdirSync(new URL(`../samples/${folder}`, import.meta.url)).filter((name) =>
      name.endsWith('.log'),
    );
    for (const name of names) sums(sample(folder, name));
  });

  it('adds up on any log', () => {
    const pid = fc.integer({ min: 1, max: 4 });
    const duration = fc.integer({ min: 0, max: 90_000 }).map((us) => `<${(us / 1e6).toFixed(6)}>`);
    const call = fc.constantFrom(
      'futex(0x7f0, FUTEX_WAIT, 2, NULL) = 0',
      'futex(0x7f0, FUTEX_WAKE, 1) = 1',
      'futex(0x7f0, FUTEX_WAIT_BITSET, 3, NULL) = 0',
      `${ask}) = 0`,
      giveBack,
      'flock(4, LOCK_EX) = -1 EINTR (x)',
      'wait4(-1, NULL, 0, NULL) = 3',
      'waitid(P_ALL, 0, {si_pid=4}) = 0',
      'vfork() = 2',
      'read(5<pipe:[1]>, "", 1) = 0',
      'write(5<pipe:[1]>, "", 1) = 1',
      'poll([{fd=3}, {fd=4}], 2, 1) = 0 (Timeout)',
      'select(4, [3], NULL, NULL, NULL) = 1 (in [3])',
      'nanosleep({}, NULL) = ?',
      'pause() = ? ERESTARTNOHAND (x)',
      'fsync(4) = 0',
      'accept(3, NULL, NULL) = 4',
      'semop(7, [{}], 1) = 0',
      'msgrcv(',
      'restart_syscall(<... resuming interrupted poll ...>) = 0',
      'execve("/a", ["a"], NULL) = 0',
    );
    const line = fc.tuple(pid, call, duration).map((parts) => parts.join(' '));
    fc.assert(fc.property(fc.array(line, { maxLength: 60 }), (lines) => sums(parse(lines))));
  });
});

/** Checks the law: groups, with what was left out, add up to the classes. */
function sums(trace: StraceTrace): void {
  const index = indexOf(trace);
  const { groups, byClass } = finish(waitGroups(index, null, 3));
  const { totalNs } = index.log.waits;
  for (const waitClass of [WaitClass.io, WaitClass.contention, WaitClass.idle, WaitClass.child]) {
    expect(byClass[waitClass]?.totalNs).toBeCloseTo(totalNs[waitClass] as number, 0);
    const shown = groups.filter((group) => group.waitClass === waitClass);
    const sum = shown.reduce((all, group) => all + group.totalNs, 0);
    if ((byClass[waitClass]?.groups ?? 0) <= 3) expect(sum).toBeCloseTo(totalNs[waitClass] as number, 0);
    for (const { waiters, totalNs: total } of shown)
      expect(waiters.reduce((all, one) => all + one.totalNs, 0)).toBeCloseTo(total, 0);
  }
  expect(byClass[WaitClass.work]?.count).toBe(0);
}
