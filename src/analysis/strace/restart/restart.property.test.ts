import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBytes } from '../../../formats/strace/testing/parse-text.ts';
import { parse } from '../fd/test-log.ts';
import { openLog } from '../open-log.ts';
import { mayHaveStop } from './may-have-stop.ts';
import { restartsOf } from './restarts.ts';
import { at, laws } from './test-stops.ts';

const samples = new URL('./samples/', import.meta.url);
const logs = readdirSync(samples).filter((name) => name.endsWith('.log'));

describe.each(logs)('%s', (name) => {
  const bytes = readFileSync(new URL(name, samples));

  it('is the same in any chunks', () => {
    const whole = JSON.stringify(restartsOf(openLog(parseBytes(bytes)), { columns: 40 }));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 12 }), (cuts) => {
        expect(JSON.stringify(restartsOf(openLog(parseBytes(bytes, cuts)), { columns: 40 }))).toBe(whole);
      }),
      { numRuns: 8 },
    );
  });

  it('has a tab where it has a stop', () => {
    const log = openLog(parseBytes(bytes));
    expect(mayHaveStop(log.trace)).toBe(restartsOf(log).length > 0);
  });

  it('adds up wherever the log is cut off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length }), fc.boolean(), (length, whole) => {
        for (const restart of restartsOf(openLog(parseBytes(bytes.subarray(0, length))), {
          whole,
          columns: 30,
        }))
          for (const [law, one, other] of laws(restart)) expect([law, one]).toEqual([law, other]);
      }),
      { numRuns: 15 },
    );
  });
});

it('adds up on any log', () => {
  const pid = fc.integer({ min: 1, max: 5 });
  const ms = fc.integer({ min: 0, max: 4000 });
  const body = fc.constantFrom(
    '--- SIGTERM {si_signo=SIGTERM, si_code=SI_USER, si_pid=1, si_uid=0} ---',
    '--- SIGHUP {si_signo=SIGHUP, si_code=SI_KERNEL} ---',
    '+++ exited with 0 +++',
    '+++ killed by SIGTERM +++',
    '+++ killed by SIGKILL +++',
    'execve("/srv/daemon", ["daemon"], NULL) = 0 <0.001000>',
    'fork() = 2 <0.000100>',
    'vfork() = 3 <0.010000>',
    'clone(child_stack=0x7, flags=CLONE_VM|CLONE_THREAD) = 4 <0.000100>',
    'wait4(-1, NULL, 0, NULL) = 2 <0.500000>',
    'wait4(3, NULL, 0, NULL) = 3 <0.900000>',
    'wait4(2,  <unfinished ...>',
    '<... wait4 resumed>NULL, 0, NULL) = 2 <0.300000>',
    'futex(0x7f0, FUTEX_WAIT_BITSET, 4, NULL) = 0 <0.200000>',
    'rt_sigreturn({mask=[]}) = 0 <0.000001>',
    'rt_sigreturn({mask=[TERM]}) = 0 <0.000001>',
    'kill(2, SIGTERM) = 0 <0.000010>',
    'rt_sigtimedwait([TERM], {}, NULL, 8) = 15 (SIGTERM) <0.100000>',
    'fsync(3) = 0 <0.050000>',
    'getpid() = 1',
    'exit_group(0) = ?',
    'pause( <detached ...>',
  );
  const line = fc
    .tuple(pid, ms, body)
    .map(([who, when, what]) => ({ when, text: `${who} ${at(when)} ${what}` }));
  const ordered = (lines: readonly { when: number; text: string }[]) =>
    lines.toSorted((a, b) => a.when - b.when).map(({ text }) => text);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 50 }), fc.boolean(), fc.boolean(), (lines, isOrdered, whole) => {
      const log = openLog(parse(isOrdered ? ordered(lines) : lines.map(({ text }) => text)));
      for (const restart of restartsOf(log, { whole, columns: 20 }))
        for (const [law, one, other] of laws(restart))
          expect([law, Math.round(one)]).toEqual([law, Math.round(other)]);
    }),
    { numRuns: 300 },
  );
});

it('ends on logs made to deceive', () => {
  const chain = Array.from(
    { length: 3000 },
    (_, index) => `${index + 1} ${at(index)} fork() = ${index + 2} <0.000100>`,
  );
  const term = (pid: number, ms: number) => `${pid} ${at(ms)} --- SIGTERM {si_signo=SIGTERM, si_pid=1} ---`;
  const all = Array.from({ length: 3000 }, (_, index) => term(index + 1, 4000 + index));
  const [first, ...others] = restartsOf(openLog(parse([...chain, ...all])), { columns: 10 });
  expect(first?.rows.length).toBeLessThanOrEqual(60);
  expect(first?.rowsLeft).toBeGreaterThan(2000);
  expect(others.length).toBeLessThan(3000);
});
