import type { Page } from '@playwright/test';
import { machineCatalog } from '../../src/i18n/catalogs/machine.ts';
import { offlineCatalog } from '../../src/i18n/catalogs/offline.ts';
import { siteCatalog } from '../../src/i18n/catalogs/site.ts';
import { dock, notice, running, screen, slowly, state, type } from './machine.ts';
import { expect, test } from './offline.ts';

/** What a host, a browser or a network can do to the machine, and what a reader is told. */

const t = machineCatalog.en;
const path = '/en/machine/';

test.describe.configure({ timeout: 600_000 });
test.use({ serviceWorkers: 'block' });

const panel = (page: Page) => dock(page).locator('.machine-start');

/** Presses the button that names the size. */
async function begin(page: Page): Promise<void> {
  await panel(page)
    .getByRole('button', { name: /^Start the machine/ })
    .click();
}

const snapshot = /^machine\/state\.[0-9a-f]+\.bin$/;
const faults = {
  'cut in half': (bytes: Buffer) => bytes.subarray(0, bytes.length / 2),
  'changed in one byte': (bytes: Buffer) => {
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    return bytes;
  },
  'of another emulator': (bytes: Buffer) => {
    const at = bytes.indexOf('"v86":"') + '"v86":"'.length;
    bytes.write('9', at);
    return bytes;
  },
  gone: () => null,
} as const;

for (const [fault, change] of Object.entries(faults)) {
  test(`a snapshot that is ${fault}: Linux starts from the beginning, and says so`, async ({
    page,
    build,
  }) => {
    await build.change(snapshot, change);
    await page.goto(path);
    await begin(page);
    await expect(panel(page)).toContainText(t.coldBoot, slowly);
    await expect(state(page)).toHaveAttribute('data-machine-state', 'booting', slowly);
    // The beginning is the same for all; one is followed to its end.
    if (fault !== 'changed in one byte') return;
    await running(page);
    await type(page, 'echo "sum $((6 * 7))"', 'sum 42');
    // Back to the end of this start: there is no snapshot to go to.
    await dock(page).getByRole('button', { name: t.reset, exact: true }).click();
    await expect(notice(page)).toContainText(t.wasReset, slowly);
    await type(page, 'uname', 'Linux');
  });
}

test('a part of the machine that is not there is said, and fetched when it is', async ({ page, build }) => {
  const restore = await build.change(/^machine\/v86\.[0-9a-f]+\.wasm$/, () => null);
  await page.goto(path);
  await begin(page);
  await expect(panel(page)).toContainText(t.failedDownload, slowly);
  await restore();
  await panel(page).getByRole('button', { name: t.startAgain }).click();
  await running(page);
});

test('without WebAssembly the machine is not offered, and why is said', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await page.goto(path);
  await expect(panel(page)).toContainText(t.cannotTitle);
  await expect(panel(page)).toContainText(t.noWasm);
  await expect(panel(page).getByRole('button')).toHaveCount(0);
});

const workerScript = /^_astro\/machine\.worker.*\.js$/;
const refusals = [
  ['no memory', "() => Promise.reject(new RangeError('Out of memory: cannot allocate'))", t.failedMemory],
  ['nothing to compile with', "() => Promise.reject(new WebAssembly.CompileError('disallowed'))", t.noWasm],
] as const;
for (const [refusal, instantiate, words] of refusals) {
  test(`a browser with ${refusal} for the machine is told what to do`, async ({ page, build }) => {
    // Scripts that a test adds to a page do not reach its workers: the browser's answer is put into the worker itself.
    await build.change(workerScript, (script) =>
      Buffer.from(`WebAssembly.instantiate = ${instantiate};\n${script}`),
    );
    await page.goto(path);
    await begin(page);
    await expect(panel(page)).toContainText(words, slowly);
    await expect(panel(page).getByRole('button', { name: t.startAgain })).toBeVisible();
    await expect(state(page)).toHaveAttribute('data-machine-state', 'failed');
  });
}

/** What a browser tells a page whose tab is left or looked at. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'hidden', { value: now, configurable: true });
    Object.defineProperty(document, 'visibilityState', {
      value: now ? 'hidden' : 'visible',
      configurable: true,
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

/**
 * Put before the worker's script: clocks that `setOn` sets on, as time does that passes. The page says that the guest
 * pauses at once; its emulator ends the slice that it is in, so the clocks wait for a few turns of the worker.
 */
const ownClocks = `{
  const channel = new BroadcastChannel('clocks');
  const now = performance.now.bind(performance);
  const date = Date.now.bind(Date);
  let ahead = 0;
  performance.now = () => now() + ahead;
  Date.now = () => date() + ahead;
  channel.onmessage = ({ data }) => {
    setTimeout(() => {
      ahead += data;
      channel.postMessage(null);
    }, 2000);
  };
}
`;

async function setOn(page: Page, ms: number): Promise<void> {
  await page.evaluate(async (by) => {
    const channel = new BroadcastChannel('clocks');
    await new Promise((resolve) => {
      channel.onmessage = resolve;
      channel.postMessage(by);
    });
    channel.close();
  }, ms);
}

/** The guest's two clocks in seconds: since it started, and of the wall. */
async function clocks(page: Page, mark: string): Promise<{ up: number; now: number }> {
  const printed = new RegExp(`${mark} up=(\\d+) now=(\\d+)`);
  await type(page, `echo ${mark} up=$(cut -d. -f1 /proc/uptime) now=$(date +%s)`, printed);
  const [, up, now] = printed.exec((await screen(page).textContent()) ?? '') ?? [];
  return { up: Number(up), now: Number(now) };
}

test('a hidden tab, a full store and a network that goes away do not end a machine', async ({
  page,
  host,
  build,
  baseURL,
}) => {
  await build.change(workerScript, (script) => Buffer.from(ownClocks + script));
  await page.goto(path);
  await begin(page);
  await running(page);

  await test.step('hidden for a minute, it stands still; seen again, its clock is right', async () => {
    const awayS = 60;
    const before = await clocks(page, 'before');
    await hide(page, true);
    await expect(state(page)).toHaveAttribute('data-machine-state', 'paused');
    await setOn(page, awayS * 1000);
    await expect(state(page)).toHaveAttribute('data-machine-state', 'paused');
    await hide(page, false);
    await expect(state(page)).toHaveAttribute('data-machine-state', 'running');
    const askedAt = Date.now() / 1000;
    const after = await clocks(page, 'after');
    expect(after.now).toBeGreaterThan(askedAt + awayS - 3);
    expect(after.now).toBeLessThan(Date.now() / 1000 + awayS + 3);
    expect(after.now - before.now - (after.up - before.up)).toBeGreaterThanOrEqual(awayS - 3);
  });

  await test.step('without room it is not saved, and runs on', async () => {
    const client = await page.context().newCDPSession(page);
    const quota = { origin: baseURL ?? '' };
    await client.send('Storage.overrideQuotaForOrigin', { ...quota, quotaSize: 1_000_000 });
    await dock(page).getByRole('button', { name: t.save, exact: true }).click();
    await expect(notice(page)).toContainText('Not saved: the browser has no room', slowly);
    await client.send('Storage.overrideQuotaForOrigin', quota);
    await dock(page).getByRole('button', { name: t.save, exact: true }).click();
    await expect(notice(page)).toContainText(/^Saved \(\d/, slowly);
    await type(page, 'echo "sum $((20 + 1))"', 'sum 21');
  });

  await test.step('without a network it runs on, and is reset', async () => {
    await host.kill();
    await type(page, 'touch /root/mine; echo "sum $((30 + 1))"', 'sum 31');
    await dock(page).getByRole('button', { name: t.reset, exact: true }).click();
    await expect(notice(page)).toContainText(t.wasReset, slowly);
    await type(page, 'ls /root/mine || echo "sum $((40 + 1))"', 'sum 41');
  });
});

test.describe('in a browser that keeps the site', () => {
  test.use({ serviceWorkers: 'allow' });

  test('a machine that was never used needs the network, and one that was does not', async ({
    page,
    host,
    kept,
    build,
  }) => {
    await page.goto(path);
    await kept(page);

    await test.step('never used', async () => {
      await host.kill();
      await begin(page);
      await expect(panel(page)).toContainText(t.failedDownload, slowly);
      await host.start();
      await panel(page).getByRole('button', { name: t.startAgain }).click();
      await running(page);
    });

    await test.step('a new version does not replace it while it runs', async () => {
      await build.edit('en/glossary/index.html', siteCatalog.en.glossaryLead, 'New words.');
      await build.release();
      await page.evaluate(async () => {
        await (await navigator.serviceWorker.getRegistration())?.update();
      });
      await expect(page.locator('.new-version')).toContainText(offlineCatalog.en.machineRuns, slowly);
      await type(page, 'echo "sum $((50 + 1))"', 'sum 51');
    });

    await test.step('used before', async () => {
      await host.kill();
      await page.reload();
      await begin(page);
      await running(page);
      await type(page, 'uname -s', 'Linux');
    });
  });
});
