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

const overscan = 2;
/** Rows that are fetched beyond those in view, so that the next turn of the wheel finds them. */
const ahead = 24;
const settleMs = 150;
/** While rows are on their way the ones before stay on screen this long; then empty rows show where the reader is. */
const patienceMs = 120;

/**
 * A table of any number of rows that keeps only those in view in the document. Framework-free: give it an element and
 * a function that loads rows. An ARIA grid with one tab stop, moved with arrows, PageUp/PageDown, Home/End.
 */
export class VirtualTable<Row> {
  readonly element: HTMLElement;
  private readonly options: TableOptions<Row>;
  private readonly head: TableHead<Row>;
  private readonly body: HTMLElement;
  /** Stays in view while the body scrolls, so that rows move when they are drawn and never leave a hole before. */
  private readonly pane: HTMLElement;
  private readonly range = new ScrollRange();
  private readonly pages: RowPages<Row>;
  private readonly resizing: ResizeObserver;
  private pool: TableRow<Row>[] = [];
  private count = 0;
  private active = -1;
  private version = 0;
  /** The row that lies at the pane's upper edge; others are placed relative to it. */
  private origin = 0;
  /** Where the rows were when the request under way was made. */
  private asked = 0;
  private drawnAt = Number.NEGATIVE_INFINITY;
  private impatient: ReturnType<typeof setTimeout> | undefined;
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
    const layer = document.createElement('div');
    layer.className = 'vt-layer';
    layer.setAttribute('role', 'none');
    this.pane = document.createElement('div');
    this.pane.setAttribute('role', 'none');
    layer.append(this.pane);
    this.body.append(layer);
    this.element.append(this.head.element, this.body);
    parent.append(this.element);
    this.pages = new RowPages(options.load, () => this.arrived());
    this.element.addEventListener('scroll', () => this.scrolled(), { passive: true });
    this.element.addEventListener('keydown', (event) => this.key(event));
    this.element.addEventListener('click', (event) => this.click(event));
    this.resizing = new ResizeObserver(() => this.resized());
    this.resizing.observe(this.element);
  }

  destroy(): void {
    clearTimeout(this.settle);
    clearTimeout(this.impatient);
    this.resizing.disconnect();
    this.element.remove();
  }

  /**
   * Shows `count` rows of a new view, the first ones of which may be given at once. `keepPlace` stays where the reader
   * is.
   */
  show(count: number, keepPlace: boolean, first: readonly Row[] = []): void {
    if (keepPlace) this.takeScroll();
    this.count = count;
    this.version++;
    this.pages.reset();
    this.pages.prime(first);
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
    this.takeScroll();
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

  /**
   * Makes a row the active one; -1 for none. If it is out of view, `least` brings it to the nearest edge and `center`
   * to the middle; `stay` leaves the reader where they are.
   */
  activate(index: number, place: 'least' | 'center' | 'stay' = 'least'): void {
    this.active = index;
    if (index >= 0 && place !== 'stay') this.bring(index, place === 'center');
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

  /** A scroll is told with the next frame: where the reader has just moved to must not be undone by more rows. */
  private takeScroll(): void {
    if (this.viewport > 0) this.range.scrolled(Math.round(this.element.scrollTop));
  }

  private resized(): void {
    const { active, range, options } = this;
    const isSeen = active >= 0 && range.offsetShowing(active, options.rowHeight) === range.offset;
    this.range.resize(this.count * this.options.rowHeight, this.viewport);
    this.body.style.height = `${this.range.height}px`;
    const top = this.range.settled();
    if (Math.round(this.element.scrollTop) !== top) this.element.scrollTop = top;
    const needed = Math.ceil(this.viewport / this.options.rowHeight) + 2 * overscan + 1;
    while (this.pool.length < needed) {
      const row = new TableRow(this.options.columns, this.options.id);
      this.pool.push(row);
      this.pane.append(row.element);
    }
    this.version++;
    if (isSeen) this.bring(active, false);
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

  private visible(offset: number, more: number): readonly [first: number, last: number] {
    const { rowHeight } = this.options;
    const first = Math.max(0, Math.floor(offset / rowHeight) - more);
    return [first, Math.min(this.count, Math.ceil((offset + this.viewport) / rowHeight) + more)];
  }

  private isLoaded(offset: number): boolean {
    const [first, last] = this.visible(offset, 0);
    for (let row = first; row < last; row++) if (this.pages.get(row) === undefined) return false;
    return true;
  }

  /** Draws where the reader is if the rows are there; else asks for them and waits a moment before showing empty ones. */
  private render(): void {
    const { offset } = this.range;
    if (this.isLoaded(offset)) this.draw(offset);
    else if (performance.now() - this.drawnAt > patienceMs) this.draw(offset);
    else this.impatient ??= setTimeout(() => this.draw(this.range.offset), patienceMs);
    const [first, last] = this.visible(offset, ahead);
    if (last <= first) return;
    if (!this.pages.busy) this.asked = offset;
    this.pages.want(first, last);
  }

  /** Rows came: those for where the reader is now, or at least those for where they were a moment ago. */
  private arrived(): void {
    const { offset } = this.range;
    if (!this.isLoaded(offset) && this.isLoaded(this.asked)) this.draw(this.asked);
    this.render();
  }

  private draw(offset: number): void {
    clearTimeout(this.impatient);
    this.impatient = undefined;
    this.drawnAt = performance.now();
    const { rowHeight, id } = this.options;
    const [first, last] = this.visible(offset, overscan);
    // A new origin moves every row, an old one keeps them and moves the pane: only far jumps need a new one.
    if (Math.abs(first - this.origin) > 10_000) this.origin = first;
    this.pane.style.transform = `translateY(${this.origin * rowHeight - offset}px)`;
    const size = this.pool.length;
    for (const [place, row] of this.pool.entries()) {
      const index = rowAt(first, place, size);
      if (index >= last) row.hide();
      else {
        const data = this.pages.get(index);
        row.show(index, data, (index - this.origin) * rowHeight, {
          version: this.version,
          active: index === this.active,
          marked: data !== undefined && (this.options.isMarked?.(data) ?? false),
        });
      }
    }
    if (this.active >= first && this.active < last) {
      this.element.setAttribute('aria-activedescendant', `${id}-r${this.active}`);
    } else this.element.removeAttribute('aria-activedescendant');
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
