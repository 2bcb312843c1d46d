import { expect, test } from 'vitest';
import { GuestTerminal } from './guest-terminal.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (of: string) => new TextEncoder().encode(of);
const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A port whose guest takes so many chunks before it needs a pause. */
function port(room: number) {
  const taken: Uint8Array[] = [];
  const sizes: (readonly [number, number])[] = [];
  let left = room;
  const refill = setInterval(() => {
    left = room;
  }, 2);
  return {
    taken,
    sizes,
    end: () => clearInterval(refill),
    ready: () => left > 0,
    send: (chunk: Uint8Array) => {
      left--;
      taken.push(chunk);
    },
    resize: (columns: number, rows: number) => sizes.push([columns, rows]),
  };
}

test('a long paste is handed on whole and in order, as fast as the guest takes it', async () => {
  const slow = port(2);
  const terminal = new GuestTerminal(() => slow);
  const paste = Array.from({ length: 3000 }, (_, index) => `line ${index}\n`).join('');
  terminal.send(bytes(paste));
  terminal.send(bytes('end'));
  for (let turn = 0; turn < 200 && text(slow.taken.at(-1) ?? bytes('')) !== 'end'; turn++) await after(10);
  expect(slow.taken.map(text).join('')).toBe(`${paste}end`);
  expect(Math.max(...slow.taken.map(({ length }) => length))).toBeLessThanOrEqual(1024);
  slow.end();
  terminal.dispose();
});

test('what is typed before the guest runs waits for it', async () => {
  const guest = port(9);
  let running = false;
  const terminal = new GuestTerminal(() => (running ? guest : null));
  terminal.send(bytes('early'));
  terminal.resize(80, 24);
  expect(guest.taken).toEqual([]);
  running = true;
  await after(50);
  expect(guest.taken.map(text)).toEqual(['early']);
  guest.end();
  terminal.dispose();
});

test('output comes in few chunks; a late listener gets what stood there', async () => {
  const terminal = new GuestTerminal(() => null);
  const heard: string[] = [];
  terminal.onOutput((chunk) => heard.push(text(chunk)));
  for (const letter of 'prompt') terminal.receive(bytes(letter));
  await after(40);
  expect(heard).toEqual(['prompt']);
  const late: string[] = [];
  const stop = terminal.onOutput((chunk) => late.push(text(chunk)));
  expect(late).toEqual(['prompt']);
  stop();
  terminal.receive(bytes('!'));
  expect(text(terminal.screen())).toBe('prompt!');
  expect([heard.join(''), late.join('')]).toEqual(['prompt!', 'prompt']);
  terminal.dispose();
});

test('after a restore the screen is the one of then, and the size the one of now', async () => {
  const guest = port(9);
  const terminal = new GuestTerminal(() => guest);
  terminal.resize(100, 30);
  terminal.receive(bytes('lost'));
  const heard: string[] = [];
  terminal.onOutput((chunk) => heard.push(text(chunk)));
  terminal.restored(bytes('~ # '));
  expect(heard.at(-1)).toBe('\x1bc~ # ');
  expect(text(terminal.screen())).toBe('~ # ');
  expect(guest.sizes).toEqual([
    [100, 30],
    [100, 30],
  ]);
  guest.end();
  terminal.dispose();
});
