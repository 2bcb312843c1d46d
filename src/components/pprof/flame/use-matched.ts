import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FlameTree } from '../../../analysis/pprof/flame/flame-tree.ts';
import type { Search } from '../../../views/flame/search.ts';

/** Script that one frame of the page may take for it, so that typing stays smooth over thousands of names. */
const budgetMs = 4;
const step = 32;

/** 1 for each function of the tree that is found; null where nothing is searched, or not all names were looked at yet. */
export function useMatched(tree: FlameTree, search: Search | null): Uint8Array | null {
  const found = useSignal<{ readonly names: readonly string[]; readonly matched: Uint8Array } | null>(null);
  useEffect(() => {
    if (!search) {
      found.value = null;
      return undefined;
    }
    const { names } = tree;
    const matched = new Uint8Array(names.length);
    let at = 0;
    let frame = 0;
    const look = () => {
      const end = performance.now() + budgetMs;
      while (at < names.length && performance.now() < end) {
        const last = Math.min(names.length, at + step);
        for (; at < last; at++) matched[at] = Number(search.matches(names[at] as string));
      }
      if (at < names.length) frame = requestAnimationFrame(look);
      else found.value = { names, matched };
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [tree, search]);
  return found.value?.names === tree.names ? found.value.matched : null;
}
