import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { FileSort, FileSortKey, FilesGrouping } from '../../../views/files/file-row.ts';
import type { LifeDetail, TurnOrder } from '../../../views/files/life-detail.ts';
import type { FilesTable, FilesWindow } from './protocol.ts';
import { type FilesViewState, firstFilesState } from './view-state.ts';

/** What the view of files and sockets shows. */
export class FilesState {
  readonly by = signal<FilesGrouping>('target');
  readonly sort = signal<FileSort>(firstFilesState.sort);
  readonly open = signal<ReadonlySet<number>>(new Set());
  /** The descriptor whose panel is open; -1 for none. */
  readonly life = signal(-1);
  readonly turns = signal<TurnOrder>('time');
  /** The path or peer of the active row; empty for none. */
  readonly target = signal('');
  readonly detail = signal<LifeDetail | null>(null);
  /** The first rows; null until they are computed. */
  readonly first = signal<FilesWindow | null>(null);
  /** What the selected call works on. */
  readonly selected = signal<{ readonly life: number; readonly targetId: number }>({
    life: -1,
    targetId: -1,
  });
  readonly table: ReadonlySignal<FilesTable>;

  constructor(query: Signal<string>) {
    this.table = computed(() => ({
      query: query.value,
      by: this.by.value,
      sort: this.sort.value,
      open: [...this.open.value],
    }));
  }

  apply({ by, sort, life }: FilesViewState): void {
    this.by.value = by;
    this.sort.value = sort;
    this.life.value = life;
  }

  state(): FilesViewState {
    return { by: this.by.value, sort: this.sort.value, life: this.life.value };
  }

  leave(): void {
    this.open.value = new Set();
    this.life.value = -1;
    this.target.value = '';
    this.detail.value = null;
    this.first.value = null;
    this.selected.value = { life: -1, targetId: -1 };
  }

  toggle(targetId: number): void {
    const open = new Set(this.open.value);
    if (!open.delete(targetId)) open.add(targetId);
    this.open.value = open;
  }

  /** Largest (or, for names and places, smallest) first, then the other way round. */
  sortBy(key: FileSortKey): void {
    const { key: now, descending } = this.sort.value;
    const first = key !== 'target' && key !== 'line' && key !== 'fd';
    this.sort.value = { key, descending: key === now ? !descending : first };
  }
}
