import { machineCatalog } from '../../src/i18n/catalogs/machine.ts';
import { expect, test } from './fixtures.ts';
import { atPrompt, dock, lesson, notice, running, screen, slowly, start, state, type } from './machine.ts';

/** Real Linux in a real browser. One start serves several steps: it is the dear part. */

const t = machineCatalog.en;

test.describe.configure({ timeout: 600_000 });

test('starts at a click, whose size is said before, and runs what is typed and what the lesson says', async ({
  page,
}) => {
  await page.goto(lesson);
  const opener = dock(page).locator('[data-machine-open]');
  await expect(opener).toHaveText(/^Start the machine, 1\d(\.\d)? MB$/);
  await expect(page.locator('.xterm')).toHaveCount(0);
  await start(page);
  // The reader can type at once, in the folder of the exercise.
  await expect(page.locator('.xterm-helper-textarea').first()).toBeFocused(slowly);
  await page.keyboard.type('echo "sum $((6 * 7))"; uname -sr; pwd\n');
  await expect(screen(page)).toContainText('sum 42', slowly);
  await expect(screen(page)).toContainText('Linux 6.12');
  await expect(screen(page)).toContainText('/root/cache-lock');

  await test.step('a second terminal on the same machine', async () => {
    await dock(page)
      .getByRole('tab', { name: t.terminal(2) })
      .click();
    await atPrompt(page, 2);
    await type(page, 'tty; ls /mnt', '/dev/hvc1');
    await dock(page)
      .getByRole('tab', { name: t.terminal(1) })
      .click();
    await expect(screen(page)).toContainText('sum 42');
  });

  await test.step('a command of the page, and another one while it runs', async () => {
    const run = page.getByRole('button', { name: t.runHere });
    await run.first().click();
    await expect(screen(page)).toContainText('attached', slowly);
    await expect(page.locator('.xterm-helper-textarea').first()).toBeFocused();
    await run.first().click();
    await expect(notice(page)).toContainText(t.busy(1), slowly);
    await notice(page).getByRole('button', { name: t.stopAndRun }).click();
    await expect(screen(page)).toContainText('detached', slowly);
    await expect(page.locator('.xterm-helper-textarea').first()).toBeFocused(slowly);
  });

  await test.step('Escape leads back to what was pressed, and F6 too', async () => {
    const run = page.getByRole('button', { name: t.runHere });
    await page.keyboard.press('Escape');
    await expect(run.first()).toBeFocused();
    await dock(page).locator('.machine-screen:visible').click();
    await page.keyboard.press('F6');
    await expect(run.first()).toBeFocused();
  });

  await test.step('closed, it runs on', async () => {
    await dock(page).getByRole('button', { name: t.close }).click();
    await expect(dock(page).locator('[data-machine-open]')).toHaveText(t.openState(t.running));
    await dock(page).locator('[data-machine-open]').click();
    await expect(screen(page)).toContainText('detached');
  });
});

test('a submitted capture opens above the questions, which are asked of it', async ({ page }) => {
  await page.goto(lesson);
  await start(page);
  await page.getByRole('button', { name: t.runHere }).first().click();
  await expect(screen(page)).toContainText('attached', slowly);
  // A few requests of the browsers that the scenario sends.
  await page.waitForTimeout(6000);
  await dock(page).locator('.machine-screen:visible').click();
  await page.keyboard.press('Control+c');
  await type(page, 'submit cache-lock.log', 'handed to the page');
  await expect(notice(page)).toContainText(t.captured('cache-lock.log'), slowly);
  // The focus stays with who typed.
  await expect(page.locator('.xterm-helper-textarea').first()).toBeFocused();
  const figure = page.locator('[data-analyzer-fixture^="input:capture-"]');
  await expect(figure.getByRole('row').nth(2)).toBeVisible(slowly);
  const card = page.locator('[data-exercise]').first();
  await expect(card.locator('[data-exercise-own-state]')).toContainText('cache-lock.log');
  const question = page.locator('[data-exercise-question="waiting-share"]').first();
  await question.getByRole('textbox').fill('50');
  await question.getByRole('button', { name: 'Check' }).click();
  await expect(question.locator('.exercise-result')).toHaveAttribute('data-verdict', 'noted', slowly);

  await test.step('what is no trace is not opened, whatever its name', async () => {
    await type(
      page,
      "echo hello > $'\\e[31mred\\u202e.log'; submit $'\\e[31mred\\u202e.log'",
      'handed to the page',
    );
    await expect(notice(page)).toContainText('␛[31mred‹U+202E›.log was not opened', slowly);
    await expect(figure).toHaveCount(1);
  });

  await test.step('closing it leads the questions back to the recording', async () => {
    await figure.getByRole('button', { name: t.captureClose, exact: true }).click();
    await expect(figure).toHaveCount(0);
    await expect(card.locator('[data-exercise-own-state]')).toBeEmpty();
  });
});

test('a Go trace of the learner’s own opens above the questions, which are graded on it', async ({
  page,
}) => {
  await page.goto('/en/go-trace/capture/');
  await start(page);
  await page.getByRole('button', { name: t.runHere, exact: true }).click();
  await expect(screen(page)).toContainText('serving on', slowly);
  await page.getByRole('button', { name: t.runIn(2) }).click();
  await expect(screen(page, 2)).toContainText('latency: ', slowly);
  await dock(page)
    .getByRole('tab', { name: t.terminal(1) })
    .click();
  await dock(page).locator('.machine-screen:visible').click();
  await page.keyboard.press('Control+c');
  await expect(screen(page)).toContainText('trace written to trace.out', slowly);
  await atPrompt(page);
  await type(page, 'submit trace.out', 'handed to the page');
  await expect(notice(page)).toContainText(t.captured('trace.out'), slowly);
  const figure = page.locator('[data-analyzer-fixture^="input:capture-"]');
  await expect(figure).toContainText('GOMAXPROCS 1', slowly);
  const goroutines = /(\d+) goroutines · GOMAXPROCS 1/.exec((await figure.innerText()) ?? '')?.[1] ?? '';
  const question = page.locator('[data-exercise-question="all-goroutines"]');
  await question.getByRole('textbox').fill(goroutines);
  await question.getByRole('button', { name: 'Check' }).click();
  const result = question.locator('.exercise-result');
  await expect(result).toHaveAttribute('data-verdict', 'correct', slowly);
  // Its proof is in the learner's own trace.
  await result.locator('.exercise-link').first().click();
  await expect(figure.getByRole('tab', { name: 'Goroutines' })).toHaveAttribute('aria-selected', 'true');
});

test('goes back to its start and before that again; is saved and resumed over a reload', async ({ page }) => {
  await page.goto('/en/machine/');
  await dock(page)
    .getByRole('button', { name: /^Start the machine/ })
    .click();
  await running(page);
  await type(page, 'echo kept > /root/note; cat /root/note', 'kept');
  const button = (name: string) => dock(page).getByRole('button', { name, exact: true });
  await button(t.reset).click();
  await expect(notice(page)).toContainText(t.wasReset, slowly);
  await atPrompt(page);
  await type(page, 'cat /root/note', 'No such file');
  await button(t.undoReset).click();
  await expect(notice(page)).toContainText(t.undone, slowly);
  await type(page, 'cat /root/note; date +%Y', /kept\s*20\d\d/);
  await button(t.save).click();
  await expect(notice(page)).toContainText(/^Saved \(/, slowly);
  await page.reload();
  await dock(page)
    .getByRole('button', { name: /^Resume what you saved/ })
    .click(slowly);
  await running(page);
  await expect(notice(page)).toContainText(t.resumed, slowly);
  // What stood on the terminal stands there again, and the machine goes on from it.
  await expect(screen(page)).toContainText('kept');
  await type(page, 'wc -c < /root/note', '5');
});

test('files go in and come out, and open in the analyzer of the page', async ({ page }) => {
  await page.goto('/en/machine/');
  await dock(page)
    .getByRole('button', { name: /^Start the machine/ })
    .click();
  await running(page);
  await dock(page).getByRole('tab', { name: t.files }).click();
  await dock(page)
    .locator('input[type="file"]')
    .setInputFiles({ name: 'my notes.txt', mimeType: 'text/plain', buffer: Buffer.from('from outside\n') });
  await expect(notice(page)).toContainText(t.uploaded('/mnt/in/my notes.txt'), slowly);
  await dock(page)
    .getByRole('tab', { name: t.terminal(1) })
    .click();
  await type(page, 'cat "/mnt/in/my notes.txt"', 'from outside');
  await type(
    page,
    'strace -ttt -T -o /mnt/out/ls.log ls /mnt > /dev/null; ls -l /mnt/out',
    /root +\d+.*ls\.log/,
  );
  await dock(page).getByRole('tab', { name: t.files }).click();
  const download = page.waitForEvent('download');
  await dock(page)
    .getByRole('button', { name: t.downloadNamed('ls.log') })
    .click(slowly);
  expect((await download).suggestedFilename()).toBe('ls.log');
  await dock(page)
    .getByRole('button', { name: t.openNamed('ls.log') })
    .click();
  await expect(page.locator('#analyzer .frame-name')).toHaveText('ls.log', slowly);
});

test('pauses while the tab is hidden, and the page answers while the guest is busy', async ({ page }) => {
  await page.goto('/en/machine/');
  await dock(page)
    .getByRole('button', { name: /^Start the machine/ })
    .click();
  await running(page);
  await dock(page).locator('.machine-screen:visible').click();
  await page.keyboard.type('seq 300; while :; do :; done\n');
  await expect(screen(page)).toContainText('299300', slowly);
  await expect(dock(page).locator('.machine-load')).toHaveText(/CPU (9\d|100) %/, slowly);
  // How long the page makes a reader wait meanwhile is the benchmark's to say.
  await dock(page).getByRole('tab', { name: t.files }).click();
  await expect(dock(page).locator('input[type="file"]')).toBeEnabled();
  await dock(page)
    .getByRole('tab', { name: t.terminal(1) })
    .click();

  const hide = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await expect(state(page)).toHaveAttribute('data-machine-state', 'paused', slowly);
  await hide(false);
  await expect(state(page)).toHaveAttribute('data-machine-state', 'running', slowly);
  await page.keyboard.press('Control+c');
  await type(page, 'echo "still $((1 + 1))"', 'still 2');
});
