import { expect, test } from 'vitest';
import { MachineError, type MachineState } from '../../src/vm/types.ts';
import {
  freshMachine,
  machineFile,
  newMachine,
  output,
  patienceMs,
  stateOf,
  textOf,
  typed,
} from './machine.ts';

const secondsNow = () => Date.now() / 1000;

test('from the snapshot it is there at once, with the right time, and counts no time while it pauses', async () => {
  const states: MachineState[] = [];
  const machine = await newMachine({ onState: (state) => states.push(state) });
  expect([...new Set(states.map(({ kind }) => kind))]).toEqual(['loading', 'restoring', 'running']);
  expect(machine.state).toMatchObject({
    kind: 'running',
    source: 'snapshot',
    fallbacks: [],
    answering: true,
  });
  expect(Math.abs(Number(await output(machine, 'date +%s')) - secondsNow())).toBeLessThan(3);

  const uptime = async () => Number((await output(machine, 'cat /proc/uptime')).split(' ')[0]);
  const before = await uptime();
  await machine.pause();
  expect(machine.state.kind).toBe('paused');
  await expect(machine.run('true')).rejects.toMatchObject({ reason: 'paused' });
  const cpu = process.cpuUsage();
  await new Promise((resolve) => setTimeout(resolve, 5000));
  expect(process.cpuUsage(cpu).user / 1000).toBeLessThan(300);
  await machine.resume();
  expect((await uptime()) - before).toBeLessThan(4);
  expect(Math.abs(Number(await output(machine, 'date +%s')) - secondsNow())).toBeLessThan(3);
  await machine.setClock(1_000_000_000_000);
  expect(await output(machine, 'date +%Y')).toBe('2001\n');
});

test('the kernel alone brings it up too, and a reset goes to the end of that boot', async () => {
  const states: MachineState[] = [];
  const machine = await newMachine({ from: 'kernel', onState: (state) => states.push(state) });
  expect(states.map(({ kind }) => kind)).toContain('booting');
  expect(machine.state).toMatchObject({ kind: 'running', source: 'kernel', fallbacks: [] });
  await output(machine, 'touch /root/mark');
  await machine.reset();
  expect((await machine.run('test -e /root/mark')).exitCode).toBe(1);
  expect(machine.state).toMatchObject({ kind: 'running', source: 'kernel' });
});

test('a snapshot that is cut, corrupt, of another version or missing is put aside with a word, and the kernel boots', async () => {
  const state = await machineFile('state');
  const corrupt = state.slice();
  corrupt[corrupt.length - 1000]! ^= 1;
  const machine = await newMachine({}, { state: corrupt });
  expect(machine.state).toMatchObject({
    kind: 'running',
    source: 'kernel',
    fallbacks: [{ from: 'snapshot', why: 'corrupt' }],
  });
  const boots = async (file: Uint8Array | Error) => {
    const controller = new AbortController();
    const told = new Promise<MachineState>((resolve) => {
      const onState = (now: MachineState) => {
        if (now.kind !== 'booting') return;
        resolve(now);
        controller.abort();
      };
      newMachine({ onState, signal: controller.signal }, { state: file }).catch(() => undefined);
    });
    return (await told) as Extract<MachineState, { kind: 'booting' }>;
  };
  expect((await boots(state.subarray(0, 5_000_000))).fallbacks).toEqual([{ from: 'snapshot', why: 'cut' }]);
  const text = textOf(state.subarray(0, 200)).replace('0.5.462', '0.5.461');
  const other = state.slice();
  other.set(new TextEncoder().encode(text.slice(12)), 12);
  expect((await boots(other)).fallbacks).toEqual([{ from: 'snapshot', why: 'other-version' }]);
  expect((await boots(new MachineError('fetch', 'state'))).fallbacks).toEqual([
    { from: 'snapshot', why: 'missing' },
  ]);
});

test('an emulator that is cut or gone, or no kernel at all, ends the start with its reason', async () => {
  const cut = (await machineFile('v86.wasm')).subarray(0, 100_000);
  await expect(newMachine({}, { 'v86.wasm': cut })).rejects.toMatchObject({ reason: 'unsupported' });
  const gone = new MachineError('fetch', 'v86.wasm');
  await expect(newMachine({}, { 'v86.wasm': gone })).rejects.toMatchObject({ reason: 'fetch' });
  await expect(newMachine({ from: 'kernel' }, { vmlinuz: gone })).rejects.toMatchObject({ reason: 'fetch' });
});

test('what was saved comes back: files, processes, shells, what stood on them', async () => {
  const first = await newMachine();
  await typed(first, 0, 'word=kept; cd /tmp; echo "on the "screen\n', /on the screen/);
  await output(first, 'echo 1 > /root/file; echo 2 > /mnt/shared; (sleep 900 &)');
  const saved = await first.save();
  expect(saved.length).toBeLessThan(40e6);
  await first.dispose();

  const second = await newMachine({ saved });
  expect(second.state).toMatchObject({ kind: 'running', source: 'saved' });
  expect(await output(second, 'cat /root/file /mnt/shared; pgrep -f "sleep 90[0]" | wc -l')).toBe(
    '1\n2\n1\n',
  );
  expect(textOf(await second.files.read('/mnt/shared'))).toBe('2\n');
  expect(Math.abs(Number(await output(second, 'date +%s')) - secondsNow())).toBeLessThan(3);
  let screen = '';
  second.terminals[0].onOutput((bytes) => {
    screen += textOf(bytes);
  });
  expect(screen).toContain('on the screen');
  expect(await typed(second, 0, 'echo $word $PWD\n', /kept \/tmp/)).toContain('kept /tmp');
  await second.reset();
  expect(second.state).toMatchObject({ kind: 'running', source: 'snapshot' });
  expect((await second.run('test -e /root/file')).exitCode).toBe(1);

  const cut = await newMachine({ saved: saved.subarray(0, 1_000_000) });
  expect(cut.state).toMatchObject({ source: 'snapshot', fallbacks: [{ from: 'saved', why: 'cut' }] });
});

test('after a panic it says so and fails what waits; a reset brings it back', async () => {
  const machine = await newMachine();
  const waiting = machine.run('sleep 100');
  const failed = stateOf(machine, (state) => state.kind === 'failed');
  machine.run('echo c > /proc/sysrq-trigger').catch(() => undefined);
  await expect(waiting).rejects.toMatchObject({ reason: 'guest-panic' });
  expect(await failed).toMatchObject({ reason: 'guest-panic', detail: expect.stringContaining('sysrq') });
  await expect(machine.run('true')).rejects.toMatchObject({ reason: 'guest-panic' });
  await machine.reset();
  expect(await output(machine, 'echo up')).toBe('up\n');
});

for (const [key, ends] of [
  ['o', 'is switched off'],
  ['b', 'resets itself without a word to its programs'],
]) {
  test(`a guest that ${ends} says so`, async () => {
    const machine = await newMachine();
    const failed = stateOf(machine, (state) => state.kind === 'failed');
    machine.run(`echo ${key} > /proc/sysrq-trigger`).catch(() => undefined);
    expect(await failed).toMatchObject({ reason: 'guest-halted' });
  });
}

test('a fork bomb and a full tmpfs: a reset works, in a second', async () => {
  const machine = await freshMachine();
  machine.terminals[0].send(new TextEncoder().encode(':(){ :|:& };:\n'));
  machine.terminals[1].send(
    new TextEncoder().encode('head -c 80000000 /dev/zero > /tmp/full; tail /dev/zero\n'),
  );
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const began = performance.now();
  await machine.reset();
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(await output(machine, 'df /tmp | tail -1; echo up')).toMatch(/ 0% .*\nup\n$/);
});

test('a busy guest is seen as busy, an idle one as idle', async () => {
  const machine = await freshMachine();
  const load = (passes: (share: number) => boolean) =>
    stateOf(machine, (state) => state.kind === 'running' && state.load !== null && passes(state.load));
  await load((share) => share < 0.3);
  machine.run('while :; do :; done', { timeoutMs: patienceMs }).catch(() => undefined);
  await load((share) => share > 0.8);
});

test('after dispose nothing hangs and nothing is left', async () => {
  const machine = await newMachine();
  const waiting = machine.run('sleep 100');
  const unread = machine.files.read('/mnt/none');
  await expect(unread).rejects.toMatchObject({ reason: 'no-such-file' });
  void machine.dispose();
  await expect(waiting).rejects.toMatchObject({ reason: 'disposed' });
  await expect(machine.run('true')).rejects.toMatchObject({ reason: 'disposed' });
  await expect(machine.reset()).rejects.toMatchObject({ reason: 'disposed' });
  await machine.dispose();
  const controller = new AbortController();
  const starting = newMachine({ signal: controller.signal });
  controller.abort();
  await expect(starting).rejects.toMatchObject({ reason: 'aborted' });
});
