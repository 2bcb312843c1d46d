import type { Column } from './table-head.ts';

interface Look {
  /** Changes when every row has to be drawn anew. */
  readonly version: number;
  readonly active: boolean;
  readonly marked: boolean;
}

/** One recycled row element: takes on whichever row comes into view and writes only what changed. */
export class TableRow<Row> {
  readonly element: HTMLElement;
  private readonly columns: readonly Column<Row>[];
  private readonly cells: HTMLElement[];
  private readonly id: string;
  private index = -1;
  private data: Row | undefined;
  private version = -1;
  private top = Number.NaN;
  private look = '';

  constructor(columns: readonly Column<Row>[], id: string) {
    this.columns = columns;
    this.id = id;
    this.element = document.createElement('div');
    this.element.className = 'vt-row';
    this.element.setAttribute('role', 'row');
    this.element.hidden = true;
    this.cells = columns.map((column, place) => {
      const cell = document.createElement('div');
      cell.className = `vt-cell c-${column.key}${column.numeric ? ' n' : ''}`;
      cell.setAttribute('role', 'gridcell');
      cell.setAttribute('aria-colindex', String(place + 1));
      column.build?.(cell);
      this.element.append(cell);
      return cell;
    });
  }

  hide(): void {
    if (this.index < 0) return;
    this.index = -1;
    this.data = undefined;
    this.element.hidden = true;
    this.element.removeAttribute('id');
  }

  /** @param top where the row's upper edge lies, in CSS pixels from the body's */
  show(index: number, data: Row | undefined, top: number, look: Look): void {
    const moved = index !== this.index;
    if (moved) {
      if (this.index < 0) this.element.hidden = false;
      this.index = index;
      this.element.id = `${this.id}-r${index}`;
      this.element.dataset.row = String(index);
      this.element.setAttribute('aria-rowindex', String(index + 2));
    }
    if (top !== this.top) {
      this.top = top;
      this.element.style.transform = `translateY(${top}px)`;
    }
    if (moved || data !== this.data || look.version !== this.version) {
      this.data = data;
      this.version = look.version;
      for (const [place, column] of this.columns.entries())
        column.fill(this.cells[place] as HTMLElement, data);
    }
    const name = `vt-row${data === undefined ? ' is-loading' : ''}${look.active ? ' is-active' : ''}${look.marked ? ' is-marked' : ''}${index % 2 ? ' is-odd' : ''}`;
    if (name !== this.look) {
      this.look = name;
      this.element.className = name;
      this.element.setAttribute('aria-selected', String(look.active));
    }
  }
}

/** Which row the element at `place` of a pool shows when `first` is the first in view: each row keeps its element while it is in view. */
export function rowAt(first: number, place: number, size: number): number {
  const turn = place - (first % size);
  return first + (turn < 0 ? turn + size : turn);
}

/** Writes text into a cell that holds one text node. */
export function writeText(cell: HTMLElement, text: string): void {
  const node = cell.firstChild;
  if (node instanceof Text) {
    if (node.data !== text) node.data = text;
  } else cell.textContent = text;
}
