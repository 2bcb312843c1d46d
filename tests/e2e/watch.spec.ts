import { expect, test } from './fixtures.ts';
import { pages } from './pages.ts';

/** The watch that every other test relies on is itself tried: each fault below must be noticed. */
test.describe('a fault is noticed', () => {
  const lesson = pages.find((path) => path.startsWith('/en/')) ?? '/en/';

  test.describe('an inline script', () => {
    test.use({
      expected: { problems: [/^policy: script-src/, /^console error: .*Content Security Policy/] },
    });
    test('is blocked by the policy', async ({ page }) => {
      await page.goto(lesson);
      const ran = await page.evaluate(async () => {
        const violated = new Promise((resolve) =>
          document.addEventListener('securitypolicyviolation', resolve, { once: true }),
        );
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
        await violated;
        return 'ran' in window;
      });
      expect(ran).toBe(false);
    });
  });

  test.describe('a handler in an attribute and eval', () => {
    test.use({
      expected: { problems: [/^policy: script-src/, /^console error: .*Content Security Policy/] },
    });
    test('are blocked by the policy', async ({ page }) => {
      await page.goto(lesson);
      const ran = await page.evaluate(async () => {
        const image = document.createElement('img');
        image.setAttribute('onerror', 'window.ran = true');
        image.src = 'data:image/png;base64,broken';
        document.body.append(image);
        await new Promise((resolve) => setTimeout(resolve, 200));
        return 'ran' in window;
      });
      expect(ran).toBe(false);
    });
  });

  for (const path of pages) {
    test(`a policy is on ${path}`, async ({ request }) => {
      const html = await (await request.get(path)).text();
      const [, content = ''] =
        /<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(html) ?? [];
      expect(content).toContain("default-src 'self'");
      expect(content).toContain("object-src 'none'");
      const scripts = /script-src ([^;]*)/.exec(content)?.[1];
      expect(scripts).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*/);
    });
  }
});
