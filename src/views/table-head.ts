/** A column of a virtual table. `fill` writes text nodes only: everything from a trace is hostile. */
export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** Longer explanation on hover. */
  readonly title?: string;
  readonly numeric?: boolean;
  readonly sortable?: boolean;
  /** Takes the room that the others leave; cannot be given a width. */
  readonly fills?: boolean;
  /** Adds elements to a new cell once. */
  readonly build?: (cell: HTMLElement) => void;
  /** Shows a row, or nothing while it is on its way. */
  readonly fill: (cell: HTMLElement, row: Row | undefined) => void;
}

export interface TableSort {
  readonly key: string;
  readonly descending: boolean;
}

/** The header row of a table: a button per column that can be sorted by. */
export class TableHead<Row> {
  readonly element: HTMLElement;
  private readonly cells = new Map<string, HTMLElement>();

  constructor(columns: readonly Column<Row>[], sortBy: (key: string) => void) {
    this.element = document.createElement('div');
    this.element.className = 'vt-head';
    this.element.setAttribute('role', 'rowgroup');
    const row = document.createElement('div');
    row.className = 'vt-heads';
    row.setAttribute('role', 'row');
    row.setAttribute('aria-rowindex', '1');
    for (const [place, column] of columns.entries()) {
      const cell = document.createElement('div');
      cell.className = `vt-cell c-${column.key}${column.numeric ? ' n' : ''}`;
      cell.setAttribute('role', 'columnheader');
      cell.setAttribute('aria-colindex', String(place + 1));
      if (column.title) cell.title = column.title;
      if (column.sortable) {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = column.label;
        button.addEventListener('click', () => sortBy(column.key));
        cell.append(button);
      } else cell.textContent = column.label;
      if (!column.fills) addGrip(cell, column.key);
      this.cells.set(column.key, cell);
      row.append(cell);
    }
    this.element.append(row);
  }

  showSort(sort: TableSort): void {
    for (const [key, cell] of this.cells) {
      const value = key === sort.key ? (sort.descending ? 'descending' : 'ascending') : null;
      if (value) cell.setAttribute('aria-sort', value);
      else cell.removeAttribute('aria-sort');
    }
  }
}

const narrowest = 32;

/** A handle at the column's edge: dragging gives the column a width, a double click takes it away. */
function addGrip(cell: HTMLElement, key: string): void {
  const grip = document.createElement('span');
  grip.className = 'vt-grip';
  grip.setAttribute('aria-hidden', 'true');
  const property = `--width-${key}`;
  const table = () => cell.closest<HTMLElement>('.vt');
  grip.addEventListener('pointerdown', (down) => {
    if (down.button !== 0) return;
    down.preventDefault();
    const start = cell.offsetWidth;
    const move = (event: PointerEvent) => {
      table()?.style.setProperty(property, `${Math.max(narrowest, start + event.clientX - down.clientX)}px`);
    };
    grip.setPointerCapture(down.pointerId);
    grip.addEventListener('pointermove', move);
    grip.addEventListener('lostpointercapture', () => grip.removeEventListener('pointermove', move), {
      once: true,
    });
  });
  grip.addEventListener('dblclick', () => table()?.style.removeProperty(property));
  cell.append(grip);
}
