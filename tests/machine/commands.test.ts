import { expect, test } from 'vitest';
import { MachineError } from '../../src/vm/types.ts';
import { bytesOf, freshMachine, output, said, textOf, typed } from './machine.ts';

test('a command has its exit code, both streams and its directory', async () => {
  const machine = await freshMachine();
  const result = await machine.run('pwd; echo to stderr >&2; exit 7', { cwd: '/usr/bin' });
  expect(result).toMatchObject({ exitCode: 7, timedOut: false, outputCut: false });
  expect([textOf(result.stdout), textOf(result.stderr)]).toEqual(['/usr/bin\n', 'to stderr\n']);
  const elsewhere = await machine.run('true', { cwd: '/no/such' });
  expect(elsewhere.exitCode).toBe(126);
  expect(said(elsewhere)).toBe('/no/such: No such file or directory\n');
  expect((await machine.run('kill -TERM $$')).exitCode).toBe(143);
  expect((await machine.run('cat')).stdout.length).toBe(0);
});

test('many run at once, each with its own answer', async () => {
  const machine = await freshMachine();
  const began = performance.now();
  const numbers = Array.from({ length: 40 }, (_, index) => index);
  const results = await Promise.all(numbers.map((n) => machine.run(`sleep 3; echo ${n}; exit ${n}`)));
  expect(results.map(({ exitCode }) => exitCode)).toEqual(numbers);
  expect(results.map(({ stdout }) => Number(textOf(stdout)))).toEqual(numbers);
  // One after the other they would sleep for two minutes.
  expect(performance.now() - began).toBeLessThan(100_000);
});

test('more than the agent takes at a time are refused, not forgotten', async () => {
  const machine = await freshMachine();
  const { signal, abort } = withAbort();
  const crowd = Array.from({ length: 66 }, () => machine.run('sleep 1000', { signal, timeoutMs: 600_000 }));
  const refused = Promise.all(crowd.slice(64).map((one) => one.catch(({ reason }) => reason)));
  expect(await refused).toEqual(['no-answer', 'no-answer']);
  abort();
  const rest = await Promise.all(crowd.slice(0, 64).map((one) => one.catch(({ reason }) => reason)));
  expect(new Set(rest)).toEqual(new Set(['aborted']));
  expect(await output(machine, 'ls -A /mnt/.control')).toMatch(/^\d+\.command\n$/);
});

function withAbort() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

test('a command that takes too long is killed with all of its processes', async () => {
  const machine = await freshMachine();
  const result = await machine.run('echo begun; sleep 1000 | sleep 1001', { timeoutMs: 2000 });
  expect(result).toMatchObject({ exitCode: 137, timedOut: true });
  expect(textOf(result.stdout)).toBe('begun\n');
  expect((await machine.run('pgrep -f "sleep 100[01]"')).exitCode).toBe(1);
});

test('a command can be given up', async () => {
  const machine = await freshMachine();
  const controller = new AbortController();
  const running = machine.run('sleep 1002', { signal: controller.signal });
  setTimeout(() => controller.abort(), 300);
  await expect(running).rejects.toMatchObject({ reason: 'aborted' });
  expect((await machine.run('pgrep -f "sleep 100[2]"')).exitCode).toBe(1);
  await expect(machine.run('true', { signal: controller.signal })).rejects.toBeInstanceOf(MachineError);
});

test('what stays in the background holds nothing up and keeps running', async () => {
  const machine = await freshMachine();
  const { stdout } = await machine.run('(while :; do echo tick; sleep 0.1; done) & echo $!');
  const pid = /^\d+$/m.exec(textOf(stdout))?.[0];
  expect(await output(machine, `sleep 1; kill -0 ${pid} && echo alive`)).toBe('alive\n');
});

test('hostile output: any bytes, much of it, and what looks like an answer', async () => {
  const machine = await freshMachine();
  const any = await machine.run(
    "printf '\\036p 1 1 1 1 ffff\\n\\000\\377\\033c\\r\\n'; printf 'R 1 1\\n' > /dev/ttyS0",
  );
  expect([...any.stdout.slice(-7)]).toEqual([0x0a, 0, 0xff, 0x1b, 0x63, 0x0d, 0x0a]);
  const much = await machine.run('head -c 3000000 /dev/zero; echo end >&2');
  expect(much).toMatchObject({ exitCode: 0, outputCut: true });
  expect(much.stdout.length).toBe(1 << 20);
  expect(textOf(much.stderr)).toBe('end\n');
  await machine.run(
    "printf '\\036p 3 1 1 1 0000\\n\\036\\036\\036' > /dev/ttyS0; yes | head -c 20000 > /dev/ttyS0",
  );
  expect(await output(machine, 'echo still here')).toBe('still here\n');
});

test('a long command and a command of any text', async () => {
  const machine = await freshMachine();
  const text = 'x'.repeat(100_000);
  expect((await output(machine, `printf %s ${text} | wc -c`)).trim()).toBe('100000');
  await expect(machine.run(`echo ${'y'.repeat(200_000)}`)).rejects.toMatchObject({ reason: 'no-answer' });
  await expect(machine.run('echo \0')).rejects.toMatchObject({ reason: 'no-answer' });
  expect(await output(machine, 'printf %s "日本 \'\n$HOME"')).toBe("日本 '\n/root");
});

test('the agent comes back when it is killed', async () => {
  const machine = await freshMachine();
  const lost = machine.run('sleep 1; echo lost', { timeoutMs: 2000 });
  await typed(machine, 0, 'kill -9 $(pgrep -x agent); echo kill""ed\n', /killed/);
  // What nobody read meanwhile is obeyed then.
  expect(await output(machine, 'echo back')).toBe('back\n');
  await expect(lost).rejects.toMatchObject({ reason: 'no-answer' });
});

test('files go in and out, empty ones and large ones too', async () => {
  const machine = await freshMachine();
  const { files } = machine;
  await files.write('/mnt/in/a/b/hello.txt', bytesOf('hello\n'));
  await files.write('/mnt/in/empty', new Uint8Array(0));
  expect(await output(machine, 'cat /mnt/in/a/b/hello.txt; stat -c %s /mnt/in/empty')).toBe('hello\n0\n');
  await files.write('/mnt/in/a/b/hello.txt', bytesOf('hi\n'));
  expect(await output(machine, 'cat /mnt/in/a/b/hello.txt')).toBe('hi\n');
  await output(
    machine,
    'mkdir -p /mnt/out; : > /mnt/out/none; head -c 6000000 /dev/urandom > /mnt/out/big; ln -s big /mnt/out/l',
  );
  expect((await files.read('/mnt/out/none')).length).toBe(0);
  const big = await files.read('/mnt/out/big');
  const sum = await output(machine, 'md5sum < /mnt/out/big');
  const { createHash } = await import('node:crypto');
  expect(sum.split(' ')[0]).toBe(createHash('md5').update(big).digest('hex'));
  expect(await files.list('/mnt/out')).toEqual([
    { name: 'big', folder: false, sizeBytes: 6_000_000 },
    { name: 'none', folder: false, sizeBytes: 0 },
  ]);
  expect((await files.list('/mnt/in')).map(({ name, folder }) => [name, folder])).toEqual([
    ['a', true],
    ['empty', false],
  ]);
  await files.remove('/mnt/in');
  await files.remove('/mnt/in/not/there');
  expect((await machine.run('ls /mnt/in')).exitCode).not.toBe(0);
  for (const path of [
    '/mnt/out/gone',
    '/mnt/out',
    '/etc/passwd',
    '/mnt/../etc/passwd',
    '/mnt/out/l',
    '/mnt',
  ]) {
    await expect(files.read(path)).rejects.toMatchObject({ reason: 'no-such-file' });
  }
  await expect(files.write('/mnt/out', bytesOf('x'))).rejects.toMatchObject({ reason: 'no-such-file' });
});
