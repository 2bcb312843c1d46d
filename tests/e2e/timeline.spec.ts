import type { Page } from '@playwright/test';
import { drop, openPage, openRecording } from './analyzer.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { boxOf, chord, settled } from './load.ts';

const lanes = (page: Page) => page.getByRole('application', { name: 'Timeline of the calls' });
const said = (page: Page) => page.locator('.tl > [role="status"]');
const shown = (page: Page) => page.locator('.tl-readout').getByText('Shown:');

async function openTimeline(page: Page, query = ''): Promise<void> {
  await openRecording(page, `&view=timeline${query}`);
  await expect(lanes(page)).toBeVisible();
  await expect(page.locator('.tl-class').first()).toContainText('ms');
}

/** A place in the drawing of lanes: parts of its width right of the labels, and a lane. */
async function placeIn(page: Page, across: number, lane: number): Promise<{ x: number; y: number }> {
  const box = await boxOf(page.locator('.tl-lanes canvas'));
  return { x: box.x + 150 + (box.width - 150) * across, y: box.y + lane * 40 + 20 };
}

test('the keys walk from call to call, and every view has the one they are on', async ({ page }) => {
  await openTimeline(page);
  await lanes(page).focus();
  await page.keyboard.press('Home');
  await expect(said(page)).toContainText('execve');
  await page.keyboard.press('ArrowRight');
  await expect(said(page)).toContainText('process 16417, line 2');
  await page.keyboard.press('ArrowDown');
  await expect(said(page)).toContainText('process 16420');
  await page.keyboard.press('End');
  await expect(said(page)).toContainText('accept, 19 ms, idle');
  // It began on this line, and the address has it once the call was read.
  const line = '1481';
  await expect(page).toHaveURL(new RegExp(`line=${line}`));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Selected call' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Selected call' })).toBeHidden();
  await chord(page, 'g', 'c');
  await expect(page.locator('.vt-row.is-active')).toContainText(line);
});

test('W, D and F move the window; the address keeps it, and Back goes to the view before', async ({
  page,
}) => {
  await openRecording(page);
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await expect(page).not.toHaveURL(/[?&]w=/);
  await lanes(page).focus();
  await page.keyboard.press('w', { delay: 300 });
  await expect(page).toHaveURL(/[?&]w=[\d.]+s\.\.[\d.]+s/);
  const view = () => settled(async () => [await shown(page).textContent(), page.url()]);
  const [zoomed] = await view();
  await page.keyboard.press('d', { delay: 100 });
  await expect(shown(page)).not.toHaveText(zoomed as string);
  const [moved] = await view();
  await page.reload();
  await expect(shown(page)).toHaveText(moved as string);
  await lanes(page).focus();
  await page.keyboard.press('f');
  await expect(page).not.toHaveURL(/[?&]w=/);
  await page.goBack();
  await expect(page.getByRole('tab', { name: 'Calls' })).toHaveAttribute('aria-selected', 'true');
});

test('a range drawn with Shift narrows every view; Esc takes it back', async ({ page }) => {
  await openTimeline(page);
  const from = await placeIn(page, 0.2, 1);
  const to = await placeIn(page, 0.3, 1);
  await page.keyboard.down('Shift');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, from.y);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(page.locator('.tl-range')).toContainText('Selected:');
  await expect(page).toHaveURL(/q=at/);
  await page.getByRole('tab', { name: 'Calls' }).click();
  await expect(page.locator('.status')).toContainText(/^(?!.*1,206 of).* of 1,206 calls/);
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await lanes(page).focus();
  await page.keyboard.press('Escape');
  await expect(page.locator('.tl-range')).toHaveCount(0);
  await expect(page).not.toHaveURL(/q=at/);
});

test('the axis draws a range too, and the window zooms to it', async ({ page }) => {
  await openTimeline(page);
  const axis = await boxOf(page.locator('.tl-axis'));
  await page.mouse.move(axis.x + 400, axis.y + 12);
  await page.mouse.down();
  await page.mouse.move(axis.x + 450, axis.y + 12);
  await page.mouse.move(axis.x + 500, axis.y + 12);
  await page.mouse.up();
  await page.locator('.tl-range').getByRole('button', { name: 'Zoom to it' }).click();
  await expect(page).toHaveURL(/[?&]w=/);
  await page.locator('.tl-range').getByRole('button', { name: 'Clear' }).click();
  await expect(page.locator('.tl-range')).toHaveCount(0);
});

test('a click selects the call under the pointer, a second one opens it', async ({ page }) => {
  await openTimeline(page);
  const { x, y } = await placeIn(page, 0.6, 0);
  await page.mouse.move(x, y);
  await expect(page.locator('.tl-card')).toContainText('wait4');
  await page.mouse.click(x, y);
  await expect(page.locator('.tl-selected')).toContainText('wait4');
  await page.locator('.tl-selected').getByRole('button', { name: 'Show in Calls' }).click();
  await expect(page.locator('.vt-row.is-active')).toContainText('wait4');
});

test('the wheel scrolls the page until the lanes have the focus, then it zooms', async ({ page }) => {
  await openTimeline(page);
  const { x, y } = await placeIn(page, 0.5, 1);
  await page.mouse.move(x, y);
  const top = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 60);
  await expect.poll(() => page.evaluate(() => scrollY)).not.toBe(top);
  await expect(page).not.toHaveURL(/[?&]w=/);
  const again = await placeIn(page, 0.5, 0);
  await page.mouse.click(again.x, again.y);
  await page.mouse.wheel(0, -300);
  await expect(page).toHaveURL(/[?&]w=/);
  await page.keyboard.press('f');
  await expect(page).not.toHaveURL(/[?&]w=/);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await expect(page).toHaveURL(/[?&]w=/);
});

test('the table says the same, and narrows by process', async ({ page }) => {
  await openTimeline(page);
  await page.getByRole('button', { name: 'Table' }).click();
  const table = page.getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(6);
  await expect(table).toContainText('Time in calls between 0 and 2.88');
  await table.getByRole('button', { name: '16420' }).click();
  await expect(page).toHaveURL(/q=pid%3A16420/);
  await expect(table.getByRole('row').nth(1)).toContainText('16417');
  await expect(table.getByRole('row').nth(1).getByRole('cell').first()).toHaveText('0');
});

test('a class in the legend narrows the query and is let go again', async ({ page }) => {
  await openTimeline(page);
  const contention = page.getByRole('group', { name: 'Show only these classes' }).getByRole('button').nth(2);
  await contention.click();
  await expect(contention).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/q=class%3Acontention/);
  await lanes(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(said(page)).toContainText('contention');
  await contention.click();
  await expect(page).not.toHaveURL(/q=/);
});

test('logs without times or durations say what is missing', async ({ page }) => {
  await openPage(page);
  await drop(page, { name: 'plain.log', content: 'getpid() = 1\nclose(3) = 0\n' });
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await expect(page.locator('.tl-wait')).toContainText('no time stamps');
  await page.getByRole('button', { name: 'Open another' }).click();
  const lines = Array.from({ length: 9 }, (_, call) => `100 1700000000.${call}00000 getpid() = 100`);
  await drop(page, { name: 'starts.log', content: `${lines.join('\n')}\n` });
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await expect(page.locator('.tl-notes')).toContainText('no durations (-T)');
});

test('two thousand threads keep their place in a frame that scrolls', async ({ page }) => {
  const lines = Array.from(
    { length: 6000 },
    (_, call) =>
      `${1000 + (call % 2000)} ${(1_700_000_000 + call / 1000).toFixed(6)} fsync(3) = 0 <0.000500>`,
  );
  await openPage(page);
  await drop(page, { name: 'threads.log', content: `${lines.join('\n')}\n` });
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await lanes(page).focus();
  await page.keyboard.press('Home');
  await lanes(page).evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
  const box = await boxOf(page.locator('.tl-lanes canvas'));
  await page.mouse.click(box.x + 40, box.y + box.height - 8);
  await expect(page).toHaveURL(/q=pid%3A2999/);
});

test.describe('with fingers', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a pinch zooms, a swipe moves, a tap selects, and the page still scrolls', async ({ page }) => {
    await openTimeline(page);
    const box = await boxOf(page.locator('.tl-lanes canvas'));
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [number, number][]) =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([x, y], id) => ({ x, y, id })),
      });
    const y = box.y + 60;
    await touch('touchStart', [200, y], [240, y]);
    for (const apart of [20, 40, 60]) await touch('touchMove', [200 - apart, y], [240 + apart, y]);
    await touch('touchEnd');
    await expect(page).toHaveURL(/[?&]w=/);
    const before = await settled(() => shown(page).textContent());
    await touch('touchStart', [300, y]);
    for (const x of [280, 240, 200]) await touch('touchMove', [x, y]);
    await touch('touchEnd');
    await expect(shown(page)).not.toHaveText(before as string);
    const top = await page.evaluate(() => scrollY);
    await touch('touchStart', [250, y]);
    for (const by of [20, 60, 110]) await touch('touchMove', [250, y - by]);
    await touch('touchEnd');
    await expect.poll(() => page.evaluate(() => scrollY)).not.toBe(top);
    const again = await boxOf(page.locator('.tl-lanes canvas'));
    await page.touchscreen.tap(250, again.y + 24);
    await expect(page.locator('.tl-selected')).toContainText('wait4');
  });
});

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 360],
] as const) {
  test(`axe has nothing to say about a timeline, ${colorScheme}, ${width} px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 844 });
    await openTimeline(page, '&line=3&q=at:1s..2s');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Table' }).click();
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  });
}

test('a row of the table of lanes leads to its longest call', async ({ page }) => {
  await openTimeline(page);
  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('table').getByRole('row').nth(2).getByRole('button').last().click();
  await expect(page.locator('.tl-selected')).toContainText(/accept|fcntl/);
  await page.getByRole('tab', { name: 'Calls' }).click();
  await expect(page.locator('.vt-row.is-active')).toHaveCount(1);
});
