import { useEffect, useRef } from 'preact/hooks';

/**
 * Has keys work on the whole page, where the analyzer is all of it; not while a dialog is open.
 * @param key what a key does; the newest one is called
 */
export function usePageKeys(key: (event: KeyboardEvent) => void, alone: boolean): void {
  const latest = useRef(key);
  latest.current = key;
  useEffect(() => {
    if (!alone) return;
    const listen = (event: KeyboardEvent) => {
      if (!document.querySelector('dialog[open]')) latest.current(event);
    };
    // Before the site's own keys: here `/` goes to the query or the filter.
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  }, [alone]);
}
