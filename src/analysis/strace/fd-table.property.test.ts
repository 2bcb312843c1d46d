import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StraceParser } from '../../formats/strace/parse.ts';
import type { StraceTrace } from '../../formats/strace/trace.ts';
import { buildFdTable } from './fd-table.ts';

const encoder = new TextEncoder();

function parseBytes(bytes: Uint8Array): StraceTrace {
  const parser = new StraceParser();
  parser.push(bytes);
  return parser.finish();
}

/** The descriptors of one process as a plain map: what the table must agree with. */
type Model = Map<number, { path: string; closeOnExec: boolean }>;

const fd = fc.integer({ min: 0, max: 5 });
const path = fc.constantFrom('/a', '/b', '/c/d', '/e\\76f');
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('open' as const), who: fc.nat(), fd, path, flag: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('close' as const), who: fc.nat(), fd }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('read' as const), who: fc.nat(), fd }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('dup' as const), who: fc.nat(), fd, to: fd }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('fork' as const), who: fc.nat(), split: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('thread' as const), who: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('exec' as const), who: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('range' as const), who: fc.nat(), fd, to: fd }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('setfd' as const), who: fc.nat(), fd, flag: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('exit' as const), who: fc.nat() }) },
);

test('any history of opens, closes, forks, threads and execs agrees with a plain model', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const tables = new Map<number, Model>([[100, new Map()]]);
      let nextPid = 101;
      const lines: string[] = [];
      /** For each call in the log: what its fd 0..5 named when it began. */
      const snapshots: (string | undefined)[][] = [];
      const expected: string[] = [];
      const snapshot = (table: Model) =>
        snapshots.push([0, 1, 2, 3, 4, 5].map((one) => table.get(one)?.path));
      const name = (table: Model, one: number) => table.get(one)?.path ?? `fd ${one}`;
      for (const one of steps) {
        const pids = [...tables.keys()];
        if (pids.length === 0) break;
        const pid = pids[one.who % pids.length] as number;
        const table = tables.get(pid) as Model;
        if (one.kind !== 'exit') snapshot(table);
        switch (one.kind) {
          case 'open': {
            lines.push(`${pid} open("${one.path}", O_RDONLY${one.flag ? '|O_CLOEXEC' : ''}) = ${one.fd}`);
            const decoded = one.path.replace('\\76', '>');
            expected.push(decoded);
            table.set(one.fd, { path: decoded, closeOnExec: one.flag });
            break;
          }
          case 'close':
            lines.push(`${pid} close(${one.fd}) = 0`);
            expected.push(name(table, one.fd));
            table.delete(one.fd);
            break;
          case 'read':
            lines.push(`${pid} read(${one.fd}, "x", 1) = 1`);
            expected.push(name(table, one.fd));
            break;
          case 'dup': {
            lines.push(`${pid} dup2(${one.fd}, ${one.to}) = ${one.to}`);
            expected.push(name(table, one.fd));
            const old = table.get(one.fd);
            if (one.fd === one.to) break;
            if (old) table.set(one.to, { path: old.path, closeOnExec: false });
            else table.delete(one.to);
            break;
          }
          case 'fork': {
            const child = nextPid++;
            const flags = 'flags=CLONE_CHILD_CLEARTID|SIGCHLD';
            expected.push('');
            tables.set(child, new Map(table));
            if (one.split) {
              lines.push(`${pid} clone(child_stack=NULL, ${flags} <unfinished ...>`);
              lines.push(`${child} read(1, "x", 1) = 1`);
              snapshot(table);
              expected.push(name(table, 1));
              lines.push(`${pid} <... clone resumed>, child_tidptr=0x7f) = ${child}`);
            } else lines.push(`${pid} clone(child_stack=NULL, ${flags}, child_tidptr=0x7f) = ${child}`);
            break;
          }
          case 'thread': {
            const child = nextPid++;
            lines.push(`${pid} clone(child_stack=0x7f, flags=CLONE_VM|CLONE_FILES|CLONE_THREAD) = ${child}`);
            expected.push('');
            tables.set(child, table);
            break;
          }
          case 'exec': {
            lines.push(`${pid} execve("/bin/true", ["true"], 0x7f /* 1 var */) = 0`);
            expected.push('/bin/true');
            const kept: Model = new Map([...table].filter(([, { closeOnExec }]) => !closeOnExec));
            tables.set(pid, kept);
            break;
          }
          case 'range': {
            lines.push(`${pid} close_range(${one.fd}, ${one.to}, 0) = 0`);
            expected.push('');
            for (let at = one.fd; at <= one.to; at++) table.delete(at);
            break;
          }
          case 'setfd': {
            lines.push(`${pid} fcntl(${one.fd}, F_SETFD, ${one.flag ? 'FD_CLOEXEC' : '0'}) = 0`);
            expected.push(name(table, one.fd));
            const old = table.get(one.fd);
            if (old) table.set(one.fd, { path: old.path, closeOnExec: one.flag });
            break;
          }
          case 'exit':
            lines.push(`${pid} +++ exited with 0 +++`);
            tables.delete(pid);
            break;
        }
      }
      const trace = parseBytes(encoder.encode(lines.map((line) => `${line}\n`).join('')));
      const table = buildFdTable(trace);
      const calls = Array.from({ length: trace.calls.count }, (_, call) => call);
      expect(calls.map((call) => table.targetOf(call))).toEqual(expected);
      const isExec = (call: number) => trace.names[trace.calls.name[call] as number] === 'execve';
      for (const call of calls) {
        if (isExec(call)) continue;
        expect([0, 1, 2, 3, 4, 5].map((one) => table.nameAt(call, one))).toEqual(snapshots[call]);
      }
    }),
    { numRuns: 500 },
  );
});

const recorded = [
  '10 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 4<TCP:[19203]> <0.000053>',
  '10 connect(4<TCP:[19203]>, {sa_family=AF_INET, sin_port=htons(38297), sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
  '10 accept4(3, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("1.1.1.1")}, [128 => 16], SOCK_CLOEXEC) = 5',
  '10 clone(child_stack=NULL, flags=CLONE_FILES|SIGCHLD <unfinished ...>',
  '11 openat(AT_FDCWD</tmp>, "a\\76b", O_RDWR|O_CLOEXEC, 0640) = 23</tmp/a\\76b>',
  '10 <... clone resumed>, child_tidptr=0x7f) = 11',
  '11 close_range(3, 4294967295, 0) = 0',
  '11 socketpair(AF_UNIX, SOCK_STREAM, 0, [14<UNIX-STREAM:[1->2]>, 15<UNIX-STREAM:[2->1]>]) = 0',
  '11 sendmsg(14, {msg_name={sa_family=AF_UNIX, sun_path=@"x"}, msg_namelen=4}, 0) = 1',
  '11 poll([{fd=5, events=POLLIN}], 1, 1) = 0 (Timeout)',
  '11 fcntl(23</tmp/a\\76b>(deleted), F_DUPFD_CLOEXEC, 0) = 29',
  '11 execve("/bin/true", ["true"], 0x7fff /* 35 vars */) = 0',
  '10 +++ superseded by execve in pid 11 +++',
  '11 pipe2([6, 7], O_CLOEXEC) = 0',
  '11 fchdir(6) = 0',
].join('\n');

test('broken logs do not throw, whatever is asked', () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.constantFrom('flip', 'cut', 'repeat', 'drop')), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(edits, (list) => {
      let bytes = encoder.encode(recorded);
      for (const [where, value, kind] of list) {
        const at = where % Math.max(bytes.length, 1);
        if (kind === 'flip') bytes[at] = value;
        else if (kind === 'cut') bytes = bytes.slice(0, Math.max(at, 1));
        else if (kind === 'drop')
          bytes = Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at + (value % 40))]);
        else bytes = Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(Math.max(at - value, 0))]);
      }
      const trace = parseBytes(bytes);
      const table = buildFdTable(trace);
      for (let call = 0; call < trace.calls.count; call++) {
        expect(typeof table.targetOf(call)).toBe('string');
        expect(Number.isInteger(table.fdOf(call))).toBe(true);
        table.nameAt(call, 4);
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  [
    'a child of a child',
    (at: number) => `${at} clone(child_stack=NULL, flags=SIGCHLD) = ${at + 1}\n${at + 1} read(3, "", 1) = 0`,
  ],
  ['close_range', (at: number) => `1 close_range(${at}, ${at + 9}, 0) = 0\n1 read(${at}, "", 1) = 0`],
  [
    'a pid used again',
    () => '1 clone(child_stack=NULL, flags=SIGCHLD) = 2\n2 read(3, "", 1) = 0\n2 +++ exited with 0 +++',
  ],
  ['an fd opened again', (at: number) => `1 open("/${at}", O_RDONLY) = 3\n1 close(3) = 0`],
])('%s, fifty thousand times', (_, line) => {
  const lines = [
    '1 open("/a", O_RDONLY) = 3',
    ...Array.from({ length: 50_000 }, (_unused, at) => line(at + 1)),
  ];
  const trace = parseBytes(encoder.encode(`${lines.join('\n')}\n`));
  const table = buildFdTable(trace);
  expect(table.targetIds.length).toBe(trace.calls.count);
  expect(table.nameAt(trace.calls.count - 1, 3)).toBeTypeOf('string');
});
