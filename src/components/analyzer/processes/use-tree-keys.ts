import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ProcessRow } from '../../../views/processes/process-row.ts';
import { type TreeRow, unfoldStep } from '../../../views/processes/tree-rows.ts';
import type { AnalyzerModel } from '../model.ts';
import { narrowToProcess } from './narrow-to-process.ts';

/** Rows that PageUp and PageDown go. */
const page = 12;

export interface TreeKeys {
  /** The key of the row that has the tab stop. */
  readonly at: string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
}

/** Moves through a tree grid by keyboard; the tab stop is where the reader was last. */
export function useTreeKeys(
  model: AnalyzerModel,
  rows: readonly ProcessRow[],
  shown: readonly TreeRow[],
): TreeKeys {
  const state = model.processTree;
  const found = shown.findIndex(({ key }) => key === state.at.value);
  const index = Math.max(0, found);
  const at = shown[index]?.key ?? '';
  const wanted = useRef<HTMLElement | null>(null);
  // The row to go to may be drawn only after what a key changed.
  useLayoutEffect(() => {
    const grid = wanted.current;
    wanted.current = null;
    grid?.querySelector<HTMLElement>(`[data-row="${CSS.escape(at)}"]`)?.focus();
  });
  const go = (grid: HTMLElement, to: number) => {
    const key = shown[Math.min(Math.max(to, 0), shown.length - 1)]?.key ?? '';
    if (key === at) return;
    wanted.current = grid;
    state.at.value = key;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = shown[index];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = (event.target as Element).closest('button') !== null;
    if (onButton && (event.key === 'Enter' || event.key === ' ')) return;
    const grid = event.currentTarget as HTMLElement;
    const open = row.kind === 'process' ? row.isOpen : null;
    const life = row.kind === 'process' ? row.row.life : -1;
    switch (event.key) {
      case 'ArrowDown':
        go(grid, index + 1);
        break;
      case 'ArrowUp':
        go(grid, index - 1);
        break;
      case 'PageDown':
        go(grid, index + page);
        break;
      case 'PageUp':
        go(grid, index - page);
        break;
      case 'Home':
        go(grid, 0);
        break;
      case 'End':
        go(grid, shown.length - 1);
        break;
      case 'ArrowRight':
        if (open === false) state.toggle(life);
        else if (open) go(grid, index + 1);
        break;
      case 'ArrowLeft':
        if (open) state.toggle(life);
        else
          go(
            grid,
            shown.findLastIndex(({ level }, before) => before < index && level < row.level),
          );
        break;
      case ' ':
        if (open !== null) state.toggle(life);
        else if (row.kind === 'folded') state.unfold(row.key, unfoldStep);
        break;
      case 'Enter':
        if (row.kind === 'folded') state.unfold(row.key, unfoldStep);
        else narrowToProcess(model, rows, row.row, event.shiftKey);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const onFocus = (event: FocusEvent) => {
    const row = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (row !== undefined && row !== at) state.at.value = row;
  };
  return { at, onKeyDown, onFocus };
}
