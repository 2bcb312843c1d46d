import type { Page } from '@playwright/test';
import type { Site } from './site.ts';

/** The machine's own page prepares no exercise: what is timed is the machine. */
const place = '/en/machine/';
const startButton = '[data-machine-open]:not([hidden]), .machine-choices .button.primary';
const patiently = { timeout: 120_000 };

export interface DockFigures {
  readonly firstMs: number;
  readonly startMs: readonly number[];
  readonly commandMs: readonly number[];
  readonly longestTaskMs: number;
  readonly submitMs: number;
}

/** Starts the machine on its page again and again, types a command, and hands a capture of 1 MB to the page. */
export async function measureDock({ url, context }: Site): Promise<DockFigures> {
  const times: { promptMs: number; commandMs: number; longestTaskMs: number }[] = [];
  let submitMs = Number.NaN;
  for (let round = 0; round <= 5; round++) {
    const page = await context.newPage();
    // A dock that was open and a machine that was saved would come back; each round begins as the first.
    await page.addInitScript(() => {
      localStorage.removeItem('trace-dojo:machine');
      indexedDB.deleteDatabase('trace-dojo-machine');
    });
    await page.goto(new URL(place, url).href);
    await page.locator(startButton).first().waitFor(patiently);
    times.push(await startAndType(page));
    if (round === 5) submitMs = await submitMegabyte(page);
    await page.close();
  }
  const [first, ...warm] = times;
  return {
    firstMs: first?.promptMs ?? Number.NaN,
    startMs: warm.map(({ promptMs }) => promptMs),
    commandMs: warm.map(({ commandMs }) => commandMs),
    longestTaskMs: Math.max(...warm.map(({ longestTaskMs }) => longestTaskMs)),
    submitMs,
  };
}

/** From the click to a prompt, and to what a command prints that is typed at once. */
async function startAndType(page: Page) {
  await page.evaluate((button) => {
    const marks = { longest: 0, began: 0, prompt: 0 };
    Object.assign(globalThis, { marks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) marks.longest = Math.max(marks.longest, duration);
    }).observe({ type: 'longtask' });
    marks.began = performance.now();
    document.querySelector<HTMLElement>(button)?.click();
    const look = () => {
      if (/# ?\s*$/.test(document.querySelector('.xterm-rows')?.textContent ?? ''))
        marks.prompt = performance.now();
      else requestAnimationFrame(look);
    };
    look();
  }, startButton);
  await page
    .locator('.xterm-helper-textarea')
    .first()
    .waitFor({ state: 'attached', ...patiently });
  await page.waitForFunction(() => (globalThis as unknown as Marked).marks.prompt > 0, null, patiently);
  await page.locator('.xterm-helper-textarea').first().focus();
  await page.keyboard.type('echo $((6*7))ok\n');
  await page.waitForFunction(
    () => document.querySelector('.xterm-rows')?.textContent?.includes('42ok'),
    null,
    {
      polling: 'raf',
      ...patiently,
    },
  );
  return page.evaluate(() => {
    const { longest, began, prompt } = (globalThis as unknown as Marked).marks;
    return { promptMs: prompt - began, commandMs: performance.now() - began, longestTaskMs: longest };
  });
}

interface Marked {
  readonly marks: { longest: number; began: number; prompt: number };
}

async function submitMegabyte(page: Page): Promise<number> {
  const line = '12 10:20:30.000001 read(3, "some bytes"..., 4096) = 4096 <0.000120>';
  const type = (text: string) => page.keyboard.type(text);
  await type(`yes '${line}' | head -c 1000000 > /tmp/big.log; echo ma""de\n`);
  await page.waitForFunction(
    () => document.querySelector('.xterm-rows')?.textContent?.includes('made'),
    null,
    patiently,
  );
  await type('submit /tmp/big.log');
  const began = Date.now();
  await type('\n');
  await page.locator('main [role=row]').nth(2).waitFor(patiently);
  return Date.now() - began;
}
