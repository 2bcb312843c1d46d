/**
 * `npm run icons`: the icons of the installed site, drawn from `public/favicon.svg` by the browser of the
 * tests. Their result is committed; run it when the drawing changes.
 */
import './require-node.mjs';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { browserArguments, ensureBrowser } from './browser.mjs';
import { root } from './processes.mjs';

/** A system that cuts icons to its own shape leaves a circle of four fifths: there, the drawing keeps inside of it. */
const icons = [
  { name: 'icon-192', size: 192, share: 1 },
  { name: 'icon-512', size: 512, share: 1 },
  { name: 'maskable-512', size: 512, share: 0.72 },
  { name: 'apple-touch-icon', size: 180, share: 0.86 },
];
/** The ground of the drawing, which goes to the edge where a system rounds the corners itself. */
const paper = '#fbfaf7';

const svg = readFileSync(join(root, 'public/favicon.svg'), 'utf8');
const folder = join(root, 'public/icons');
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: (await ensureBrowser()) || undefined,
  args: browserArguments(),
});
try {
  for (const { name, size, share } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const ground = share < 1 ? paper : 'transparent';
    const side = Math.round(size * share);
    await page.setContent(
      `<style>html,body{margin:0;height:100%;background:${ground}}body{display:grid;place-items:center}svg{width:${side}px;height:${side}px}</style>${svg}`,
    );
    await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
