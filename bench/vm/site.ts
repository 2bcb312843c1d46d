import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, type CDPSession, chromium } from '@playwright/test';
import { browserArguments, ensureBrowser } from '../../scripts/browser.mjs';
import { serve } from '../../src/cli/serve.ts';

/** The built site in a browser of its own. */
export interface Site {
  readonly url: string;
  /** Shares its cache between pages, as a browser of a reader does. */
  readonly context: BrowserContext;
  /** Of the renderer that holds the most, the machine's: memory in RAM; of all: CPU time so far. */
  readonly usage: () => Promise<Usage>;
}

export interface Usage {
  readonly residentBytes: number;
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
    return await use({ url, context, usage: () => usageOf(session, browser) });
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

async function usageOf(session: CDPSession, browser: Browser): Promise<Usage> {
  if (!browser.isConnected()) throw new Error('The browser is gone.');
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: { id: number; type: string; cpuTime: number }[];
  };
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  return {
    residentBytes: Math.max(...renderers.map(({ id }) => residentBytes(id))),
    cpuSeconds: renderers.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
  };
}

/** proc_pid_status(5), VmRSS. */
function residentBytes(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes ?? 0) * 1024;
}
