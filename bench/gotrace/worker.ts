import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { browserArguments, findBrowser } from '../../scripts/browser.mjs';

export interface WorkerReading {
  readonly events: number;
  /** Of the page's process, of each round. */
  readonly cpuSeconds: readonly number[];
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'worker-script.ts'), formats: ['es'], fileName: 'worker' },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  if (!first || !('output' in first)) throw new Error('nothing was bundled');
  return first.output[0].code;
}

/** Serves a page that can choose a file, and the worker's script. */
async function serveWorker(): Promise<{ url: string; server: Server }> {
  const script = await bundle();
  const server = createServer((request, response) => {
    const isScript = request.url === '/worker.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><input type="file">');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

async function readOnce(url: string, path: string): Promise<{ events: number; cpuSeconds: number }> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments() });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.setInputFiles('input', path);
    const session = await browser.newBrowserCDPSession();
    const renderers = async (): Promise<number> => {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      return processInfo.reduce((sum, { type, cpuTime }) => sum + (type === 'renderer' ? cpuTime : 0), 0);
    };
    const before = await renderers();
    const events = await page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const worker = new Worker('/worker.js', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data as number);
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.postMessage(document.querySelector('input')?.files?.[0]);
        }),
    );
    return { events, cpuSeconds: (await renderers()) - before };
  } finally {
    await browser.close();
  }
}

/** Reads a trace in a worker of the browser, each time in a browser of its own. */
export async function readInWorker(path: string, rounds: number): Promise<WorkerReading> {
  const { url, server } = await serveWorker();
  try {
    const readings: Awaited<ReturnType<typeof readOnce>>[] = [];
    for (let round = 0; round < rounds; round++) readings.push(await readOnce(url, path));
    return { events: readings[0]?.events ?? 0, cpuSeconds: readings.map((reading) => reading.cpuSeconds) };
  } finally {
    server.close();
  }
}
