/**
 * Pictures of the built site, to look at it:
 *
 *   npm run screenshots -- FOLDER [--only TEXT]   every page (whose path holds TEXT) at 1280 and 390 px, light and dark
 *   npm run screenshots -- --readme PAGE          docs/images/lesson.png: the first screen of PAGE with its analyzer
 */
import './require-node.mjs';
import { globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { browserArguments, ensureBrowser } from './browser.mjs';
import { root } from './processes.mjs';

const { serve } = await import('../src/cli/serve.ts');

const widths = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

/** Waits until everything that loads on sight has been seen, and goes back to the top. */
async function settle(page) {
  await page.evaluate(async () => {
    for (let top = 0; top < document.documentElement.scrollHeight; top += window.innerHeight / 2) {
      window.scrollTo(0, top);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    window.scrollTo(0, 0);
  });
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
}

async function pictureOfEach(browser, url, folder, only) {
  const pages = globSync('**/*.html', { cwd: join(root, 'dist') }).sort();
  const wanted = pages.map((file) => file.replace(/index\.html$/, '')).filter((path) => path.includes(only));
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark']) {
    for (const viewport of widths) {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      for (const path of wanted) {
        await page.goto(`${url}/${path}`);
        await settle(page);
        const name = path.replace(/\.html$|\/$/g, '').replaceAll('/', '-') || 'start';
        const file = join(folder, `${name}.${viewport.width}.${colorScheme}.png`);
        await page.screenshot({ path: file, fullPage: true });
        console.log(file);
      }
      await context.close();
    }
  }
}

async function pictureForReadme(browser, url, path) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light' });
  await page.goto(new URL(path, url).href);
  await settle(page);
  const analyzer = page.locator('main [data-analyzer-fixture]').first();
  if (await analyzer.count()) {
    await analyzer.evaluate((element) => {
      const { top, height } = element.getBoundingClientRect();
      window.scrollBy(0, top - Math.max(90, (window.innerHeight - height) / 2));
    });
    await page.waitForTimeout(500);
  }
  const file = join(root, 'docs', 'images', 'lesson.png');
  mkdirSync(join(root, 'docs', 'images'), { recursive: true });
  await page.screenshot({ path: file });
  console.log(file);
}

const { values, positionals } = parseArgs({
  options: { only: { type: 'string', default: '' }, readme: { type: 'string' } },
  allowPositionals: true,
});
if (!values.readme && positionals.length !== 1) {
  console.error(
    'Usage: npm run screenshots -- FOLDER [--only TEXT], or npm run screenshots -- --readme /en/...',
  );
  process.exit(2);
}
const { url, server } = await serve(0);
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArguments() });
try {
  if (values.readme) await pictureForReadme(browser, url, values.readme);
  else await pictureOfEach(browser, url, positionals[0], values.only);
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}
