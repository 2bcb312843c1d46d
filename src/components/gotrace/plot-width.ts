import { useSignal } from '@preact/signals';
import { useCallback, useRef } from 'preact/hooks';
import { plotSize } from '../../views/gotrace/util-plot.ts';

/** The width that a plot has, in CSS pixels, so that its text is as large on a phone as on a desk. */
export function usePlotWidth(): {
  readonly place: (element: HTMLElement | null) => void;
  readonly width: number;
} {
  const watch = useRef<ResizeObserver | null>(null);
  const width = useSignal<number>(plotSize.width);
  const place = useCallback((element: HTMLElement | null) => {
    watch.current?.disconnect();
    if (!element) return;
    watch.current = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) width.value = Math.round(entry.contentRect.width);
    });
    watch.current.observe(element);
  }, []);
  return { place, width: width.value };
}
