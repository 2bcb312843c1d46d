import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../scripts/processes.mjs';
import type { startInPage } from '../../src/vm/host/start-in-page.ts';
import type { Machine, StartOptions } from '../../src/vm/types.ts';
import type { Site } from './site.ts';

const quietMs = 8000;

export interface MachineFigures {
  readonly bootMs: number;
  readonly startMs: number;
  readonly residentBytes: number;
  readonly idleShare: number;
  readonly resetMs: readonly number[];
  /** After each reset. */
  readonly resetBytes: readonly number[];
}

/** Starts, idles and resets a machine on a page that holds nothing else, through the surface that pages use. */
export async function measureMachine(site: Site, restores: number): Promise<MachineFigures> {
  const page = await site.context.newPage();
  await page.goto(new URL('/en/glossary/', site.url).href);
  const bootMs = await start(page, { from: 'kernel' });
  await page.evaluate(() => (globalThis as unknown as Held).machine.dispose());
  await start(page, {});
  await page.evaluate(() => (globalThis as unknown as Held).machine.dispose());
  const startMs = await start(page, {});
  await page.waitForTimeout(3000);
  const before = await site.usage();
  await page.waitForTimeout(quietMs);
  const idle = await site.usage();
  const resetMs: number[] = [];
  const resetBytes: number[] = [];
  for (let count = 1; count <= restores; count++) {
    resetMs.push(await reset(page));
    resetBytes.push((await site.usage()).residentBytes);
  }
  return {
    ...{ bootMs, startMs, resetMs, resetBytes },
    residentBytes: idle.residentBytes,
    idleShare: (idle.cpuSeconds - before.cpuSeconds) / (quietMs / 1000),
  };
}

interface Held {
  machine: Machine;
}

/** Milliseconds until the guest has run a command. */
function start(page: Page, options: StartOptions): Promise<number> {
  const folder = join(root, 'dist', '_astro');
  const file = readdirSync(folder).find((name) => /^start-in-page\..*js$/.test(name));
  if (!file) throw new Error(`${folder} has no start-in-page.*.js`);
  return page.evaluate(
    async ({ module, with: given }) => {
      const began = performance.now();
      const loaded = (await import(module)) as { startInPage: typeof startInPage };
      const machine = await loaded.startInPage('/machine/', given);
      await machine.run('true');
      Object.assign(globalThis, { machine });
      return performance.now() - began;
    },
    { module: `/_astro/${file}`, with: options },
  );
}

/** A reset, and the first command after it; a guest that does not answer is an error. */
function reset(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { machine } = globalThis as unknown as Held;
    const began = performance.now();
    await machine.reset();
    const took = performance.now() - began;
    const { exitCode } = await machine.run('test ! -e /root/mark && touch /root/mark');
    if (exitCode !== 0) throw new Error('The reset left a file.');
    return took;
  });
}
