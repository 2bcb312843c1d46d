import { describe, expect, it } from 'vitest';
import { argsText, callName } from '../../../formats/strace/text.ts';
import { parse } from '../fd/test-log.ts';
import { openLog } from '../open-log.ts';
import { finish } from '../steps.ts';
import { restartOf } from './restart.ts';
import { at, laws, partsMs, stopsIn } from './test-stops.ts';

/** A manager (100) with a worker (101); SIGTERM at 1000 ms from its supervisor, exit at 1500 ms. */
const service = [
  `100 ${at(0)} execve("/srv/daemon", ["daemon"], 0x1 /* 1 var */) = 0 <0.000200>`,
  `100 ${at(1)} rt_sigaction(SIGTERM, {sa_handler=0x40184c, sa_mask=[], sa_flags=0}, NULL, 8) = 0 <0.000010>`,
  `100 ${at(2)} clone(child_stack=NULL, flags=SIGCHLD) = 101 <0.000100>`,
  `101 ${at(3)} pause( <unfinished ...>`,
  `100 ${at(3)} pause() = ? ERESTARTNOHAND (To be restarted if no handler) <0.997000>`,
  `100 ${at(1000)} --- SIGTERM {si_signo=SIGTERM, si_code=SI_USER, si_pid=9, si_uid=0} ---`,
  `100 ${at(1010)} nanosleep({tv_sec=0, tv_nsec=90000000}, NULL) = 0 <0.090000>`,
  `100 ${at(1100)} rt_sigreturn({mask=[]}) = -1 EINTR (Interrupted system call) <0.000000>`,
  `100 ${at(1110)} kill(101, SIGTERM) = 0 <0.000000>`,
  `101 ${at(1110)} <... pause resumed>) = ? ERESTARTNOHAND (To be restarted if no handler) <1.107000>`,
  `101 ${at(1110)} --- SIGTERM {si_signo=SIGTERM, si_code=SI_USER, si_pid=100, si_uid=0} ---`,
  `100 ${at(1120)} wait4(101, NULL, 0, NULL) = 101 <0.280000>`,
  `101 ${at(1150)} fsync(3</srv/state>) = 0 <0.200000>`,
  `101 ${at(1380)} exit_group(0) = ?`,
  `101 ${at(1390)} +++ exited with 0 +++`,
  `100 ${at(1400)} fsync(4</srv/journal>) = 0 <0.050000>`,
  `100 ${at(1490)} exit_group(0) = ?`,
  `100 ${at(1500)} +++ exited with 0 +++`,
];

describe('a stop', () => {
  const [whole] = stopsIn(service);

  it('lasts from the signal to the exit, and says who sent it', () => {
    expect(whole?.stop).toMatchObject({
      pid: 100,
      program: '/srv/daemon',
      signal: 'SIGTERM',
      source: 'delivered',
      line: 6,
      sender: { pid: 9, call: -1 },
      fromNs: 1e9,
      toNs: 1.5e9,
      end: { kind: 'exited', value: '0', line: 17 },
    });
    expect(whole?.lacks).toEqual([]);
  });

  it('splits the time of each process, exactly', () => {
    const [main, worker] = whole?.rows ?? [];
    expect(partsMs(main?.partsNs ?? [])).toEqual({ io: 50, idle: 90, child: 280, work: 10, outside: 70 });
    expect(worker).toMatchObject({ pid: 101, fromNs: 1e9, toNs: 1.39e9, depth: 1 });
    expect(partsMs(worker?.partsNs ?? [])).toEqual({ io: 200, idle: 110, work: 10, outside: 70 });
    for (const [law, one, other] of laws(whole as NonNullable<typeof whole>))
      expect([law, one]).toEqual([law, other]);
  });

  it('follows what the exit waited for into the worker', () => {
    const steps = whole?.path.steps.map(
      ({ pid, kind, name, totalNs }) => `${pid} ${kind} ${name} ${totalNs / 1e6}`,
    );
    expect(steps).toEqual([
      '101 sync fsync 200',
      '100 handler nanosleep 90',
      '100 outside  60',
      '101 outside  60',
      '100 sync fsync 50',
      '100 handler  10',
      '101 calls  10',
      '100 child wait4 10',
      '100 calls  10',
    ]);
    expect(whole?.path.childrenNs).toBe(270e6);
    expect(whole?.path.ownNs).toEqual({
      handler: 100e6,
      sync: 50e6,
      child: 10e6,
      wait: 0,
      calls: 10e6,
      outside: 60e6,
      untimed: 0,
    });
  });

  it('names the last wait, the signals and the order of exits', () => {
    const { trace } = openLog(parse(service));
    const [main, worker] = whole?.rows ?? [];
    expect(callName(trace, main?.last?.call ?? -1)).toBe('fsync');
    expect(argsText(trace, worker?.last?.call ?? -1)).toBe('3</srv/state>');
    expect(worker?.signals).toEqual([{ signal: 'SIGTERM', timeNs: 1.11e9, line: 11 }]);
    expect(whole?.exits.map((row) => whole.rows[row]?.pid)).toEqual([101, 100]);
  });
});

describe('the handler', () => {
  const handlerIn = (...lines: string[]) =>
    stopsIn([...service.slice(0, 6), ...lines, ...service.slice(15)])[0]?.handler;

  it('ends at the return that unblocks the signal, not at that of a signal inside', () => {
    const handler = handlerIn(
      `100 ${at(1020)} --- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=55} ---`,
      `100 ${at(1021)} rt_sigreturn({mask=[TERM]}) = 0 <0.000001>`,
      `100 ${at(1050)} rt_sigreturn({mask=[USR1]}) = 0 <0.000000>`,
    );
    expect(handler).toMatchObject({ kind: 'returned', spans: [{ fromNs: 1e9, toNs: 1.05e9 }] });
  });

  it('runs again for a second signal', () => {
    const handler = handlerIn(
      `100 ${at(1010)} rt_sigreturn({mask=[]}) = 0 <0.000000>`,
      `100 ${at(1100)} --- SIGTERM {si_signo=SIGTERM, si_code=SI_USER, si_pid=9, si_uid=0} ---`,
      `100 ${at(1130)} rt_sigreturn({mask=[]}) = 0 <0.000000>`,
    );
    expect(handler?.spans.map(({ fromNs, toNs }) => (toNs - fromNs) / 1e6)).toEqual([10, 30]);
  });

  it('stays where the process exits from it', () => {
    expect(handlerIn()).toMatchObject({ kind: 'stayed', spans: [{ toNs: 1.5e9 }] });
  });

  it.each([
    ['SIG_DFL', 'default'],
    ['SIG_IGN', 'ignored'],
  ])('%s is %s', (word, kind) => {
    const lines = [...service.slice(0, 6), ...service.slice(15)].map((line) =>
      line.replace('0x40184c', word),
    );
    expect(stopsIn(lines)[0]?.handler).toEqual({ kind, spans: [] });
  });

  it('is unknown where no sigaction is in the log', () => {
    const lines = [...service.slice(0, 6), ...service.slice(15)].filter(
      (line) => !line.includes('sigaction'),
    );
    expect(stopsIn(lines)[0]?.handler.kind).toBe('unknown');
  });
});

describe('which processes were stopped', () => {
  const signals = (lines: readonly string[]) =>
    stopsIn(lines).map(({ stop }) => `${stop.pid} ${stop.signal} ${stop.source}`);

  it('not the workers of one that is being stopped, but a worker alone', () => {
    expect(signals(service)).toEqual(['100 SIGTERM delivered']);
    expect(signals(service.filter((line) => !line.startsWith(`100 ${at(1000)}`)))).toEqual([
      '101 SIGTERM delivered',
    ]);
  });

  it('not a worker that its manager kills, but a service that is killed', () => {
    const killed = [
      ...service.slice(0, 5),
      `101 ${at(500)} +++ killed by SIGKILL +++`,
      `100 ${at(900)} +++ killed by SIGKILL +++`,
    ];
    expect(signals(killed)).toEqual(['100 SIGKILL unseen']);
  });

  it('one that was asked to read its settings again only where it ends', () => {
    const hup = service.map((line) => line.replaceAll('SIGTERM', 'SIGHUP'));
    expect(signals(hup)).toEqual(['100 SIGHUP delivered']);
    expect(signals(hup.slice(0, 12))).toEqual([]);
  });

  it('one that ignores SIGTERM until it is killed', () => {
    const lines = [...service.slice(0, 6), `100 ${at(11_000)} +++ killed by SIGKILL +++`];
    expect(stopsIn(lines)[0]?.stop).toMatchObject({
      signal: 'SIGTERM',
      toNs: 11e9,
      end: { value: 'SIGKILL' },
    });
  });

  it('one that took the signal by sigwait or from a signalfd', () => {
    const taken = `100 ${at(900)} rt_sigtimedwait([TERM], {si_signo=SIGTERM, si_code=SI_USER, si_pid=9}, NULL, 8) = 15 (SIGTERM) <0.100000>`;
    const read = `100 ${at(900)} read(5<anon_inode:[signalfd]>, [{ssi_signo=SIGTERM, ssi_code=SI_USER, ssi_pid=9}], 128) = 128 <0.100000>`;
    for (const line of [taken, read]) {
      const [found] = stopsIn([...service.slice(0, 4), line, ...service.slice(15)]);
      expect(found?.stop).toMatchObject({ source: 'taken', fromNs: 1e9, sender: { pid: 9 } });
      expect(found?.handler.kind).toBe('blocked');
    }
  });

  it('without signal lines: by the kill() of another, else by its end', () => {
    const killer = `9 ${at(990)} kill(100, SIGTERM) = 0 <0.000010>`;
    const rest = service.filter((line) => !/---|kill/.test(line));
    const [sent] = stopsIn([...rest.slice(0, 5), killer, ...rest.slice(5)]);
    expect(sent?.stop).toMatchObject({ source: 'sent', fromNs: 990e6, toNs: 1.5e9, sender: { pid: 9 } });
    expect(sent?.lacks).toEqual(['signal']);
    expect(
      stopsIn([...rest.slice(0, -1), `100 ${at(1500)} +++ killed by SIGTERM +++`])[0]?.stop,
    ).toMatchObject({
      source: 'unseen',
      fromNs: 1.5e9,
    });
    expect(stopsIn(rest)).toEqual([]);
  });

  it('says what a cut log lacks', () => {
    const [cut] = stopsIn(service.slice(0, 12));
    expect(cut?.stop).toMatchObject({ end: null, toNs: 1.4e9 });
    expect(cut?.lacks).toEqual(['exit']);
    const detached = [...service.slice(0, 6), `100 ${at(1100)} pause( <detached ...>`];
    expect(stopsIn(detached)[0]?.lacks).toEqual(['detached']);
    const bare = service.map((line) => line.replace(/ <[0-9.]+>$/, ''));
    expect(stopsIn(bare)[0]?.lacks).toEqual(['durations']);
    expect(stopsIn(service.slice(4).filter((line) => line.startsWith('100')))[0]?.lacks).toEqual([
      'start',
      'children',
    ]);
  });
});

describe('around a stop', () => {
  const helper = [
    `100 ${at(2.5)} clone(child_stack=NULL, flags=SIGCHLD) = 102 <0.000100>`,
    `102 ${at(4)} nanosleep({tv_sec=2, tv_nsec=0}, NULL) = 0 <2.000000>`,
    `102 ${at(2004)} +++ exited with 3 +++`,
  ];
  const withHelper = [...service.slice(0, 3), ...helper.slice(0, 2), ...service.slice(3), ...helper.slice(2)];

  it('a process that is left behind is named, and the window can last until it ends', () => {
    const [stop] = stopsIn(withHelper);
    expect(stop).toMatchObject({ lastNs: 2.004e9, toNs: 1.5e9, leftoverCount: 1 });
    expect(stop?.leftovers).toMatchObject([{ pid: 102, afterNs: 504e6, end: { value: '3' } }]);
    const [whole] = stopsIn(withHelper, { whole: true });
    expect(whole?.toNs).toBe(2.004e9);
    expect(whole?.rows.find(({ pid }) => pid === 102)).toMatchObject({ fromNs: 1e9, toNs: 2.004e9 });
    for (const [law, one, other] of laws(whole as NonNullable<typeof whole>))
      expect([law, one]).toEqual([law, other]);
  });

  it('the next start is the same program under the same parent, also before the exit', () => {
    const again = [
      `200 ${at(1600)} execve("/bin/true", ["true"], 0x1 /* 1 var */) = 0 <0.000200>`,
      `300 ${at(1700)} execve("/srv/daemon", ["daemon"], 0x1 /* 1 var */) = 0 <0.000200>`,
    ];
    expect(stopsIn([...service, ...again])[0]?.next).toMatchObject({ pid: 300, execNs: 1.7e9, forkCall: -1 });
    const early = again.map((line) => line.replace(at(1700), at(1200)));
    expect(stopsIn([...service.slice(0, 13), ...early.slice(1), ...service.slice(13)])[0]?.next?.execNs).toBe(
      1.2e9,
    );
    expect(stopsIn(service)[0]?.next).toBeNull();
  });

  it('the supervisor’s kill, wait4 and fork', () => {
    const watched = [
      `9 ${at(0)} fork() = 100 <0.000100>`,
      ...service.slice(0, 5),
      `9 ${at(995)} kill(100, SIGTERM) = 0 <0.000010>`,
      ...service.slice(5),
      `9 ${at(1501)} wait4(-1, NULL, WNOHANG, NULL) = 100 <0.000010>`,
      `9 ${at(1510)} fork() = 200 <0.000100>`,
      `200 ${at(1520)} execve("/srv/daemon", ["daemon"], 0x1 /* 1 var */) = 0 <0.000200>`,
    ];
    const log = openLog(parse(watched));
    const [stop] = finish(log.stopsInSteps()).stops;
    const restart = finish(restartOf(log, stop as NonNullable<typeof stop>));
    expect(argsText(log.trace, restart.stop.sender.call)).toBe('100, SIGTERM');
    expect(log.trace.calls.startNs[restart.reapCall]).toBe(1.501e9);
    expect(restart.next).toMatchObject({ pid: 200, bornNs: 1.51e9, execNs: 1.52e9 });
    expect(callName(log.trace, restart.next?.forkCall ?? -1)).toBe('fork');
  });
});

it('a query hides the time of other calls and changes no sum', () => {
  const log = openLog(parse(service));
  const [stop] = finish(log.stopsInSteps()).stops;
  const fsyncs = Uint32Array.from(
    Array.from({ length: log.trace.calls.count }, (_, call) => call).filter(
      (call) => callName(log.trace, call) === 'fsync',
    ),
  );
  const restart = finish(restartOf(log, stop as NonNullable<typeof stop>, { calls: fsyncs }));
  expect(partsMs(restart.rows[0]?.partsNs ?? [])).toEqual({ io: 50, outside: 70, other: 380 });
  for (const [law, one, other] of laws(restart)) expect([law, one]).toEqual([law, other]);
});
