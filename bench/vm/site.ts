import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, type CDPSession, chromium } from '@playwright/test';
import { browserArguments, ensureBrowser } from '../../scripts/browser.mjs';
import { serve } from '../../src/cli/serve.ts';

/** The built site in a browser of its own. */
export interface Site {
  readonly url: string;
  /** Shares its cache between pages, as a browser of a reader does. */
  readonly context: BrowserContext;
  /** Of the whole browser, for traces. */
  readonly session: CDPSession;
  readonly usage: () => Promise<Usage>;
}

export interface Usage {
  /** RAM of the renderer that holds the most, the machine's: now, and at most so far. */
  readonly residentBytes: number;
  readonly peakBytes: number;
  /** CPU time of all renderers so far. */
  readonly cpuSeconds: number;
}

export async function withBrowser<T>(use: (site: Site) => Promise<T>): Promise<T> {
  const { url, server } = await serve(0);
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: [...browserArguments()],
  });
  try {
    const context = await browser.newContext();
    const session = await browser.newBrowserCDPSession();
    const usage = async () => usageOf(await renderersOf(session, browser));
    return await use({ url, context, session, usage });
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

interface Renderer {
  readonly id: number;
  /** Seconds. */
  readonly cpuTime: number;
}

async function renderersOf(session: CDPSession, browser: Browser): Promise<readonly Renderer[]> {
  if (!browser.isConnected()) throw new Error('The browser is gone.');
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: (Renderer & { type: string })[];
  };
  return processInfo.filter(({ type }) => type === 'renderer');
}

function usageOf(renderers: readonly Renderer[]): Usage {
  const status = renderers.map(({ id }) => readFileSync(`/proc/${id}/status`, 'utf8'));
  const most = (field: string) => Math.max(...status.map((text) => kilobytes(text, field) * 1024));
  return {
    residentBytes: most('VmRSS'),
    peakBytes: most('VmHWM'),
    cpuSeconds: renderers.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
  };
}

/** proc_pid_status(5). */
function kilobytes(status: string, field: string): number {
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0);
}
