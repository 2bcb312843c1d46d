import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { root, run } from './processes.mjs';

/**
 * Debian's headless shell first: the same engine without the windows around a page, which full Chromium draws even where
 * nobody sees them. A new context, one per test, takes it a third of the time.
 */
const systemBrowsers = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** It starts: some systems ship a `chromium-browser` that only tells you to install another package. */
function starts(file) {
  return (
    existsSync(file) && spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
  );
}

/**
 * The Chromium to drive, in this order: `PW_CHROMIUM` (a path; empty for Playwright's own), a system browser,
 * Playwright's own. Undefined where none of them is installed.
 */
export function findBrowser() {
  const { PW_CHROMIUM: chosen } = process.env;
  if (chosen) return chosen;
  const found = chosen === undefined ? systemBrowsers.find(starts) : undefined;
  const own = chromium.executablePath();
  return found ?? (existsSync(own) ? own : undefined);
}

/** What a start needs beside the path: root may not use the sandbox, and nothing may be fetched in the background. */
export function browserArguments() {
  const args = [
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  if (process.getuid?.() === 0 || process.env.CI) args.unshift('--no-sandbox');
  return args;
}

async function installFromDistribution() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log('No browser found: installing Chromium from the distribution');
  const apt = (...args) =>
    run('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' }, input: 'ignore' });
  await apt('update', '-q');
  const install = async (...packages) =>
    (await apt('install', '-y', '-q', '--no-install-recommends', ...packages)) === 0;
  await install('fonts-noto-cjk');
  return (await install('chromium-headless-shell')) || (await install('chromium'));
}

async function installFromPlaywright() {
  console.log("No browser found: fetching Playwright's Chromium");
  return (await run('playwright', ['install', 'chromium'], { input: 'ignore' })) === 0;
}

/**
 * A Chromium that starts, installed if there is none: from the distribution where we may, else Playwright's own.
 *
 * @throws Error with one line that says what to do
 */
export async function ensureBrowser() {
  const chosen = process.env.PW_CHROMIUM;
  if (chosen && !starts(chosen)) {
    throw new Error(
      `PW_CHROMIUM is ${chosen}, which does not start. Set it to a Chromium or Chrome, or unset it.`,
    );
  }
  const found = findBrowser();
  if (found) return found;
  if (chosen === undefined) await installFromDistribution();
  if (!findBrowser()) await installFromPlaywright();
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(
    'The browser tests need Chromium: install it (Debian: apt-get install chromium fonts-noto-cjk), run ' +
      `\`npx playwright install chromium\` in ${root}, or set PW_CHROMIUM to a Chromium or Chrome.`,
  );
}
