import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directionOf } from '../fd/byte-direction.ts';
import { parse } from '../fd/test-log.ts';
import { openLog } from '../open-log.ts';
import { finish } from '../steps.ts';
import { callsOfLife, LifeEnd } from './lives.ts';
import { classCount, type LifeSums, sumLives } from './sum-lives.ts';

const fd = fc.integer({ min: 0, max: 5 });
/** One line of a log, from small numbers; fork and thread name a child that may not have been seen before. */
const line = fc
  .record({ what: fc.nat(13), pid: fc.integer({ min: 10, max: 13 }), fd, to: fd, bytes: fc.nat(9) })
  .map(({ what, pid, fd: one, to, bytes }) => {
    const took = `<0.00${bytes}000>`;
    switch (what) {
      case 0:
        return `${pid} open("/${to}", O_RDONLY${bytes > 4 ? '|O_CLOEXEC' : ''}) = ${one} ${took}`;
      case 1:
        return `${pid} close(${one}) = ${bytes > 7 ? '-1 EBADF (Bad file descriptor)' : '0'} ${took}`;
      case 2:
        return `${pid} dup2(${one}, ${to}) = ${to} ${took}`;
      case 3:
        return `${pid} clone(child_stack=NULL, flags=${bytes > 4 ? 'CLONE_FILES|' : ''}SIGCHLD) = ${10 + to} ${took}`;
      case 4:
        return `${pid} execve("/bin/true", ["true"], 0x7f /* 1 var */) = 0 ${took}`;
      case 5:
        return `${pid} +++ exited with 0 +++`;
      case 6:
        return `${pid} close_range(${one}, ${to}, 0) = 0 ${took}`;
      case 7:
        return `${pid} write(${one}, "x", 9 <unfinished ...>`;
      case 8:
        return `${pid} <... write resumed>) = ${bytes} ${took}`;
      case 9:
        return `${pid} pipe([${one}, ${to}]) = 0 ${took}`;
      case 10:
        return `${pid} read(${one}</d/${to}>, "x", 9) = ${bytes} ${took}`;
      case 11:
        return `${pid} getpid() = ${pid} ${took}`;
      default:
        return `${pid} ${what === 12 ? 'read' : 'write'}(${one}, "x", 9) = ${bytes || '-1 EAGAIN (Again)'} ${took}`;
    }
  });

const sum = (values: Iterable<number>) => [...values].reduce((all, value) => all + value, 0);

test('every call with an fd is in exactly one life, and sums over lives are sums over calls', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), fc.nat(4), (lines, keep) => {
      const log = openLog(parse(lines));
      const { lives, trace, fds, waits } = log;
      const { calls } = trace;
      const all = Array.from({ length: calls.count }, (_, call) => call);
      expect(lives.starts[lives.count]).toBe(lives.calls.length);
      let withoutLife = 0;
      for (const call of all) {
        const life = lives.lifeOf[call] as number;
        if (life >= 0) expect(callsOfLife(lives, life)).toContain(call);
        else if (fds.fdOf(call) >= 0) withoutLife++;
        if (life >= 0 && fds.fdOf(call) >= 0) expect(lives.fd[life]).toBe(fds.fdOf(call));
      }
      expect(withoutLife).toBe(lives.notOpen);
      expect(new Set(lives.calls).size).toBe(lives.calls.length);
      const chosen = keep === 0 ? null : Uint32Array.from(all.filter((call) => call % (keep + 1) === 0));
      const sums: LifeSums = finish(sumLives(log, chosen));
      const counted = (chosen ? [...chosen] : all).filter((call) => (lives.lifeOf[call] as number) >= 0);
      expect(sum(sums.calls)).toBe(counted.length);
      const bytes = (way: number) =>
        sum(
          counted
            .filter((call) => directionOf(trace.names[calls.name[call] as number] as string) === way)
            .map((call) => Math.max(0, calls.returnValue[call] || 0)),
        );
      expect(sum(sums.readBytes)).toBe(bytes(1));
      expect(sum(sums.writtenBytes)).toBe(bytes(2));
      expect(sum(sums.durationNs)).toBe(sum(counted.map((call) => calls.durationNs[call] || 0)));
      expect(sum(sums.byClassNs)).toBe(sum(sums.durationNs));
      expect(sums.byClassNs.length).toBe(lives.count * classCount);
      expect(waits.classOf.length).toBe(calls.count);
    }),
    { numRuns: 500 },
  );
});

test('lives of one number of one process without forks do not overlap', () => {
  const alone = line.filter((text) => text.startsWith('10 ') && !text.includes('clone'));
  fc.assert(
    fc.property(fc.array(alone, { maxLength: 60 }), (lines) => {
      const { lives } = openLog(parse(lines));
      const last = new Map<number, number>();
      for (let life = 0; life < lives.count; life++) {
        const number = lives.fd[life] as number;
        expect(lives.firstLine[life]).toBeLessThanOrEqual(lives.lastLine[life] as number);
        const before = last.get(number);
        if (before !== undefined) {
          expect(lives.end[before]).not.toBe(LifeEnd.open);
          expect(lives.lastLine[before]).toBeLessThanOrEqual(lives.firstLine[life] as number);
        }
        last.set(number, life);
      }
    }),
    { numRuns: 300 },
  );
});
