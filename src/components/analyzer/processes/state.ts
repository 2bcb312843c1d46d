import { signal } from '@preact/signals';
import type { TreeChoices } from '../../../views/processes/tree-rows.ts';
import type { ProcessTree } from './protocol.ts';

const nothingChosen: TreeChoices = { toggled: new Set(), unfolded: new Map() };

/** What the view of processes shows. */
export class ProcessesState {
  /** Of the query `query`; null until it is computed. */
  readonly shown = signal<{ readonly query: string; readonly tree: ProcessTree } | null>(null);
  readonly choices = signal<TreeChoices>(nothingChosen);
  /** The key of the row that the keyboard is on; empty for the first. */
  readonly at = signal('');

  leave(): void {
    this.shown.value = null;
    this.choices.value = nothingChosen;
    this.at.value = '';
  }

  /** Opens a closed process and closes an open one. */
  toggle(life: number): void {
    const toggled = new Set(this.choices.value.toggled);
    if (!toggled.delete(life)) toggled.add(life);
    this.choices.value = { ...this.choices.value, toggled };
  }

  /** Shows `count` more of the siblings that a row stands for. */
  unfold(key: string, count: number): void {
    const unfolded = new Map(this.choices.value.unfolded);
    unfolded.set(key, (unfolded.get(key) ?? 0) + count);
    this.choices.value = { ...this.choices.value, unfolded };
  }
}
