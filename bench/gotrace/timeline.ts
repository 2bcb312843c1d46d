import { statSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { onAnalyzePage } from '../page.ts';
import { measureTimeline, type TimelineFrames } from '../timeline.ts';
import { recordLoad } from './official.ts';

/** Megabytes of the trace whose first picture is timed, and of the one that is moved. */
const firstMegabytes = 6;
const largeMegabytes = 100;

interface FirstPicture {
  /** From choosing the file to the first view with its figures, and to the timeline with its rows. */
  readonly figuresMs: number;
  readonly rowsMs: number;
}

/** Opens a Go trace as a reader would, goes to the timeline as soon as it is offered, and takes the page's own times. */
async function firstPicture(page: Page, path: string): Promise<FirstPicture> {
  await page.evaluate(() => {
    const times: Record<string, number> = {};
    Object.assign(window, { pictureTimes: times });
    let start = 0;
    const look = () => {
      const now = performance.now() - start;
      if (document.querySelector('.frame[data-stage="analysed"]')) times.figures ??= now;
      const tab = document.querySelector<HTMLElement>('[role="tab"][id$="-timeline"]');
      if (times.figures !== undefined && tab?.ariaSelected === 'false') tab.click();
      if (document.querySelector('.tl-draw[data-rows]:not([data-rows=""])')) times.rows ??= now;
      if (times.rows === undefined) requestAnimationFrame(look);
    };
    const begin = () => {
      start = performance.now();
      requestAnimationFrame(look);
    };
    document
      .querySelector('input[type="file"]')
      ?.addEventListener('change', begin, { capture: true, once: true });
  });
  await page.setInputFiles('input[type="file"]', path);
  await page.locator('.tl-draw[data-rows]:not([data-rows=""])').waitFor({ timeout: 600_000 });
  const times = await page.evaluate(
    () => (window as unknown as { pictureTimes: Record<string, number> }).pictureTimes,
  );
  return { figuresMs: times.figures ?? Number.NaN, rowsMs: times.rows ?? Number.NaN };
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
  const first = await onPage((page) => firstPicture(page, small));
  say('drop to figures', `${first.figuresMs.toFixed(0)} ms`);
  say('drop to the first picture', `${first.rowsMs.toFixed(0)} ms`, 'at most 500');
  process.stdout.write(`Go timeline, ${(statSync(large).size / 1e6).toFixed(0)} MB\n`);
  await onPage(async (page) => {
    const { rowsMs } = await firstPicture(page, large);
    say('drop to the first picture', `${rowsMs.toFixed(0)} ms`);
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
