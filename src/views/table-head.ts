/** A column of a virtual table. `fill` writes text nodes only: everything from a trace is hostile. */
export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** Longer explanation on hover. */
  readonly title?: string;
  readonly numeric?: boolean;
  readonly sortable?: boolean;
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
