import { beforeEach, expect, test } from 'vitest';
import type { GuestFileSystem } from '../emulator.ts';
import { SharedFolder } from '../shared-folder.ts';
import { ControlChannel } from './channel.ts';
import { crc16, FrameReader, readResultHead } from './frames.ts';

/** v86's file system as far as the channel goes: a tree of nodes, ids are indices. */
class FakeFiles implements GuestFileSystem {
  readonly inodes = [{ mode: 0o040755, size: 0, nlinks: 2, direntries: new Map<string, number>() }];
  readonly data = new Map<number, Uint8Array>();
  Search(parent: number, name: string) {
    return this.inodes[parent]?.direntries.get(name) ?? -1;
  }
  CreateDirectory(name: string, parent: number) {
    return this.#add(name, parent, 0o040755);
  }
  async CreateBinaryFile(name: string, parent: number, bytes: Uint8Array) {
    const id = this.#add(name, parent, 0o100644);
    (this.inodes[id] as { size: number }).size = bytes.length;
    this.data.set(id, bytes);
    return id;
  }
  Unlink(parent: number, name: string) {
    const id = this.Search(parent, name);
    (this.inodes[id] as { nlinks: number }).nlinks = 0;
    this.inodes[parent]?.direntries.delete(name);
    return 0;
  }
  async DeleteData(id: number) {
    this.data.delete(id);
  }
  async Read(id: number, offset: number, count: number) {
    return this.data.get(id)?.subarray(offset, offset + count) ?? null;
  }
  async set_data(id: number, bytes: Uint8Array) {
    this.data.set(id, bytes);
  }
  #add(name: string, parent: number, mode: number) {
    const id = this.inodes.push({ mode, size: 0, nlinks: 1, direntries: new Map() }) - 1;
    this.inodes[parent]?.direntries.set(name, id);
    return id;
  }
}

let sent: string[];
let folder: SharedFolder;
let channel: ControlChannel;

beforeEach(() => {
  sent = [];
  const files = new FakeFiles();
  folder = new SharedFolder(() => files);
  channel = new ControlChannel((line) => sent.push(line), folder);
});

const settled = () => new Promise((resolve) => setTimeout(resolve));
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (of: string) => new TextEncoder().encode(of);

async function answer(id: number, head: string, streams = ''): Promise<void> {
  await folder.write(`/mnt/.control/${id}.result`, bytes(`${head.padEnd(63)}\n${streams}`));
  channel.fileWritten();
  await settled();
}

test('a command is a file and a line; its result is a file, and both are gone afterwards', async () => {
  const running = channel.run('echo hi', { timeoutMs: 1500, cwd: '/tmp' });
  await settled();
  expect(sent).toEqual(['R 1 1500\n']);
  expect(text(await folder.read('/mnt/.control/1.command'))).toBe('/tmp\0echo hi');
  // Not yet whole: the head alone, then a part.
  await answer(1, 'exit 3 0 1 0 5 2', 'out');
  await answer(1, 'exit 3 0 1 0 5 2', 'outer12');
  const result = await running;
  expect(result).toMatchObject({ exitCode: 3, timedOut: false, outputCut: true });
  expect([text(result.stdout), text(result.stderr)]).toEqual(['outer', '12']);
  expect(await folder.list('/mnt/.control')).toEqual([]);
});

test('results are told apart, whatever their order', async () => {
  const both = Promise.all([channel.run('a'), channel.run('b')]);
  await settled();
  await answer(2, 'exit 2 0 0 0 0 0');
  await answer(1, 'exit 137 1 0 0 0 0');
  expect((await both).map(({ exitCode, timedOut }) => [exitCode, timedOut])).toEqual([
    [137, true],
    [2, false],
  ]);
});

test('a command that could not be started, and one that nobody answers, are given up', async () => {
  const refused = channel.run('a');
  const forgotten = channel.run('b', { timeoutMs: 1000 });
  const asked = channel.ping();
  const rejected = Promise.allSettled([refused, forgotten, asked]);
  await settled();
  await answer(1, 'exit 0 0 0 11 0 0');
  for (let second = 0; second < 20; second++) channel.passed(1000);
  const reasons = (await rejected).map((one) => (one.status === 'rejected' ? one.reason.message : ''));
  expect(reasons).toEqual(['no-answer: errno 11', 'no-answer', 'no-answer']);
});

test('an abort kills the command and rejects once it is dead', async () => {
  const controller = new AbortController();
  const running = channel.run('sleep 9', { signal: controller.signal });
  await settled();
  controller.abort();
  expect(sent.at(-1)).toBe('K 1\n');
  await Promise.all([answer(1, 'exit 137 0 0 0 0 0'), expect(running).rejects.toThrow('aborted')]);
});

test('signs of life and the clock answer on the line', async () => {
  const pulse = channel.ping();
  const clock = channel.setClock(1_700_000_000_000.4);
  expect(sent).toEqual(['P 1\n', 'T 1700000000000\n']);
  channel.received('p 9 1 2 3');
  channel.received('t 1700000000000');
  channel.received('p 1 52000 30 5200');
  expect(await pulse).toEqual({ busyTicks: 30, allTicks: 5200 });
  await clock;
});

const frame = (of: string) => `\x1e${of} ${crc16(of).toString(16).padStart(4, '0')}\n`;

function readAll(of: string): { frames: string[]; lines: string[] } {
  const frames: string[] = [];
  const lines: string[] = [];
  const reader = new FrameReader(
    (found) => frames.push(found),
    (line) => lines.push(line),
  );
  for (const byte of bytes(of)) reader.add(byte);
  return { frames, lines };
}

test('frames are found between console lines; a torn one is a line', () => {
  expect(crc16('123456789')).toBe(0x29b1);
  expect(readAll(`[ 1.0] one\r\n${frame('p 1 2 3')}two\n${frame('t 5')}`)).toEqual({
    frames: ['p 1 2 3', 't 5'],
    lines: ['[ 1.0] one', 'two'],
  });
  expect(readAll(`\x1ep 1 2[ 1.0] panic\n${frame('r 1')}`)).toEqual({
    frames: ['r 1'],
    lines: ['p 1 2[ 1.0] panic'],
  });
  expect(readAll(`\x1e${'x'.repeat(5000)}\n\x1e\x1e${frame('r 1')}`).frames).toEqual(['r 1']);
});

test('a head is read only when it is whole and right', () => {
  const head = (of: string) => readResultHead(bytes(of));
  expect(head(`${'exit 0 0 0 0 12 3'.padEnd(63)}\n`)).toMatchObject({ stdoutBytes: 12, stderrBytes: 3 });
  expect(head('exit 0 0 0 0 12 3')).toBeNull();
  expect(head(`${'exit 0 0 0 0 12'.padEnd(63)}\n`)).toBeNull();
  expect(head('x'.repeat(64))).toBeNull();
});
