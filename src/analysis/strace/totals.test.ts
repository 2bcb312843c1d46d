import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StraceParser } from '../../formats/strace/parse.ts';
import { openLog } from './open-log.ts';
import { selectNth } from './select-nth.ts';

function logOf(text: string) {
  const parser = new StraceParser();
  parser.push(new TextEncoder().encode(text));
  return openLog(parser.finish());
}

describe('syscallTotals', () => {
  it('counts calls, errors and restarts apart, and leaves out what never finished', () => {
    const { totals } = logOf(
      [
        'read(3, "a", 1) = 1 <0.000003>',
        'read(3, 0x1, 1) = -1 EAGAIN (Resource temporarily unavailable) <0.000001>',
        'read(3, 0x1, 1) = ? ERESTARTSYS (To be restarted if SA_RESTART is set) <0.000002>',
        'read(3,  <unfinished ...>',
        '',
      ].join('\n'),
    );
    expect(totals).toEqual([
      {
        name: 'read',
        calls: 3,
        errors: 1,
        restarts: 1,
        durationNs: 6000,
        p50Ns: 2000,
        p99Ns: 3000,
        maxNs: 3000,
        maxCall: 0,
      },
    ]);
  });

  it('has no maximum where no durations were printed', () => {
    const [total] = logOf('getpid() = 7\n').totals;
    expect(total).toMatchObject({ calls: 1, durationNs: 0, maxNs: Number.NaN, maxCall: -1 });
  });
});

describe('selectNth', () => {
  it('gives what sorting gives', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1 }), fc.nat(), (values, at) => {
        const n = at % values.length;
        const sorted = Float64Array.from(values).sort();
        expect(selectNth(Float64Array.from(values), n)).toBe(sorted[n]);
      }),
    );
  });
});

describe('slowest', () => {
  it('gives the longest first and ties in file order, of the classes asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 60 }), fc.nat(12), (durations, count) => {
        const log = logOf(durations.map((ms) => `fsync(3) = 0 <0.00${ms}000>\n`).join(''));
        const expected = durations
          .map((ms, call) => ({ ms, call }))
          .sort((a, b) => b.ms - a.ms || a.call - b.call)
          .slice(0, count)
          .map(({ call }) => call);
        expect(log.slowest(count)).toEqual(expected);
      }),
    );
    expect(logOf('fsync(3) = 0 <0.5>\nwait4(1) = 1 <0.9>\n').slowest(5, [1])).toEqual([0]);
  });
});

describe('processes and targets', () => {
  const log = logOf(
    [
      '7  100000000.000000 openat(AT_FDCWD, "/srv/a", O_RDONLY) = 3 <0.000100>',
      '7  100000000.001000 read(3, "abc"..., 4096) = 4096 <0.002000>',
      '8  100000000.002000 write(1</dev/null>, "x", 1) = 1 <0.000010>',
      '8  100000000.003000 +++ exited with 3 +++',
      '7  100000000.004000 +++ killed by SIGKILL +++',
      '',
    ].join('\n'),
  );

  it('says how each process ended and when it was seen', () => {
    expect(log.processes).toMatchObject([
      {
        pid: 7,
        calls: 2,
        durationNs: 2_100_000,
        exit: null,
        signal: 'SIGKILL',
        firstNs: 0,
        lastNs: 4_000_000,
      },
      { pid: 8, calls: 1, exit: 3, signal: null, firstNs: 2_000_000, lastNs: 3_000_000 },
    ]);
  });

  it('adds up time and bytes per path', () => {
    expect(log.targets).toMatchObject([
      { target: '/srv/a', kind: 'path', calls: 2, readBytes: 4096, writtenBytes: 0, durationNs: 2_100_000 },
      { target: '/dev/null', calls: 1, writtenBytes: 1 },
    ]);
  });
});
