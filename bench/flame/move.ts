export type FlameWay = 'zoom' | 'pan' | 'scroll' | 'search';

/** Runs in the page: moves the open flame graph for so many frames and gives the times from one to the next. */
export function moveFlame({
  way,
  frames,
}: {
  readonly way: FlameWay;
  readonly frames: number;
}): Promise<number[]> {
  const element = document.querySelector('.flame-draw') as HTMLElement;
  const canvas = element.querySelector('canvas') as HTMLCanvasElement;
  const search = document.querySelector('input.search') as HTMLInputElement;
  const box = canvas.getBoundingClientRect();
  const wheel = (init: WheelEventInit) =>
    canvas.dispatchEvent(
      new WheelEvent('wheel', {
        bubbles: true,
        cancelable: true,
        clientX: box.left + box.width * 0.4,
        clientY: box.top + 40,
        ...init,
      }),
    );
  const text = 'part1[0-9].*step';
  if (way === 'pan') for (let notch = 0; notch < 6; notch++) wheel({ deltaY: -120, ctrlKey: true });
  const gaps: number[] = [];
  let last = 0;
  let frame = 0;
  return new Promise((resolve) => {
    const step = (now: number) => {
      // The first frames belong to getting ready.
      if (frame > 10) gaps.push(now - last);
      last = now;
      frame++;
      if (frame > frames + 10) {
        resolve(gaps);
        return;
      }
      if (way === 'zoom') wheel({ deltaY: frame % 120 < 60 ? -12 : 12, ctrlKey: true });
      else if (way === 'pan') wheel({ deltaX: frame % 80 < 40 ? 30 : -30 });
      else if (way === 'scroll') element.scrollTop += frame % 80 < 40 ? 16 : -16;
      else if (frame % 12 === 0) {
        // A letter every fifth of a second, as quickly as people type.
        search.value = text.slice(0, 1 + ((frame / 12) % text.length));
        search.dispatchEvent(new Event('input', { bubbles: true }));
      }
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}
