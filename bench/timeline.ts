import type { Page } from '@playwright/test';

export interface TimelineFrames {
  readonly way: string;
  readonly frames: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  /** Script of the page in a frame: handling the event and drawing. */
  readonly workP95Ms: number;
}

const frames = 240;

/**
 * Moves the open timeline in four ways (panning, zooming in and out again, holding a key, scrolling through the lanes)
 * and measures from frame to frame.
 */
export async function measureTimeline(page: Page): Promise<TimelineFrames[]> {
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await page.locator('.tl-lanes').waitFor({ timeout: 120_000 });
  await page.waitForTimeout(1500);
  const all: TimelineFrames[] = [];
  for (const way of ['zoom', 'pan', 'key', 'lanes']) {
    await page.locator('.tl-lanes').focus();
    await page.keyboard.press('f');
    await page.waitForTimeout(600);
    const { gaps, work } = await page.evaluate(moveTimeline, { way, frames });
    const at = (values: number[], share: number) => {
      const sorted = values.toSorted((a, b) => a - b);
      return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
    };
    all.push({
      way,
      frames: gaps.length,
      p50Ms: at(gaps, 0.5),
      p95Ms: at(gaps, 0.95),
      maxMs: at(gaps, 1),
      workP95Ms: at(work, 0.95),
    });
  }
  return all;
}

/** Runs in the page. */
function moveTimeline({
  way,
  frames: count,
}: {
  way: string;
  frames: number;
}): Promise<{ gaps: number[]; work: number[] }> {
  const lanes = document.querySelector('.tl-lanes') as HTMLElement;
  const canvas = lanes.querySelector('canvas') as HTMLCanvasElement;
  const box = canvas.getBoundingClientRect();
  const wheel = (init: WheelEventInit) =>
    canvas.dispatchEvent(
      new WheelEvent('wheel', {
        bubbles: true,
        cancelable: true,
        clientX: box.left + box.width * 0.6,
        clientY: box.top + 40,
        ...init,
      }),
    );
  const key = (kind: string, name: string) =>
    lanes.dispatchEvent(new KeyboardEvent(kind, { key: name, bubbles: true }));
  const gaps: number[] = [];
  const work: number[] = [];
  let last = 0;
  let frame = 0;
  if (way === 'pan') for (let notch = 0; notch < 12; notch++) wheel({ deltaY: -100, ctrlKey: true });
  return new Promise((resolve) => {
    const step = (now: number) => {
      const began = performance.now();
      // The first frames belong to getting ready.
      if (frame > 10) gaps.push(now - last);
      last = now;
      frame++;
      if (frame > count + 10) {
        key('keyup', 'w');
        resolve({ gaps, work });
        return;
      }
      if (way === 'zoom') wheel({ deltaY: frame % count < count / 2 ? -8 : 8, ctrlKey: true });
      else if (way === 'pan') wheel({ deltaX: frame % 160 < 80 ? 24 : -24 });
      else if (way === 'key' && frame === 10) key('keydown', 'w');
      else if (way === 'lanes') lanes.scrollTop += frame % 160 < 80 ? 30 : -30;
      requestAnimationFrame(step);
      // The drawing was asked for after this frame began and comes in the same or the next one; a task after both ends it.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        if (frame > 10) work.push(performance.now() - began);
      };
      channel.port2.postMessage(null);
    };
    requestAnimationFrame(step);
  });
}
