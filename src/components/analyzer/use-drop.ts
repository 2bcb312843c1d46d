import { type Signal, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { makeReady } from './make-ready.ts';

/** Files dropped, and files or lines pasted, anywhere on the page. The signal is true while files are held over it. */
export function useDrop(
  open: (files: readonly File[]) => void,
  openText: (text: string) => void,
): Signal<boolean> {
  const over = useSignal(false);
  const latest = useRef({ open, openText });
  latest.current = { open, openText };
  // Before the first paint: a file dropped early must not make the browser leave the page.
  useLayoutEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      makeReady();
      over.value = true;
    };
    const leave = (event: DragEvent) => {
      // Leaving an element inside the page enters another one; only leaving the window has no target to go to.
      if (event.relatedTarget === null) over.value = false;
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      over.value = false;
      latest.current.open([...(event.dataTransfer?.files ?? [])]);
    };
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // Text that is pasted into a field belongs there; a word is no log.
      const field = (event.target as Element).closest?.('input, textarea');
      const text = field ? '' : (event.clipboardData?.getData('text/plain') ?? '');
      if (files.length === 0 && !text.includes('\n')) return;
      event.preventDefault();
      if (files.length > 0) latest.current.open(files);
      else latest.current.openText(text);
    };
    document.addEventListener('dragover', drag);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragover', drag);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, [over]);
  return over;
}
