import { describe, expect, test } from 'vitest';
import { parse } from '../fd/test-log.ts';
import { openLog } from '../open-log.ts';
import { historyOfFd } from './history.ts';
import { callsOfLife, lifeEndNames, lifeOriginNames } from './lives.ts';

/** Each life as one line: `fd target origin[<from] open-line..end-line end, calls`. */
function livesOf(...lines: string[]): string[] {
  const { lives, fds, trace } = openLog(parse(lines));
  return Array.from({ length: lives.count }, (_, life) => {
    const from = lives.from[life] as number;
    const pid = trace.threads[lives.thread[life] as number]?.pid;
    return [
      `${pid ? `${pid}:` : ''}${lives.fd[life]}`,
      fds.targetName(lives.target[life] as number),
      `${lifeOriginNames[lives.origin[life] as number]}${from < 0 ? '' : `<${lives.fd[from]}`}`,
      `${(lives.firstLine[life] as number) + 1}..${(lives.lastLine[life] as number) + 1}`,
      lifeEndNames[lives.end[life] as number],
      callsOfLife(lives, life).length,
    ].join(' ');
  });
}

const fork = (pid: number, child: number) =>
  `${pid} clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD) = ${child}`;

describe('a life', () => {
  test('runs from the call that opens a number to its close', () => {
    expect(
      livesOf(
        'openat(AT_FDCWD, "/etc/hosts", O_RDONLY) = 3',
        'read(3, "x", 1) = 1',
        'close(3) = 0',
        'openat(AT_FDCWD, "/etc/group", O_RDONLY) = 3',
        'read(3, "x", 1) = 1',
      ),
    ).toEqual(['3 /etc/hosts opened 1..3 closed 3', '3 /etc/group opened 4..5 open 2']);
  });

  test('may begin before the recording, and its close may be missing', () => {
    expect(livesOf('write(1, "x", 1) = 1', 'dup(1) = 4', 'open("/a", O_RDONLY) = 4')).toEqual([
      '1 fd 1 unseen 1..2 open 2',
      '4 fd 1 duplicated<1 2..3 lost 0',
      '4 /a opened 3..3 open 1',
    ]);
  });

  test('ends where dup2 takes its number; dup2 onto itself does nothing', () => {
    expect(
      livesOf(
        'open("/a", O_RDONLY) = 3',
        'open("/b", O_RDONLY) = 4',
        'dup2(3, 4) = 4',
        'dup2(4, 4) = 4',
        'read(4, "", 1) = 0',
      ),
    ).toEqual(['3 /a opened 1..3 open 2', '4 /b opened 2..3 replaced 1', '4 /a duplicated<3 3..5 open 2']);
  });

  test('of a child begins with its first call; execve ends what is close-on-exec', () => {
    expect(
      livesOf(
        '10 open("/a", O_RDONLY) = 3',
        '10 open("/b", O_RDONLY|O_CLOEXEC) = 4',
        '10 open("/c", O_RDONLY) = 5',
        fork(10, 11),
        '11 read(3, "", 1) = 0',
        '11 read(4, "", 1) = 0',
        '11 execve("/bin/true", ["true"], 0x7f /* 1 var */) = 0',
        '11 read(3, "", 1) = 0',
        '11 read(5, "", 1) = 0',
        '11 close(4) = -1 EBADF (Bad file descriptor)',
        '11 +++ exited with 0 +++',
        '10 close(3) = 0',
      ),
    ).toEqual([
      '10:3 /a opened 1..12 closed 2',
      '10:4 /b opened 2..2 open 1',
      '10:5 /c opened 3..3 open 1',
      '11:3 /a inherited<3 5..11 exit 2',
      '11:4 /b inherited<4 6..7 exec 1',
      '11:5 /c inherited<5 9..11 exit 1',
    ]);
  });

  test('is shared by threads and outlives each of them', () => {
    expect(
      livesOf(
        '10 open("/a", O_RDONLY) = 3',
        '10 clone(child_stack=0x7f, flags=CLONE_VM|CLONE_FILES|CLONE_THREAD) = 11',
        '11 read(3, "", 1) = 0',
        '11 +++ exited with 0 +++',
        '10 read(3, "", 1) = 0',
        '10 +++ exited with 0 +++',
      ),
    ).toEqual(['10:3 /a opened 1..6 exit 3']);
  });

  test('of a socket takes the name of its peer', () => {
    expect(
      livesOf(
        'socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3',
        'connect(3, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("10.0.0.1")}, 16) = -1 ECONNREFUSED (Connection refused)',
        'close(3) = 0',
      ),
    ).toEqual(['3 tcp 10.0.0.1:80 opened 1..3 closed 3']);
  });

  test('is told apart by decorations where opens are not recorded', () => {
    expect(livesOf('read(3</a>, "", 1) = 0', 'read(3</b>, "", 1) = 0', 'read(3</b>, "", 1) = 0')).toEqual([
      '3 /a unseen 1..2 lost 1',
      '3 /b unseen 2..3 open 2',
    ]);
  });

  test('is none where a number is not open', () => {
    const { lives } = openLog(
      parse(['close(7) = -1 EBADF (Bad file descriptor)', 'pipe([3, 4]) = 0', 'close_range(3, 9, 0) = 0']),
    );
    expect(lives.notOpen).toBe(1);
    expect(lives.count).toBe(2);
    expect([...lives.lifeOf]).toEqual([-1, 0, -1]);
    expect([...lives.end].map((end) => lifeEndNames[end])).toEqual(['closed', 'closed']);
  });
});

test('lives are computed once, whoever asks meanwhile', () => {
  const log = openLog(parse(['open("/a", O_RDONLY) = 3', 'read(3, "", 1) = 0']));
  const first = log.livesInSteps();
  first.next();
  const { lives } = log;
  expect(first.next()).toEqual({ done: true, value: lives });
});

test('historyOfFd says where an fd comes from, what it was called and what was done with it', () => {
  const log = openLog(
    parse([
      'open("/a", O_RDONLY) = 3',
      'close(3) = 0',
      'socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3',
      'connect(3, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("10.0.0.1")}, 16) = 0',
      'write(3, "GET", 3) = 3',
      'read(3, "HTTP", 4) = 4',
      'close(3) = 0',
    ]),
  );
  expect(historyOfFd(log, 5)).toEqual({
    life: 1,
    fd: 3,
    target: 'tcp 10.0.0.1:80',
    names: [
      { target: 'tcp socket', known: null },
      { target: 'tcp 10.0.0.1:80', known: { call: 3, line: 4 } },
    ],
    origin: 0,
    opened: { call: 2, line: 3 },
    from: null,
    end: 1,
    closed: { call: 6, line: 7 },
    firstLine: 3,
    lastLine: 7,
    callsBefore: 3,
    calls: 5,
    readBytesBefore: 0,
    writtenBytesBefore: 3,
    earlier: [{ target: '/a', firstLine: 1, lastLine: 2 }],
    earlierCount: 1,
  });
  expect(historyOfFd(openLog(parse(['getpid() = 1'])), 0)).toBeUndefined();
});
