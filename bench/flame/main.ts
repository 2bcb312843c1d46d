import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { onAnalyzePage } from '../page.ts';
import { generateProfile } from '../pprof/generate.ts';
import { generateTree } from './generate.ts';
import { type FlameWay, moveFlame } from './move.ts';

const FRAMES = 100_000;
const SAMPLES = 250_000;
const ways: readonly FlameWay[] = ['zoom', 'pan', 'scroll', 'search'];

type Say = (name: string, value: string, goal?: string) => void;

/** How a flame graph of 100,000 frames moves, and how soon one of a large profile is there. Needs `dist/`. */
export async function benchFlames(say: Say): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dojo-bench-'));
  try {
    const tree = join(folder, 'tree.pb.gz');
    writeFileSync(tree, generateTree(FRAMES));
    const large = join(folder, 'large.pb.gz');
    writeFileSync(large, generateProfile(SAMPLES));
    await onAnalyzePage(async (page) => {
      await open(page, tree);
      const firstMs = await clickToPicture(page);
      const notes = await page.locator('.flame-notes').innerText();
      process.stdout.write(`Flame graph, ${FRAMES.toLocaleString('en')} frames: ${notes.split('\n')[0]}\n`);
      say('from click to picture', `${firstMs.toFixed(0)} ms`);
      for (const way of ways) await measure(page, way, say);
    });
    await onAnalyzePage(async (page) => {
      await open(page, large);
      const ms = await clickToPicture(page);
      const notes = await page.locator('.flame-notes').innerText();
      const samples = SAMPLES.toLocaleString('en');
      process.stdout.write(`Flame graph, ${samples} samples, 24 MB (gzip): ${notes.split('\n')[0]}\n`);
      say('from click to picture', `${ms.toFixed(0)} ms`);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function open(page: Page, path: string): Promise<void> {
  await page.setInputFiles('input[type="file"]', path);
  await page.locator('.frame[data-stage="analysed"] .totals-table').waitFor({ timeout: 300_000 });
}

/** From the click on its tab to the first picture, by the page's own clock. */
async function clickToPicture(page: Page): Promise<number> {
  const ms = await page.evaluate(async () => {
    const tabs = [...document.querySelectorAll<HTMLElement>('[role="tab"]')];
    const start = performance.now();
    tabs.find(({ textContent }) => textContent === 'Flame')?.click();
    while (!(document.querySelector('.flame-draw canvas') as HTMLCanvasElement | null)?.width)
      await new Promise(requestAnimationFrame);
    return performance.now() - start;
  });
  // The notes come when the picture rests.
  await page.locator('.flame-notes li').filter({ hasText: 'drawn' }).waitFor();
  return ms;
}

async function measure(page: Page, way: FlameWay, say: Say): Promise<void> {
  const gaps = await page.evaluate(moveFlame, { way, frames: 200 });
  const sorted = gaps.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  say(
    `${way}: p50 / p95 / max frame`,
    `${at(0.5).toFixed(1)} / ${at(0.95).toFixed(1)} / ${at(1).toFixed(0)} ms`,
    'p95 under 20',
  );
}
