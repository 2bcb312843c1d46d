import type { LiveInstrumentProps } from '../instrument/live-instrument.tsx';
import type { LiveProps } from './live-analyzer.tsx';

/*
 * Loads an analyzer's code when its frame is near the screen and the reader has begun to do something: until then the
 * static table says the same, and a page that is only opened and read costs nothing.
 */

const near = '300px';
const signs = ['scroll', 'pointermove', 'pointerdown', 'keydown', 'touchstart', 'focusin'] as const;

/** Resolves at the reader's first sign of life, or at once where an address asks for a state of an analyzer. */
const begun = new Promise<void>((resolve) => {
  if (/[?&]at-/.test(location.search)) resolve();
  for (const sign of signs) {
    window.addEventListener(
      sign,
      // The course path scrolls by itself to the lesson that is open: that is no reader.
      ({ type, target }) => (type !== 'scroll' || target === document) && resolve(),
      { passive: true, capture: true },
    );
  }
});

async function start(place: HTMLElement): Promise<void> {
  const props = JSON.parse(place.dataset.analyzer ?? '{}') as LiveProps | LiveInstrumentProps;
  if ('first' in props) {
    const { startInstrument } = await import('../instrument/live-instrument.tsx');
    await startInstrument(place, props);
    return;
  }
  const { startAnalyzer } = await import('./live-analyzer.tsx');
  await startAnalyzer(place, props);
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      void begun.then(() => start(target as HTMLElement));
    }
  },
  { rootMargin: near },
);
for (const place of document.querySelectorAll<HTMLElement>('[data-analyzer]')) seen.observe(place);
