import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPort, ServeError, serve } from './serve.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'serve-'));
  await writeFile(join(root, 'index.html'), 'home');
});
afterAll(() => rm(root, { recursive: true }));

test('the port comes from --port, then PORT, then 4321', () => {
  expect(readPort(['--port', '5000'], { PORT: '6000' })).toBe(5000);
  expect(readPort(['--port=5000'], {})).toBe(5000);
  expect(readPort([], { PORT: '6000' })).toBe(6000);
  expect(readPort([], { PORT: '' })).toBe(4321);
  expect(readPort([], {})).toBe(4321);
});

test.each([['--port', 'x'], ['--port', '65536'], ['--port', '-1'], ['--port'], ['--host', 'a'], ['80']])(
  'a port that can not be: %s %s',
  (...argv) => {
    expect(() => readPort(argv.filter(Boolean), {})).toThrow(ServeError);
  },
);

test('serves over a real socket on loopback, and a second one on the same port says what to do', async () => {
  const { url, server } = await serve(0, root);
  const { port, address } = server.address() as AddressInfo;
  expect(address).toBe('127.0.0.1');
  expect(url).toBe(`http://localhost:${port}`);
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('home');
  await expect(serve(port, root)).rejects.toThrow(`Port ${port} is in use by another program`);

  const idle = connect(port, '127.0.0.1');
  await new Promise((resolve) => idle.once('connect', resolve));
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
  idle.destroy();
});

test('without a build it says how to make one', async () => {
  await expect(serve(0, join(root, 'nothing'))).rejects.toThrow('npm run build');
});
