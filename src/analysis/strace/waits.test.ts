import { describe, expect, it } from 'vitest';
import { StraceParser } from '../../formats/strace/parse.ts';
import { waitClassNames } from './log.ts';
import { openLog } from './open-log.ts';
import { polledFds, waitsForLock } from './waits.ts';

/** The class of each call of a log. */
function classesOf(lines: readonly string[]): string[] {
  const parser = new StraceParser();
  parser.push(new TextEncoder().encode(`${lines.join('\n')}\n`));
  const { waits, trace } = openLog(parser.finish());
  return Array.from(waits.classOf.subarray(0, trace.calls.count), (value) => waitClassNames[value] as string);
}

describe('classifyWaits', () => {
  it('calls nothing shorter than the tracer floor a wait', () => {
    expect(classesOf(['fsync(3) = 0 <0.000019>', 'fsync(3) = 0 <0.000020>'])).toEqual(['work', 'io']);
  });

  it('gives a wait for a child to the child', () => {
    expect(classesOf(['wait4(-1, NULL, 0, NULL) = 7 <2.5>'])).toEqual(['child']);
  });

  it('takes sleeping and accepting for idle', () => {
    expect(
      classesOf(['nanosleep({tv_sec=1, tv_nsec=0}, NULL) = 0 <1.0001>', 'accept(3, NULL, NULL) = 5 <0.4>']),
    ).toEqual(['idle', 'idle']);
  });

  it('takes a blocking lock for contention, but not an unlock or a try', () => {
    expect(
      classesOf([
        'fcntl(4, F_SETLKW, {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=0, l_len=0}) = 0 <0.05>',
        'fcntl(4, F_SETLKW, {l_type=F_UNLCK, l_whence=SEEK_SET, l_start=0, l_len=0}) = 0 <0.05>',
        'flock(4, LOCK_EX) = 0 <0.05>',
        'flock(4, LOCK_EX|LOCK_NB) = -1 EAGAIN (Resource temporarily unavailable) <0.05>',
      ]),
    ).toEqual(['contention', 'work', 'contention', 'work']);
  });

  it('takes a wait for an answer for I/O, and the same wait without a question for idle', () => {
    expect(
      classesOf([
        'poll([{fd=5, events=POLLIN}], 1, 1000) = 0 (Timeout) <1.0>',
        'sendto(5, "q", 1, 0, NULL, 0) = 1 <0.000010>',
        'poll([{fd=5, events=POLLIN}], 1, 1000) = 1 ([{fd=5, revents=POLLIN}]) <0.3>',
        'recvfrom(5, "a", 512, 0, NULL, NULL) = 1 <0.000010>',
        'poll([{fd=5, events=POLLIN}], 1, 1000) = 0 (Timeout) <1.0>',
      ]),
    ).toEqual(['idle', 'work', 'io', 'work', 'idle']);
  });

  it('takes a read for idle where the client has yet to ask, else for I/O', () => {
    expect(
      classesOf([
        'accept(3, NULL, NULL) = 5 <0.000010>',
        'read(5, "GET", 4096) = 3 <0.2>',
        'read(6, "row", 4096) = 3 <0.2>',
        'close(5) = 0 <0.000010>',
        'read(5, "row", 4096) = 3 <0.2>',
      ]),
    ).toEqual(['work', 'idle', 'io', 'work', 'io']);
  });

  const mutex = (pid: number, value: number) =>
    `${pid}  futex(0x4bd4a0, FUTEX_WAIT_PRIVATE, ${value}, NULL) = 0 <0.004>`;

  it('takes repeated waits of two threads with the mutex value for contention', () => {
    expect(classesOf([mutex(7, 2), mutex(8, 2), mutex(7, 2)])).toEqual([
      'contention',
      'contention',
      'contention',
    ]);
  });

  it('takes condition variables, joins and single waits for idle', () => {
    expect(classesOf([mutex(7, 2), mutex(8, 2)])).toEqual(['idle', 'idle']);
    expect(classesOf([mutex(7, 0), mutex(8, 4), mutex(7, 6)])).toEqual(['idle', 'idle', 'idle']);
  });

  it('adds up to the sum of all printed durations', () => {
    const parser = new StraceParser();
    parser.push(
      new TextEncoder().encode(`${mutex(7, 2)}\n7  fsync(3) = 0 <0.5>\n7  brk(0) = 0 <0.000003>\n`),
    );
    const { waits } = openLog(parser.finish());
    expect(waits.totalNs.reduce((a, b) => a + b)).toBe(504_003_000);
  });
});

describe('polledFds', () => {
  it('reads poll and select in every form', () => {
    expect(polledFds('[{fd=3<socket:[9]>, events=POLLIN}, {fd=12, events=POLLOUT}], 2, 0')).toEqual([3, 12]);
    expect(polledFds('6, [4 5], NULL, NULL, {tv_sec=1, tv_usec=0}')).toEqual([4, 5]);
    expect(polledFds('6, [4<pipe:[7]> 5</x>], NULL, NULL, NULL')).toContain(4);
  });
});

describe('waitsForLock', () => {
  it('knows open file description locks', () => {
    expect(waitsForLock('3, F_OFD_SETLKW, {l_type=F_RDLCK}')).toBe(true);
    expect(waitsForLock('3, F_SETLK, {l_type=F_WRLCK}')).toBe(false);
  });
});
