import type { Page } from '@playwright/test';
import { machineCatalog } from '../../src/i18n/catalogs/machine.ts';
import type { Site } from './site.ts';
import { type LongestTask, longestTask } from './tasks.ts';

/** The machine's own page prepares no exercise: what is timed is the machine. */
const place = '/en/machine/';
/** Prepares its exercise before the terminal is the reader's. */
const lesson = '/en/strace-basics/cache-lock/';
const startButton = '[data-machine-open]:not([hidden]), .machine-choices .button.primary';
const patiently = { timeout: 120_000 };
const starts = 5;
const submits = 5;
const hiddenMs = 6000;

interface Start {
  /** From the click, by the page's clock. */
  readonly promptMs: number;
  readonly answerMs: number;
  /** Of the renderers, up to the answer. */
  readonly cpuSeconds: number;
}

export interface DockFigures {
  readonly first: Start;
  readonly warm: readonly Start[];
  readonly lesson: Start;
  readonly starting: LongestTask;
  readonly submitting: LongestTask;
  readonly busy: LongestTask;
  /** The first is of a guest that has hardly run anything yet. */
  readonly submitMs: readonly number[];
  readonly resetMs: number;
  readonly residentBytes: number;
  readonly peakBytes: number;
  readonly hiddenShare: number;
}

/** Starts the machine on its page again and again, types a command, hands captures of 1 MB to the page, hides it. */
export async function measureDock(site: Site): Promise<DockFigures> {
  const first = await startOn(site, place, '~');
  await everythingKept(site);
  // The service worker keeps the machine when it is first asked for it.
  await startOn(site, place, '~');
  const warm: Start[] = [];
  for (let round = 0; round < starts; round++) warm.push(await startOn(site, place, '~'));
  const lessonStart = await startOn(site, lesson, 'cache-lock');

  const page = await freshPage(site, place);
  const traced = (act: () => Promise<void>) => longestTask(site.session, page, act);
  const starting = await traced(() => startAndType(site, page, '~').then(() => undefined));
  const { residentBytes } = await site.usage();
  const submitMs: number[] = [];
  const submitting = await traced(async () => {
    await makeCapture(page);
    for (let round = 0; round < submits; round++) submitMs.push(await submit(page));
  });
  const busy = await traced(() => printMuch(page));
  const hiddenShare = await shareWhileHidden(site, page);
  const resetMs = await reset(page);
  // What was before the reset is compressed meanwhile, and then offered.
  await page.getByText(machineCatalog.en.wasReset).first().waitFor(patiently);
  const { peakBytes } = await site.usage();
  await page.close();
  return {
    ...{ first, warm, lesson: lessonStart, starting, submitting, busy },
    ...{ submitMs, resetMs, residentBytes, peakBytes, hiddenShare },
  };
}

async function startOn(site: Site, path: string, folder: string): Promise<Start> {
  const page = await freshPage(site, path);
  const start = await startAndType(site, page, folder);
  await page.close();
  return start;
}

/** A first visit keeps the whole site for later, which would be measured with the visits after it. */
async function everythingKept(site: Site): Promise<void> {
  const page = await freshPage(site, place);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.close();
}

async function freshPage(site: Site, path: string): Promise<Page> {
  const page = await site.context.newPage();
  // A dock that was open and a machine that was saved would come back; each round begins as the first.
  await page.addInitScript(() => {
    localStorage.removeItem('trace-dojo:machine');
    indexedDB.deleteDatabase('trace-dojo-machine');
  });
  await page.goto(new URL(path, site.url).href);
  await page.locator(startButton).first().waitFor(patiently);
  // What the page itself loads is not the machine's.
  await page.waitForLoadState('networkidle');
  return page;
}

/** From the click to a prompt in a folder, and to what a command prints that is typed at once. */
async function startAndType(site: Site, page: Page, folder: string): Promise<Start> {
  const { cpuSeconds } = await site.usage();
  await page.evaluate((button) => {
    Object.assign(globalThis, { began: performance.now() });
    document.querySelector<HTMLElement>(button)?.click();
  }, startButton);
  const promptMs = await shown(page, `${folder}\\s# ?\\s*$`);
  await page.locator('.xterm-helper-textarea').first().focus();
  await page.keyboard.type('echo $((6*7))ok\n');
  const answerMs = await shown(page, '42ok');
  return { promptMs, answerMs, cpuSeconds: (await site.usage()).cpuSeconds - cpuSeconds };
}

/** Milliseconds from `began` to the first frame whose terminal matches. */
async function shown(page: Page, pattern: string): Promise<number> {
  const handle = await page.waitForFunction(
    (text) => {
      const { began } = globalThis as unknown as { began: number };
      const screen = document.querySelector('.xterm-rows')?.textContent ?? '';
      return new RegExp(text).test(screen) ? performance.now() - began : false;
    },
    pattern,
    { polling: 'raf', ...patiently },
  );
  return Number(await handle.jsonValue());
}

async function makeCapture(page: Page): Promise<void> {
  const line = '12 10:20:30.000001 read(3, "some bytes"..., 4096) = 4096 <0.000120>';
  await page.keyboard.type(`yes '${line}' | head -c 1000000 > /tmp/big.log; echo ma""de\n`);
  await shown(page, 'made');
}

/** Milliseconds from the Enter after `submit` to the first rows of the analyzer. */
async function submit(page: Page): Promise<number> {
  await page.locator('.xterm-helper-textarea').first().focus();
  await page.keyboard.type('clear; submit /tmp/big.log');
  await page.evaluate(() => {
    for (const row of document.querySelectorAll('main [role=row]')) row.setAttribute('data-before', '');
    const note = ({ key, timeStamp }: KeyboardEvent) => {
      if (key === 'Enter') Object.assign(globalThis, { began: timeStamp });
    };
    addEventListener('keydown', note, { capture: true, once: true });
  });
  await page.keyboard.press('Enter');
  const handle = await page.waitForFunction(
    () => {
      const { began } = globalThis as unknown as { began: number };
      return (
        document.querySelectorAll('main [role=row]:not([data-before])').length > 2 &&
        performance.now() - began
      );
    },
    null,
    { polling: 'raf', ...patiently },
  );
  await shown(page, 'handed to the page');
  return Number(await handle.jsonValue());
}

/** The guest computes and prints for some seconds. */
async function printMuch(page: Page): Promise<void> {
  await page.locator('.xterm-helper-textarea').first().focus();
  await page.keyboard.type('clear; timeout 4 seq 1 100000 | tail -n 3; echo do""ne\n');
  await shown(page, 'done');
  await page.keyboard.type('timeout 3 seq 1 100000; clear; echo printed""all\n');
  await shown(page, 'printedall');
}

/** From the click on reset to a prompt with nothing before it. */
async function reset(page: Page): Promise<number> {
  await page.locator('.xterm-helper-textarea').first().focus();
  await page.keyboard.type('echo be""fore\n');
  await shown(page, 'before');
  await page.evaluate((label) => {
    Object.assign(globalThis, { began: performance.now() });
    const buttons = [...document.querySelectorAll<HTMLElement>('.machine-actions button')];
    buttons.find(({ textContent }) => textContent === label)?.click();
  }, machineCatalog.en.reset);
  return shown(page, '^(?!.*before).*# ?\\s*$');
}

/** Share of a core that the renderers take while nobody sees the page. */
async function shareWhileHidden(site: Site, page: Page): Promise<number> {
  await page.waitForTimeout(3000);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.locator('[data-machine-state="paused"]').waitFor(patiently);
  await page.waitForTimeout(1000);
  const before = await site.usage();
  await page.waitForTimeout(hiddenMs);
  const { cpuSeconds } = await site.usage();
  await page.evaluate(() => {
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.locator('[data-machine-state="running"]').waitFor(patiently);
  return (cpuSeconds - before.cpuSeconds) / (hiddenMs / 1000);
}
