import { RowPages } from './row-pages.ts';
import { ScrollRange } from './scroll-range.ts';
import { type Column, TableHead, type TableSort } from './table-head.ts';
import { rowAt, TableRow } from './table-row.ts';

export interface TableOptions<Row> {
  /** Name of the table for assistive technology. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** Unique on the page; ids of rows begin with it. */
  readonly id: string;
  /** CSS pixels; every row has it. */
  readonly rowHeight: number;
  readonly load: (from: number, to: number) => Promise<readonly Row[]>;
  readonly isMarked?: (row: Row) => boolean;
  readonly sortBy?: (key: string) => void;
  /** The active row changed, by key or pointer. */
  readonly activated?: (index: number, row: Row) => void;
  /** Enter or a click: the row is to be opened. */
  readonly opened?: (index: number, row: Row) => void;
  /** Esc. */
  readonly left?: () => void;
}

const overscan = 8;
const settleMs = 150;

/**
 * A table of any number of rows that keeps only those in view in the document. Framework-free: give it an element and
 * a function that loads rows. An ARIA grid with one tab stop, moved with arrows, PageUp/PageDown, Home/End.
 */
export class VirtualTable<Row> {
  readonly element: HTMLElement;
  private readonly options: TableOptions<Row>;
  private readonly head: TableHead<Row>;
  private readonly body: HTMLElement;
  private readonly range = new ScrollRange();
  private readonly pages: RowPages<Row>;
  private readonly resizing: ResizeObserver;
  private pool: TableRow<Row>[] = [];
  private count = 0;
  private active = -1;
  private version = 0;
  private settle: ReturnType<typeof setTimeout> | undefined;

  constructor(parent: HTMLElement, options: TableOptions<Row>) {
    this.options = options;
    this.element = document.createElement('div');
    this.element.className = 'vt';
    this.element.setAttribute('role', 'grid');
    this.element.setAttribute('aria-label', options.label);
    this.element.setAttribute('aria-colcount', String(options.columns.length));
    this.element.tabIndex = 0;
    this.head = new TableHead(options.columns, (key) => options.sortBy?.(key));
    this.body = document.createElement('div');
    this.body.className = 'vt-body';
    this.body.setAttribute('role', 'rowgroup');
    this.element.append(this.head.element, this.body);
    parent.append(this.element);
    this.pages = new RowPages(options.load, () => this.render());
    this.element.addEventListener('scroll', () => this.scrolled(), { passive: true });
    this.element.addEventListener('keydown', (event) => this.key(event));
    this.element.addEventListener('click', (event) => this.click(event));
    this.resizing = new ResizeObserver(() => this.resized());
    this.resizing.observe(this.element);
  }

  destroy(): void {
    clearTimeout(this.settle);
    this.resizing.disconnect();
    this.element.remove();
  }

  /** Shows `count` rows of a new view. `keepPlace` stays where the reader is. */
  show(count: number, keepPlace: boolean): void {
    this.count = count;
    this.version++;
    this.pages.reset();
    this.element.setAttribute('aria-rowcount', String(count + 1));
    if (!keepPlace) {
      this.active = -1;
      this.range.offset = 0;
    }
    if (this.active >= count) this.active = -1;
    this.resized();
    if (!keepPlace) this.moveTo(0);
  }

  /** The same rows, more of them: what is loaded stays. */
  grow(count: number): void {
    this.count = count;
    this.element.setAttribute('aria-rowcount', String(count + 1));
    this.pages.grew();
    this.resized();
  }

  showSort(sort: TableSort): void {
    this.head.showSort(sort);
  }

  /** Draws loaded rows anew: another time format, other marks. */
  refresh(): void {
    this.version++;
    this.render();
  }

  /** Makes a row the active one; -1 for none. `center` brings it to the middle if it is out of view. */
  activate(index: number, center = false): void {
    this.active = index;
    if (index >= 0) this.bring(index, center);
    this.render();
  }

  private bring(index: number, center: boolean): void {
    const { rowHeight } = this.options;
    const least = this.range.offsetShowing(index, rowHeight);
    if (least === this.range.offset) return;
    this.moveTo(center ? index * rowHeight - (this.viewport - rowHeight) / 2 : least);
  }

  private get viewport(): number {
    return Math.max(0, this.element.clientHeight - this.head.element.offsetHeight);
  }

  private moveTo(offset: number): void {
    const top = this.range.moveTo(offset);
    if (Math.round(this.element.scrollTop) !== top) this.element.scrollTop = top;
    this.render();
  }

  private resized(): void {
    this.range.resize(this.count * this.options.rowHeight, this.viewport);
    this.body.style.height = `${this.range.height}px`;
    const top = this.range.settled();
    if (Math.round(this.element.scrollTop) !== top) this.element.scrollTop = top;
    const needed = Math.ceil(this.viewport / this.options.rowHeight) + 2 * overscan + 1;
    while (this.pool.length < needed) {
      const row = new TableRow(this.options.columns, this.options.id);
      this.pool.push(row);
      this.body.append(row.element);
    }
    this.version++;
    this.render();
  }

  private scrolled(): void {
    this.range.scrolled(Math.round(this.element.scrollTop));
    this.render();
    clearTimeout(this.settle);
    this.settle = setTimeout(() => {
      const top = this.range.settled();
      if (Math.round(this.element.scrollTop) !== top) this.element.scrollTop = top;
      this.render();
    }, settleMs);
  }

  private render(): void {
    const { rowHeight } = this.options;
    const { offset } = this.range;
    const first = Math.max(0, Math.floor(offset / rowHeight) - overscan);
    const last = Math.min(this.count, Math.ceil((offset + this.viewport) / rowHeight) + overscan);
    // Where the scroll bar stands for more pixels than it has, rows lie relative to the bar and not to the first row.
    const shift = this.range.settledTop - offset;
    const size = this.pool.length;
    for (const [place, row] of this.pool.entries()) {
      const index = rowAt(first, place, size);
      if (index >= last) row.hide();
      else {
        const data = this.pages.get(index);
        row.show(index, data, index * rowHeight + shift, {
          version: this.version,
          active: index === this.active,
          marked: data !== undefined && (this.options.isMarked?.(data) ?? false),
        });
      }
    }
    const activeRow = this.active >= first && this.active < last ? `${this.options.id}-r${this.active}` : '';
    if (activeRow) this.element.setAttribute('aria-activedescendant', activeRow);
    else this.element.removeAttribute('aria-activedescendant');
    if (last > first) this.pages.want(first, last);
  }

  private click(event: MouseEvent): void {
    const element = (event.target as Element).closest('[data-row]');
    if (!element || !window.getSelection()?.isCollapsed) return;
    const index = Number((element as HTMLElement).dataset.row);
    this.activate(index);
    this.element.focus({ preventScroll: true });
    const row = this.pages.get(index);
    if (row === undefined) return;
    this.options.activated?.(index, row);
    this.options.opened?.(index, row);
  }

  private key(event: KeyboardEvent): void {
    if (event.target !== this.element || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      this.options.left?.();
      return;
    }
    const page = Math.max(1, Math.floor(this.viewport / this.options.rowHeight) - 1);
    const from = this.active < 0 ? Math.floor(this.range.offset / this.options.rowHeight) - 1 : this.active;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: from + 1,
      ArrowUp: Math.max(0, from - 1),
      PageDown: from + page,
      PageUp: from - page,
      Home: 0,
      End: this.count - 1,
    };
    const row = this.active >= 0 ? this.pages.get(this.active) : undefined;
    if (event.key === 'Enter' && row !== undefined) this.options.opened?.(this.active, row);
    else if (event.key in moves && this.count > 0) this.step(moves[event.key] as number);
    else return;
    event.preventDefault();
  }

  private step(index: number): void {
    const to = Math.max(0, Math.min(index, this.count - 1));
    this.activate(to);
    this.tellActive(to);
  }

  /** The row may still be on its way: tells as soon as it is there, unless the reader has moved on. */
  private tellActive(index: number, tries = 40): void {
    if (index !== this.active) return;
    const row = this.pages.get(index);
    if (row !== undefined) this.options.activated?.(index, row);
    else if (tries > 0) setTimeout(() => this.tellActive(index, tries - 1), 25);
  }
}
