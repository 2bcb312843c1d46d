import { statSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { onAnalyzePage } from '../page.ts';
import { measureTimeline, type TimelineFrames } from '../timeline.ts';
import { recordLoad } from './official.ts';

/** Megabytes of the trace whose first picture is timed, and of the one that is moved. */
const firstMegabytes = 6;
const largeMegabytes = 100;

/** A reader takes longer than this to choose a file once the dialog is open. */
const choosingMs = 800;
const rounds = 5;

interface FirstPicture {
  /**
   * From choosing the file to the timeline with its rows by P, drawn from all of the trace, and to the end of all sums,
   * from when on every table is there.
   */
  readonly rowsMs: number;
  readonly figuresMs: number;
}

/**
 * Opens a Go trace as a reader would, goes to the timeline as soon as it is offered, and takes the page's own times.
 * @param isReady the page knew beforehand, by the dialog for files, and has fetched and tried what reads a trace
 */
async function firstPicture(page: Page, path: string, isReady: boolean): Promise<FirstPicture> {
  await page.evaluate(() => {
    const times: Record<string, number> = {};
    Object.assign(window, { pictureTimes: times });
    let start = 0;
    const look = () => {
      const now = performance.now() - start;
      if (document.querySelector('.frame[data-stage="analysed"]')) times.figures ??= now;
      const tab = document.querySelector<HTMLElement>('[role="tab"][id$="-timeline"]');
      if (tab?.ariaSelected === 'false') tab.click();
      if (document.querySelector('.tl-draw[data-rows]:not([data-rows=""])')) times.rows ??= now;
      if (times.rows === undefined || times.figures === undefined) requestAnimationFrame(look);
    };
    const begin = () => {
      start = performance.now();
      requestAnimationFrame(look);
    };
    document
      .querySelector('input[type="file"]')
      ?.addEventListener('change', begin, { capture: true, once: true });
  });
  if (isReady) {
    const opens = page.waitForEvent('filechooser');
    await page.locator('.open .primary').first().click();
    const dialog = await opens;
    await page.waitForTimeout(choosingMs);
    await dialog.setFiles(path);
  } else await page.setInputFiles('input[type="file"]', path);
  await page.waitForFunction(
    () => {
      const { pictureTimes } = window as unknown as { pictureTimes: Record<string, number> };
      return pictureTimes.rows !== undefined && pictureTimes.figures !== undefined;
    },
    undefined,
    { timeout: 600_000, polling: 200 },
  );
  const times = await page.evaluate(
    () => (window as unknown as { pictureTimes: Record<string, number> }).pictureTimes,
  );
  return { figuresMs: times.figures ?? Number.NaN, rowsMs: times.rows ?? Number.NaN };
}

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  return `${sorted[sorted.length >> 1]?.toFixed(0)} ms, best ${sorted[0]?.toFixed(0)}`;
}

/** Moves the timeline with rows by P, then by goroutine. */
async function moved(page: Page): Promise<[by: string, frames: readonly TimelineFrames[]][]> {
  const all: [string, readonly TimelineFrames[]][] = [];
  for (const by of ['Ps', 'Goroutines']) {
    await page.getByRole('button', { name: new RegExp(`^${by}`) }).click();
    await page.locator('.tl-draw[data-rows]:not([data-rows=""])').waitFor({ timeout: 120_000 });
    all.push([by, await measureTimeline(page)]);
  }
  return all;
}

/**
 * The timeline of a Go trace on the built page: how soon a trace of 6 MB is drawn after its drop, and how smoothly one of
 * 100 MB (20 million events) moves. Needs `dist/` and an installation of Go, which records the traces.
 */
export async function benchGoTimeline(
  say: (name: string, value: string, goal?: string) => void,
  onPage: typeof onAnalyzePage = onAnalyzePage,
): Promise<void> {
  const small = recordLoad(firstMegabytes);
  const large = recordLoad(largeMegabytes);
  if (small === null || large === null) {
    process.stdout.write('Go timeline: not measured, Go is not installed here\n');
    return;
  }
  process.stdout.write(`Go timeline, ${(statSync(small).size / 1e6).toFixed(1)} MB\n`);
  for (const [isReady, how] of [
    [true, 'after the dialog'],
    [false, 'unannounced'],
  ] as const) {
    const all: FirstPicture[] = [];
    for (let round = 0; round < rounds; round++)
      all.push(await onPage((page) => firstPicture(page, small, isReady)));
    const goal = isReady ? 'at most 500: rows by P, of the whole trace' : '';
    say(`drop to the first picture, ${how}`, spread(all.map(({ rowsMs }) => rowsMs)), goal);
    say(`drop to all tables, ${how}`, spread(all.map(({ figuresMs }) => figuresMs)));
  }
  process.stdout.write(`Go timeline, ${(statSync(large).size / 1e6).toFixed(0)} MB\n`);
  await onPage(async (page) => {
    const { rowsMs, figuresMs } = await firstPicture(page, large, true);
    say('drop to the first picture', `${rowsMs.toFixed(0)} ms`);
    say('drop to all tables', `${figuresMs.toFixed(0)} ms`);
    for (const [by, frames] of await moved(page)) {
      for (const { way, p50Ms, p95Ms, maxMs, workP95Ms } of frames) {
        say(
          `${by}, ${way}: p50 / p95 / max frame`,
          `${p50Ms.toFixed(1)} / ${p95Ms.toFixed(1)} / ${maxMs.toFixed(0)} ms`,
          `p95 under 20; script p95 ${workP95Ms.toFixed(1)} ms`,
        );
      }
    }
  });
}
