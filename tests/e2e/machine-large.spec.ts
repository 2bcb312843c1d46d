import { writeFile } from 'node:fs/promises';
import { machineCatalog } from '../../src/i18n/catalogs/machine.ts';
import { rows } from './analyzer.ts';
import { expect, test } from './fixtures.ts';
import { dock, notice, running, slowly, type } from './machine.ts';

const t = machineCatalog.en;

test.describe.configure({ timeout: 600_000 });

test('a capture of 50 MB is handed over and opened, and the machine runs on', async ({ page }, testInfo) => {
  await page.goto('/en/machine/');
  await dock(page)
    .getByRole('button', { name: /^Start the machine/ })
    .click();
  await running(page);
  // No more than 32 MB go in at once: the machine makes two of one.
  const half = testInfo.outputPath('half.log');
  const calls = Array.from({ length: 700_000 }, (_, call) => `write(1, "${call}", 6) = 6 <0.000030>\n`);
  await writeFile(half, calls.join(''));
  await dock(page).getByRole('tab', { name: t.files }).click();
  await dock(page).locator('input[type="file"]').setInputFiles(half);
  await expect(notice(page)).toContainText(t.uploaded('/mnt/in/half.log'), slowly);
  await dock(page)
    .getByRole('tab', { name: t.terminal(1) })
    .click();
  await type(
    page,
    'cd /mnt/in; cat half.log half.log > big.log; submit big.log',
    /big\.log: 5\d\.\d MB handed/,
  );
  await expect(notice(page)).toContainText(t.capturedAlone('big.log'), slowly);
  await expect(page.locator('#analyzer .frame-name')).toHaveText('big.log', slowly);
  await expect(rows(page).first()).toBeVisible(slowly);
  await expect(page.locator('#analyzer .frame[data-stage="analysed"]')).toBeVisible(slowly);
  await type(page, 'echo "still $((1 + 1))"', 'still 2');
});
