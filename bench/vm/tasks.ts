import type { CDPSession, Page } from '@playwright/test';

export interface LongestTask {
  /** What the task needed of a processor, and how long it lasted with what other programs took meanwhile. */
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** The trace event format: times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
}

const mark = 'bench-main-thread';

/** The longest tasks of a page's main thread while something is done: one by CPU time, one by the clock. */
export async function longestTask(
  session: CDPSession,
  page: Page,
  act: () => Promise<void>,
): Promise<LongestTask> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }) => void events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing', 'devtools.timeline'] },
  });
  try {
    await page.evaluate((name) => void performance.mark(name), mark);
    await act();
  } finally {
    const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
    await session.send('Tracing.end');
    await complete;
    session.off('Tracing.dataCollected', collect);
  }
  const main = events.find(({ name }) => name === mark);
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && /RunTask/.test(name) && pid === main?.pid && tid === main.tid,
  );
  const most = (times: (number | undefined)[]) => Math.max(...times.map((time) => (time ?? 0) / 1000));
  return { cpuMs: most(tasks.map(({ tdur }) => tdur)), wallMs: most(tasks.map(({ dur }) => dur)) };
}
