import type { Page } from '@playwright/test';

export interface ScrollFrames {
  readonly way: string;
  readonly frames: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  /** Share of frames in which a row in view was still on its way. */
  readonly blank: number;
}

const frames = 240;

/**
 * Scrolls the open table of calls in three ways (turning the wheel, dragging the bar, jumping about) and measures from
 * frame to frame.
 */
export async function measureScroll(page: Page): Promise<ScrollFrames[]> {
  const all: ScrollFrames[] = [];
  for (const way of ['wheel', 'bar', 'jumps']) {
    const { gaps, blank } = await page.evaluate(scrollTable, { way, frames });
    const sorted = gaps.sort((a, b) => a - b);
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
    all.push({
      way,
      frames: gaps.length,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      maxMs: at(1),
      blank: blank / gaps.length,
    });
  }
  return all;
}

/** Runs in the page. */
function scrollTable({
  way,
  frames: count,
}: {
  way: string;
  frames: number;
}): Promise<{ gaps: number[]; blank: number }> {
  const table = document.querySelector('.vt[role="grid"]') as HTMLElement;
  const height = table.scrollHeight - table.clientHeight;
  table.scrollTop = height / 4;
  const gaps: number[] = [];
  let blank = 0;
  let last = 0;
  let frame = 0;
  return new Promise((resolve) => {
    const step = (now: number) => {
      // The first frames belong to the jump to the beginning.
      if (frame > 10) {
        gaps.push(now - last);
        const box = table.getBoundingClientRect();
        const loading = [...table.querySelectorAll('.vt-row.is-loading:not([hidden])')].some((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          return bottom > box.top && top < box.bottom;
        });
        if (loading) blank++;
      }
      last = now;
      frame++;
      if (frame > count + 10) {
        resolve({ gaps, blank });
        return;
      }
      if (way === 'wheel') table.scrollTop += 120;
      else if (way === 'bar') table.scrollTop = height * (0.25 + (0.5 * frame) / count);
      else table.scrollTop = height * ((frame * 0.618) % 1);
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}
