import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateLog } from './generate.ts';
import { type OpenTimes, onAnalyzePage, openFile } from './page.ts';
import { measureScroll, type ScrollFrames } from './scroll.ts';
import { measureTimeline, type TimelineFrames } from './timeline.ts';

export interface PageFigures extends OpenTimes {
  readonly bytes: number;
  readonly lines: number;
  /** Reading alone, bytes of the file per second. */
  readonly readMBps: number;
  readonly scroll: readonly ScrollFrames[];
  readonly timeline: readonly TimelineFrames[];
}

/**
 * Opens a generated log of so many lines on the built page: time to the first rows, reading, analysis, and then how
 * smoothly its table scrolls and its timeline moves. Needs `dist/`.
 */
export async function measurePage(lines: number, processes?: number): Promise<PageFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'dojo-bench-'));
  const path = join(folder, 'generated.log');
  try {
    const file = openSync(path, 'w');
    for (const chunk of generateLog(lines, processes)) writeSync(file, chunk);
    closeSync(file);
    const bytes = statSync(path).size;
    return await onAnalyzePage(async (page) => {
      const times = await openFile(page, path);
      const scroll = await measureScroll(page);
      const timeline = await measureTimeline(page);
      return { ...times, bytes, lines, readMBps: bytes / 1e3 / times.readMs, scroll, timeline };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
