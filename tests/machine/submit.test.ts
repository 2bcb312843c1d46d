import { expect, test } from 'vitest';
import type { SubmittedFile } from '../../src/vm/types.ts';
import { freshMachine, newMachine, patienceMs, said, textOf, typed } from './machine.ts';

const run = async (command: string) => {
  const machine = await freshMachine();
  const files: SubmittedFile[] = [];
  const stop = machine.onSubmit((file) => files.push(file));
  const result = await machine.run(command, { timeoutMs: patienceMs });
  stop();
  return { ...result, text: said(result), files };
};

test('a capture reaches the page whole, and the learner is told', async () => {
  const { exitCode, text, files } = await run(
    'cd /tmp; strace -o trace.log true; submit trace.log; echo abc > b; submit -- /tmp/b ./trace.log; ls /mnt/submit',
  );
  expect(exitCode).toBe(0);
  expect(text).toMatch(
    /^trace\.log: \d\.\d kB handed to the page\n\/tmp\/b: 4 bytes handed to the page\n\.\/trace\.log: .*\n$/,
  );
  expect(files.map(({ name }) => name)).toEqual(['trace.log', 'b', 'trace.log']);
  expect(textOf(files[0]?.bytes ?? new Uint8Array())).toMatch(
    /^execve\("\/.*true"[\s\S]*\+\+\+ exited with 0 \+\+\+\n$/,
  );
  expect(textOf(files[1]?.bytes ?? new Uint8Array())).toBe('abc\n');
});

test('what is no capture is refused with a word', async () => {
  const { exitCode, text, files } = await run(
    'cd /tmp; : > empty; mkfifo pipe; mkdir folder; submit gone empty pipe folder /dev/zero; echo $?; submit; echo $?; submit -h',
  );
  expect(exitCode).toBe(0);
  const usage =
    'usage: submit FILE...\nHands files (a strace log, a trace, a profile) to the page, which opens them.\n';
  expect(text.split('\n').sort().join('\n')).toBe(
    [
      'submit: gone: no such file',
      'submit: empty: is empty: nothing was recorded yet',
      'submit: pipe: is not a regular file',
      'submit: folder: is a directory; submit the files in it',
      'submit: /dev/zero: is not a regular file',
      '1',
      '2',
      ...usage.split('\n'),
      ...usage.split('\n').slice(0, -1),
    ]
      .sort()
      .join('\n'),
  );
  expect(files).toEqual([]);
});

test('a name may be anything', async () => {
  const long = 'n'.repeat(255);
  const { exitCode, text, files } = await run(
    `cd /tmp; echo x > "$(printf 'two\\nlines')"; echo x > "a'b\\"c \\$(d)"; echo x > -h; echo x > "$(printf '\\377\\033[2J')"
     echo x > ${long}; echo x > 日本.log; submit -- *`,
  );
  expect(exitCode).toBe(0);
  expect(files.map(({ name }) => name).sort()).toEqual(
    ['two\nlines', 'a\'b"c $(d)', '-h', '\uFFFD\x1b[2J', long, '日本.log'].sort(),
  );
  // What it prints is safe for the learner's terminal.
  expect(text).not.toContain('\x1b');
  expect(text).toContain('two?lines: 2 bytes');
});

test('50 MB arrive whole; more than 64 MiB are refused', async () => {
  const { text, files } = await run(
    `cd /tmp; truncate -s 50000000 big; truncate -s 68000000 larger
     for at in 0 131071 24999999 49999996; do printf mark | dd of=big bs=1 seek=$at conv=notrunc 2>/dev/null; done
     submit big larger; ls -A /mnt/submit`,
  );
  expect(text).toBe(
    'big: 50.0 MB handed to the page\nsubmit: larger: is larger than 64 MiB, the most that the page takes\n',
  );
  const bytes = files[0]?.bytes ?? new Uint8Array();
  expect(bytes.length).toBe(50_000_000);
  const wanted = new Uint8Array(50_000_000);
  for (const at of [0, 131_071, 24_999_999, 49_999_996]) wanted.set(new TextEncoder().encode('mark'), at);
  expect(Buffer.compare(bytes, wanted)).toBe(0);
});

test('submitted from a shell while nobody listens yet, it waits for the page', async () => {
  const machine = await newMachine();
  await typed(machine, 1, 'echo late > /tmp/late; submit /tmp/late\n', /handed to the page/);
  const file = await new Promise<SubmittedFile>((resolve) => {
    machine.onSubmit(resolve);
  });
  expect([file.name, textOf(file.bytes)]).toEqual(['late', 'late\n']);
});
