import { test as base, type ConsoleMessage, expect } from '@playwright/test';

export { expect };

interface Watch {
  /** Problems a test expects; every other one fails it. */
  expected: { readonly problems: readonly RegExp[] };
  watched: undefined;
}

function described(message: ConsoleMessage): string {
  return `console ${message.type()}: ${message.text()} (${message.location().url})`;
}

/**
 * A test that fails on anything a visitor's browser would complain about, whatever else it checks: a violation of
 * the content security policy, an error on the console, an uncaught exception, a failed request, a request to
 * another host.
 */
export const test = base.extend<Watch>({
  expected: [{ problems: [] }, { option: true }],
  watched: [
    async ({ context, baseURL, expected }, use) => {
      const problems: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') problems.push(described(message));
      });
      context.on('weberror', (error) => problems.push(`exception: ${error.error().message}`));
      context.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        const elsewhere = protocol.startsWith('http') && origin !== baseURL;
        if (elsewhere) problems.push(`request to another host: ${request.url()}`);
      });
      context.on('response', (response) => {
        if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
      });
      await context.exposeBinding('reportViolation', (_source, text: string) => {
        problems.push(`policy: ${text}`);
      });
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          const report = (window as unknown as { reportViolation(text: string): void }).reportViolation;
          const where = `${event.sourceFile}:${event.lineNumber} ${event.sample}`;
          report(`${event.effectiveDirective} blocked ${event.blockedURI} at ${where}`);
        });
      });
      await use(undefined);
      const unexpected = problems.filter((text) => !expected.problems.some((pattern) => pattern.test(text)));
      expect(unexpected).toEqual([]);
    },
    { auto: true },
  ],
});
