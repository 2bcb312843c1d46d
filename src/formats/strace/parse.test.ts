import { describe, expect, it } from 'vitest';
import { callTexts } from './testing/columns.ts';
import { parseLines, parseText } from './testing/parse-text.ts';
import { problems } from './testing/problems.ts';
import { argsText, callName, callPid, callText, resultText } from './text.ts';
import { CallFlag, CallState, EventKind, LineKind, type StraceTrace } from './trace.ts';

const ns = (seconds: number) => Math.round(seconds * 1e9);
const kinds = (trace: StraceTrace) => Array.from(trace.lines.kind.subarray(0, trace.lines.count));
const flags = (trace: StraceTrace, call = 0) => trace.calls.flags[call] as number;
/** The parts of a one-line log. */
function only(line: string) {
  const trace = parseLines(line);
  expect(problems(trace)).toEqual([]);
  expect(trace.calls.count).toBe(1);
  const { calls } = trace;
  return {
    trace,
    pid: callPid(trace, 0),
    comm: trace.threads[calls.thread[0] as number]?.comm ?? null,
    name: callName(trace, 0),
    args: argsText(trace, 0),
    result: resultText(trace, 0),
    value: calls.returnValue[0],
    errno: trace.errnos[calls.errno[0] as number],
    state: calls.state[0],
    flags: flags(trace),
    durationNs: calls.durationNs[0],
    clock: trace.clock,
    baseNs: trace.baseNs,
  };
}

describe('what stands before a call', () => {
  const call = 'close(3) = 0';

  it('nothing: one process', () => expect(only(call)).toMatchObject({ pid: null, clock: 'none' }));
  it('a padded pid: -f -o', () => expect(only(`123   ${call}`).pid).toBe(123));
  it('a pid of five digits and more', () => {
    expect(only(`12345 ${call}`).pid).toBe(12345);
    expect(only(`4194304 ${call}`).pid).toBe(4194304);
  });
  it('a pid with its name: -Y', () =>
    expect(only(`123<my app> ${call}`)).toMatchObject({ pid: 123, comm: 'my app' }));
  it('[pid N]: a terminal', () => expect(only(`[pid   123] ${call}`).pid).toBe(123));
  it('[pid N<name>]: a terminal with -Y', () =>
    expect(only(`[pid 123<a-] b->] ${call}`)).toMatchObject({ pid: 123, comm: 'a-] b-' }));
  it('a security context', () => expect(only(`123 [system_u:system_r:init_t:s0] ${call}`).pid).toBe(123));
  it('-t', () =>
    expect(only(`21:04:09 ${call}`)).toMatchObject({ clock: 'day', baseNs: 75849n * 1_000_000_000n }));
  it('-tt', () => expect(only(`21:04:09.575880 ${call}`).baseNs).toBe(75849_575880000n));
  it('-tt in milliseconds and nanoseconds', () => {
    expect(only(`21:04:09.575 ${call}`).baseNs).toBe(75849_575000000n);
    expect(only(`21:04:09.575880123 ${call}`).baseNs).toBe(75849_575880123n);
  });
  it('-ttt', () =>
    expect(only(`1795219056.920828 ${call}`)).toMatchObject({
      clock: 'epoch',
      baseNs: 1795219056_920828000n,
    }));
  it('unix seconds without a fraction are no pid', () =>
    expect(only(`1795219056 ${call}`)).toMatchObject({ pid: null, clock: 'epoch' }));
  it('a pid and unix seconds', () =>
    expect(only(`123 1795219056 ${call}`)).toMatchObject({ pid: 123, baseNs: 1795219056_000000000n }));
  it('-r', () =>
    expect(only(`     0.000342 ${call}`)).toMatchObject({ pid: null, clock: 'relative', baseNs: 0n }));
  it('-r with a pid', () =>
    expect(only(`123        0.000342 ${call}`)).toMatchObject({ pid: 123, clock: 'relative' }));
  it('-r in whole seconds', () =>
    expect(only(`     3 ${call}`)).toMatchObject({ pid: null, clock: 'relative' }));
  it('-r beside -tt', () => expect(only(`21:04:09.575880 (+     0.000003) ${call}`).clock).toBe('day'));
  it('-n', () => expect(only(`[ 435] ${call}`).pid).toBeNull());
  it('-i', () => expect(only(`[00007f6e42659c47] ${call}`).pid).toBeNull());
  it('-i without a pointer', () => expect(only(`[????????????????] ${call}`).name).toBe('close'));
  it('-r with -n and -i', () =>
    expect(only(`     0.000342 [   3] [00007f6e42659c47] ${call}`).clock).toBe('relative'));
  it('all of it', () =>
    expect(
      only(`123<sh> [u:r:t] 1795219056.920828 (+     0.000003) [   3] [00007f6e42659c47] ${call}`),
    ).toMatchObject({ pid: 123, comm: 'sh', clock: 'epoch', name: 'close', args: '3' }));
});

describe('clocks', () => {
  const starts = (trace: StraceTrace) => Array.from(trace.calls.startNs.subarray(0, trace.calls.count));

  it('count from the first stamp', () => {
    const trace = parseLines('1795219056.920828 close(3) = 0', '1795219057.000000 close(4) = 0');
    expect(starts(trace)).toEqual([0, 79_172_000]);
  });
  it('pass midnight', () => {
    const trace = parseLines(
      '23:59:59.900000 a(1) = 0',
      '00:00:00.100000 b(1) = 0',
      '00:00:01.000000 c(1) = 0',
    );
    expect(starts(trace)).toEqual([0, ns(0.2), ns(1.1)]);
  });
  it('do not take a line a little out of order for the next day', () => {
    const trace = parseLines('1 12:00:01.000000 a(1) = 0', '2 12:00:00.999990 b(1) = 0');
    expect(starts(trace)).toEqual([0, -10_000]);
  });
  it('add -r up over the lines of all processes', () => {
    const trace = parseLines(
      '1      0.000000 a(1) = 0',
      '2      0.500000 b(1) = 0',
      '1      0.250000 c(1) = 0',
    );
    expect(starts(trace)).toEqual([0, ns(0.5), ns(0.75)]);
  });
  it('reach to the end of the last call', () => {
    expect(parseLines('1795219056.920828 close(3) = 0 <0.250000>').endNs).toBe(ns(0.25));
  });
  it('are not there without stamps', () => {
    const trace = parseLines('close(3) = 0 <0.1>');
    expect(starts(trace)).toEqual([Number.NaN]);
    expect(trace.endNs).toBeNaN();
  });
});

describe('names', () => {
  it.each(['openat', 'fstat64', '_llseek', 'syscall_435', 'syscall_0x1b3', 'clock_gettime#64', '????'])(
    '%s',
    (name) => expect(only(`${name}(3) = 0`).name).toBe(name),
  );
});

describe('returns', () => {
  const returned = CallState.returned;
  it.each([
    ['3', { value: 3, state: returned, errno: '' }],
    ['-3', { value: -3, errno: '' }],
    ['0x7f6e42659c47', { value: 0x7f6e42659c47, flags: CallFlag.hexReturn }],
    ['0xffffffffffffffff', { value: 2 ** 64 }],
    ['-1 ENOENT (No such file or directory)', { value: -1, errno: 'ENOENT', state: returned }],
    ['-1 E2BIG (Argument list too long)', { errno: 'E2BIG' }],
    ['-1 (errno 4249)', { value: -1, errno: '', state: returned }],
    ['?', { value: Number.NaN, state: CallState.noValue }],
    ['? <unavailable>', { value: Number.NaN, state: CallState.noValue, durationNs: Number.NaN }],
    [
      '? ERESTARTSYS (To be restarted if SA_RESTART is set)',
      { state: CallState.restarted, errno: 'ERESTARTSYS' },
    ],
    ['? ERESTARTNOINTR (To be restarted)', { state: CallState.restarted, errno: 'ERESTARTNOINTR' }],
    [
      '? ERESTARTNOHAND (To be restarted if no handler)',
      { state: CallState.restarted, errno: 'ERESTARTNOHAND' },
    ],
    [
      '? ERESTART_RESTARTBLOCK (Interrupted by signal)',
      { state: CallState.restarted, errno: 'ERESTART_RESTARTBLOCK' },
    ],
    ['3</etc/hosts>', { value: 3 }],
    ['3</tmp/x>(deleted)', { value: 3 }],
    ['5<TCP:[127.0.0.1:1->127.0.0.1:2]>', { value: 5 }],
    ['123<my app>', { value: 123 }],
    ['0 (Timeout)', { value: 0 }],
    ['1 (in [3], left {tv_sec=0, tv_usec=5})', { value: 1 }],
    ['0x8002 (flags O_RDWR|O_LARGEFILE)', { value: 0x8002 }],
    ['42 (INJECTED)', { value: 42, flags: CallFlag.injected }],
    [
      '-1 EIO (Input/output error) (INJECTED) (DELAYED)',
      { errno: 'EIO', flags: CallFlag.injected | CallFlag.delayed },
    ],
  ])('= %s', (result, expected) => {
    expect(only(`call(1) = ${result}`)).toMatchObject(expected);
    expect(only(`call(1) = ${result}`).result).toBe(result);
    const timed = only(`12 call(1) = ${result} <0.000014>`);
    expect(timed).toMatchObject({ ...expected, durationNs: 14_000 });
  });

  it.each([
    ['<0>', 0],
    ['<3>', ns(3)],
    ['<0.0>', 0],
    ['<1.5>', ns(1.5)],
    ['<0.01>', 10_000_000],
    ['<0.001>', 1_000_000],
    ['<0.0001>', 100_000],
    ['<0.00001>', 10_000],
    ['<0.000001>', 1000],
    ['<0.0000001>', 100],
    ['<0.00000001>', 10],
    ['<0.000000001>', 1],
    ['<86400.000000001>', 86_400_000_000_001],
  ])('a duration %s', (text, durationNs) => expect(only(`close(3) = 0 ${text}`).durationNs).toBe(durationNs));

  it('column padding does not belong to arguments or result', () =>
    expect(only('close(3)                                = 0')).toMatchObject({ args: '3', result: '0' }));
});

describe('a call on two lines', () => {
  it.each([
    [
      'before 5.0',
      'wait4(-1,  <unfinished ...>',
      '<... wait4 resumed> NULL, 0, NULL) = 7',
      '-1, NULL, 0, NULL',
    ],
    [
      'before 5.0, nothing left',
      'futex(0x7f, FUTEX_WAIT, 2 <unfinished ...>',
      '<... futex resumed> ) = 0',
      '0x7f, FUTEX_WAIT, 2',
    ],
    [
      '5.0 to 6.15',
      'wait4(9710,  <unfinished ...>',
      '<... wait4 resumed>[{WIFEXITED(s)}], 0, NULL) = 9710',
      '9710, [{WIFEXITED(s)}], 0, NULL',
    ],
    [
      'from 6.16 on',
      'wait4(9710 <unfinished ...>',
      '<... wait4 resumed>, [{WIFEXITED(s)}], 0) = 9710',
      '9710, [{WIFEXITED(s)}], 0',
    ],
    [
      'cut before the first argument',
      'pipe2( <unfinished ...>',
      '<... pipe2 resumed>[3, 4], 0) = 0',
      '[3, 4], 0',
    ],
    ['numbered (proposed)', 'read(3,  <unfinished #7 ...>', '<... read resumed #7>"x", 1) = 1', '3, "x", 1'],
  ])('%s', (_, first, second, args) => {
    const trace = parseLines(`12 ${first}`, '13 getpid() = 13', `12 ${second} <0.5>`);
    expect(problems(trace)).toEqual([]);
    expect(trace.calls.count).toBe(2);
    expect(argsText(trace, 0)).toBe(args);
    expect(flags(trace)).toBe(CallFlag.joined);
    expect(trace.calls.durationNs[0]).toBe(ns(0.5));
    expect([trace.calls.startLine[0], trace.calls.endLine[0]]).toEqual([0, 2]);
  });

  it('starts at the stamp of its first line', () => {
    const trace = parseLines(
      '12 1795219056.000000 close(4) = 0',
      '12 1795219056.500000 read(3,  <unfinished ...>',
      '12 1795219057.700000 <... read resumed>"", 1) = 0 <1.200000>',
    );
    expect(trace.calls.startNs[1]).toBe(ns(0.5));
    expect(trace.calls.durationNs[1]).toBe(ns(1.2));
    expect(trace.endNs).toBe(ns(1.7));
  });
  it('that never finishes', () => {
    const trace = parseLines('12 read(3,  <unfinished ...>', '13 close(3) = 0');
    expect(trace.calls.state[0]).toBe(CallState.neverFinished);
    expect(callText(trace, 0)).toBe('read(3, <unfinished ...>');
  });
  it('whose beginning is not in the file starts where it ended, less its duration', () => {
    const trace = parseLines(
      '12 1795219056.000000 close(3) = 0',
      '12 1795219060.000000 <... read resumed>"x", 1) = 1 <1.500000>',
    );
    expect(flags(trace, 1)).toBe(CallFlag.startMissing);
    expect(trace.calls.startNs[1]).toBe(ns(2.5));
    expect(callText(trace, 1)).toBe('read("x", 1) = 1 <1.500000>');
  });
  it('whose two halves are both not whole is skipped', () => {
    const trace = parseLines('12 close(3) = 0', '12 <... read resumed>"x"');
    expect(trace.skipped.reasons).toEqual({ 'resumed-without-result': { count: 1, firstLine: 1 } });
  });
  it('of each process by itself', () => {
    const trace = parseLines(
      ...['1 read(3,  <unfinished ...>', '2 read(4,  <unfinished ...>', '3 futex(0x7f,  <unfinished ...>'],
      ...[
        '2 <... read resumed>"b", 1) = 1',
        '3 <... futex resumed>2) = 0',
        '1 <... read resumed>"a", 1) = 1',
      ],
    );
    expect(callTexts(trace)).toEqual(['read(3, "a", 1) = 1', 'read(4, "b", 1) = 1', 'futex(0x7f, 2) = 0']);
  });
  it('that ends without [pid N], because the others have ended', () => {
    const trace = parseLines(
      '[pid 12] wait4(-1,  <unfinished ...>',
      '[pid 13] +++ exited with 0 +++',
      '<... wait4 resumed>NULL, 0, NULL) = 13',
    );
    expect(callTexts(trace)).toEqual(['wait4(-1, NULL, 0, NULL) = 13']);
    expect(callPid(trace, 0)).toBe(12);
  });
  it('that begins without [pid N], because it makes the second process', () => {
    const trace = parseLines(
      'vfork( <unfinished ...>',
      '[pid 13] execve("/bin/true", ["true"], NULL) = 0',
      '[pid 12] <... vfork resumed>) = 13',
    );
    expect(callTexts(trace)[0]).toBe('vfork() = 13');
  });
  it('detached', () => {
    const call = only('12 nanosleep({tv_sec=1},  <detached ...>');
    expect(call.state).toBe(CallState.detached);
    expect(callText(call.trace, 0)).toBe('nanosleep({tv_sec=1}, <detached ...>');
  });
  it('whose pid changed, as a thread runs a program', () => {
    const trace = parseLines(
      '9711 execve("/bin/x", ["x"], NULL <pid changed to 9710 ...>',
      '9710 +++ superseded by execve in pid 9711 +++',
      '9710 <... execve resumed>) = 0',
    );
    expect(callTexts(trace)).toEqual(['execve("/bin/x", ["x"], NULL) = 0']);
    expect(flags(trace) & CallFlag.pidChanged).toBeTruthy();
  });
  it('killed inside', () => {
    const trace = parseLines(
      '12 nanosleep({tv_sec=9},  <unfinished ...>',
      '12 <... nanosleep resumed> <unfinished ...>) = ?',
      '12 +++ killed by SIGKILL +++',
    );
    expect(trace.calls.state[0]).toBe(CallState.noValue);
    expect(trace.counts).toMatchObject({ unfinishedLines: 1, resumedLines: 1 });
    expect(problems(trace)).toEqual([]);
  });
  it('restart_syscall has a marker of its own among its arguments', () =>
    expect(only('restart_syscall(<... resuming interrupted nanosleep ...>) = 0')).toMatchObject({
      name: 'restart_syscall',
      args: '<... resuming interrupted nanosleep ...>',
    }));
});

describe('events', () => {
  it.each([
    ['--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=13} ---', EventKind.signal, 'SIGCHLD'],
    ['--- SIGRT_1 {si_signo=SIGRT_1} ---', EventKind.signal, 'SIGRT_1'],
    ['--- stopped by SIGSTOP ---', EventKind.stopped, 'SIGSTOP'],
    ['+++ killed by SIGSEGV (core dumped) +++', EventKind.killed, 'SIGSEGV'],
    ['+++ killed by SIGKILL +++', EventKind.killed, 'SIGKILL'],
    ['+++ exited with 17 +++', EventKind.exited, 17],
    ['+++ superseded by execve in pid 9711 +++', EventKind.superseded, 9711],
  ])('%s', (line, kind, value) => {
    for (const prefix of ['', '12 ', '[pid    12] ', '12 21:04:09.575880 ']) {
      const { events, signals, lines } = parseLines(prefix + line);
      expect(lines.kind[0]).toBe(LineKind.event);
      expect(events.kind[0]).toBe(kind);
      const found = events.value[0] as number;
      expect(typeof value === 'string' ? signals[found] : found).toBe(value);
    }
  });
});

describe('what strace says about itself', () => {
  it.each([
    'strace: Process 12 attached',
    'strace: Process 12 detached',
    '/opt/strace 7/bin/strace: Process 12 attached',
    'Process 12 attached',
    'Process 12 attached - interrupt to quit',
    'strace: Process 12 attached with 66 threads',
    'Process 12 detached',
    'Process 12 suspended',
    'Process 12 resumed (parent 11 ready)',
    'strace: [ Process PID=12 runs in 32 bit mode. ]',
    '[ Process PID=12 runs in 32 bit mode. ]',
    'strace: Exit of unknown pid 12 ignored',
    'Exit of unknown pid 12 ignored',
  ])('%s', (line) => {
    const trace = parseLines('close(3) = 0', line, 'close(4) = 0');
    expect(kinds(trace)).toEqual([LineKind.callStart, LineKind.notice, LineKind.callStart]);
    expect(trace.counts.attached).toBe(line.includes('attached') ? 1 : 0);
    expect(trace.counts.detached).toBe(line.includes('detached') ? 1 : 0);
  });
});

describe('lines that belong to the call above', () => {
  it.each([
    [' > /usr/lib/x86_64-linux-gnu/libc.so.6(__write+0x17) [0x10e887]'],
    [' > /srv/app/hello(main+0x2f) [0x401234] hello.c:12'],
    [' | 00000  7f 45 4c 46 02 01 01 00  00 00 00 00 00 00 00 00  .ELF............ |'],
    [' * 3 bytes in buffer 0'],
    [' = 2 buffers in vector 0'],
  ])('%s', (line) => {
    const trace = parseLines('close(9) = 0', 'write(1, "x", 1) = 1', line);
    expect(trace.lines.kind[2]).toBe(LineKind.detail);
    expect(trace.lines.ref[2]).toBe(1);
  });
  it('and lines that only look so', () => {
    const trace = parseLines(
      'close(9) = 0',
      " | You can use -o|COMMAND to redirect strace's  |",
      ' - a list',
    );
    expect(kinds(trace).slice(1)).toEqual([LineKind.output, LineKind.output]);
  });
});

describe('tables', () => {
  const header = '% time     seconds  usecs/call     calls    errors syscall';
  const dashes = '------ ----------- ----------- --------- --------- ----------------';
  const rows = [
    ' 97.52    0.004441        4441         1           wait4',
    '  2.48    0.000113          14         8         3 openat',
  ];
  const total = '100.00    0.004554         506         9         3 total';

  it('are cut by their dashes, empty cells included', () => {
    const trace = parseLines(header, dashes, ...rows, dashes, total);
    expect(kinds(trace)).toEqual(Array(6).fill(LineKind.table));
    expect(trace.summaryTables).toEqual([
      {
        line: 0,
        abi: null,
        columns: ['%time', 'seconds', 'usecs/call', 'calls', 'errors', 'syscall'],
        rows: [
          {
            '%time': '97.52',
            seconds: '0.004441',
            'usecs/call': '4441',
            calls: '1',
            errors: '',
            syscall: 'wait4',
          },
          {
            '%time': '2.48',
            seconds: '0.000113',
            'usecs/call': '14',
            calls: '8',
            errors: '3',
            syscall: 'openat',
          },
        ],
        total: {
          '%time': '100.00',
          seconds: '0.004554',
          'usecs/call': '506',
          calls: '9',
          errors: '3',
          syscall: 'total',
        },
      },
    ]);
  });
  it('of two ABIs', () => {
    const trace = parseLines(
      header,
      dashes,
      rows[0] as string,
      dashes,
      total,
      'System call usage summary for 32 bit mode:',
      header,
      dashes,
      rows[1] as string,
      dashes,
      total,
    );
    expect(trace.summaryTables.map(({ abi, rows: { length } }) => [abi, length])).toEqual([
      [null, 1],
      ['32 bit mode', 1],
    ]);
  });
  it('in another order of columns, with wall time', () => {
    const trace = parseLines(
      'syscall          calls  wall-total',
      '---------------- ----- -----------',
      'openat               8    0.000113',
      '---------------- ----- -----------',
      'total                8    0.000113',
    );
    expect(trace.summaryTables[0]?.rows).toEqual([
      { syscall: 'openat', calls: '8', 'wall-total': '0.000113' },
    ]);
  });
  it('cut off keep the rows that are there', () => {
    const trace = parseLines('close(3) = 0', header, dashes, rows[0] as string);
    expect(trace.summaryTables[0]).toMatchObject({ line: 1, total: null });
    expect(trace.summaryTables[0]?.rows).toHaveLength(1);
  });
  it('end where calls go on', () => {
    const trace = parseLines(header, dashes, rows[0] as string, 'close(3) = 0');
    expect(callTexts(trace)).toEqual(['close(3) = 0']);
  });
});

describe('arguments', () => {
  it.each([
    '"\\n\\t\\v\\f\\r\\"\\\\\\33\\0012"',
    '"\\x41\\x42"',
    '3, "cut at 32 bytes and then som"..., 64',
    '[a, b], [CHLD TTOU], ~[RTMIN RT_1]',
    '{a=1, b={c=2}}, A|B|0x40',
    '0x9 /* FUTEX_??? */, 1<<CAP_CHOWN',
    'TCGETS or SNDCTL_TMR_TIMEBASE, {B38400 opost ...}',
    '[128 => 16], {flags=0} => {parent_tid=[7]}',
    '[128->16]',
    '"/bin/x", ["x"], 0x7ffc /* 35 vars */',
    '"/bin/x", ["x"], [/* 35 vars */]',
    'fd=3</x>, buf="y", count=1',
    '0x80 /* FUTEX_WAIT_PRIVATE */',
    '3</path with (brackets) = 1>',
    '3</dev/null<char 1:3>>, 4<TCPv6:[147193]>',
    'AT_FDCWD</cwd>, "a\\74b\\76"',
    '[{WIFEXITED(s) && WEXITSTATUS(s) == 7}], 0, NULL',
    '"a /* b", "c */ d"',
    '{si_value={sival_int=1 /* "*/}}',
    '3 <4 and 5> 6',
  ])('%s', (args) => expect(only(`call(${args}) = 0 <0.1>`)).toMatchObject({ args, result: '0 <0.1>' }));
});

describe('traps seen in real logs', () => {
  it('a notice inside a call; the rest is on the next line', () => {
    const trace = parseLines(
      'clone3({flags=CLONE_VM}strace: Process 11827 attached',
      ' => {parent_tid=[11827]}, 88) = 11827',
      '[pid 11827] close(3) = 0',
    );
    expect(callTexts(trace)).toEqual([
      'clone3({flags=CLONE_VM} => {parent_tid=[11827]}, 88) = 11827',
      'close(3) = 0',
    ]);
    expect(trace.counts).toMatchObject({ attached: 1, joinedBroken: 1 });
  });
  it('a notice before the marker', () => {
    const trace = parseLines(
      'vfork(strace: Process 15961 attached',
      ' <unfinished ...>',
      '[pid 15961] execve("/x", ["x"], NULL) = 0',
      '[pid 15960] <... vfork resumed>) = 15961',
    );
    expect(callTexts(trace)[0]).toBe('vfork() = 15961');
    expect(trace.counts).toMatchObject({ attached: 1, unfinishedLines: 1 });
  });
  it('a notice of a strace with a path before it', () => {
    const trace = parseLines('fork(/opt/x/strace: Process 7 attached', ') = 7');
    expect(callTexts(trace)).toEqual(['fork() = 7']);
  });
  it('the output of the program inside its own write', () => {
    const trace = parseLines('write(1, "hello\\n", 6hello', ') = 6 <0.000046>', 'close(1) = 0 <0.000001>');
    expect(trace.calls.count).toBe(2);
    expect(trace.calls.durationNs[0]).toBe(46_000);
    expect(trace.calls.returnValue[0]).toBe(6);
    expect(trace.lines.kind[1]).toBe(LineKind.callRest);
  });
  it('output without a newline before the next line', () => {
    const trace = parseLines('[pid 12] write(1, "hi", 2) = 2', 'hi[pid 13] close(3) = 0');
    expect(callPid(trace, 1)).toBe(13);
  });
  it('output that looks like a call, in a log with pids', () => {
    const trace = parseLines('12 close(3) = 0', 'printf("so")', '12 close(4) = 0');
    expect(callTexts(trace)).toEqual(['close(3) = 0', 'close(4) = 0']);
    expect(trace.lines.kind[1]).toBe(LineKind.output);
  });
  it('`) =` inside arguments', () =>
    expect(only('wait4(-1, [{WIFEXITED(s) && WEXITSTATUS(s) == 7}], 0, NULL) = 7').value).toBe(7));
  it('file names with `) = 3 <0.9>`', () =>
    expect(only('openat(AT_FDCWD, "/tmp/) = 3 <0.9>", O_RDONLY) = 4 <0.1>')).toMatchObject({
      value: 4,
      durationNs: ns(0.1),
    }));
  it('payloads with markers and events', () => {
    expect(only('write(1, "<unfinished ...>\\n+++ exited with 0 +++", 40) = 40').value).toBe(40);
    expect(only('write(1, "<... read resumed>", 18) = 18').trace.counts.resumedLines).toBe(0);
  });
  it('names of processes with spaces, quotes, codes and a `-` at the end', () => {
    expect(only('12<a "b" (c> close(3) = 0')).toMatchObject({ pid: 12, comm: 'a "b" (c' });
    expect(only('12<\\33[2J> close(3) = 0').comm).toBe('\\33[2J');
    expect(only('kill(12<sh->, SIGTERM) = 0').args).toBe('12<sh->, SIGTERM');
  });
  it('an event between the halves of a call', () => {
    const trace = parseLines(
      '12 wait4(-1,  <unfinished ...>',
      '12 --- SIGCHLD {si_signo=SIGCHLD} ---',
      '12 <... wait4 resumed>0x7f, 0, NULL) = ? ERESTARTSYS (To be restarted if SA_RESTART is set)',
    );
    expect(trace.calls.state[0]).toBe(CallState.restarted);
    expect(trace.events.count).toBe(1);
  });
  it('the same pid twice, in an appended file', () => {
    const trace = parseLines(
      '7 getpid() = 7',
      '7 +++ exited with 0 +++',
      '7 getpid() = 7',
      '7 +++ exited with 1 +++',
    );
    expect(trace.threads).toHaveLength(1);
    expect(trace.events.count).toBe(2);
  });
  it('a first line that is cut', () => {
    for (const tail of ['xt"..., 512) = 512 <0.000038>', 'ished ...>', 'GCHLD} ---', 'ited with 0 +++']) {
      const trace = parseLines(tail, '12 close(3) = 0');
      expect(trace.skipped.reasons).toEqual({ 'cut-first-line': { count: 1, firstLine: 0 } });
    }
  });
  it('a last line that is cut: behind the name, before it, inside the prefix', () => {
    const log = '12 21:04:09.575880 close(3) = 0\n';
    const behind = parseText(`${log}12 21:04:09.575881 openat(AT_FDCWD, "/etc/ho`);
    expect(behind.calls.state[1]).toBe(CallState.neverFinished);
    const before = parseText(`${log}12 21:04:09.575881 ope`);
    expect(before.skipped.reasons).toEqual({ 'cut-last-line': { count: 1, firstLine: 1 } });
    expect(parseText(`${log}12 21:0`).calls.count).toBe(1);
  });
  it('a pid and then nothing that strace prints', () => {
    const trace = parseLines('12 close(3) = 0', '12 what is this', '12 close(4) = 0');
    expect(trace.skipped.reasons).toEqual({ 'unreadable-body': { count: 1, firstLine: 1 } });
  });
  it('a call that was none, with a detail under it', () => {
    const trace = parseLines(
      '12 close(3) = 0',
      '12 read(3, "abc',
      ' * 3 bytes in buffer 0',
      '12 close(4) = 0',
    );
    expect(problems(trace)).toEqual([]);
    expect(callTexts(trace)).toEqual(['close(3) = 0', 'close(4) = 0']);
  });
  it('a skipped line over dashes is no header', () => {
    const trace = parseLines(
      '12 % time     seconds     calls syscall',
      '------ ----------- --------- ----------------',
    );
    expect(problems(trace)).toEqual([]);
    expect(trace.summaryTables).toEqual([]);
  });
  it('a call that neither its line nor the next one ends', () => {
    const trace = parseLines('12 read(3, "abc', '12 close(4) = 0');
    expect(trace.skipped.reasons).toEqual({ 'no-result': { count: 1, firstLine: 0 } });
    expect(callTexts(trace)).toEqual(['close(4) = 0']);
  });
});
