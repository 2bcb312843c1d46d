import type { SummaryTable } from './trace.ts';

type Span = readonly [start: number, end: number];

/**
 * Reads `-c` / `-C` / `-w` tables line by line. Columns are wherever the dashes are (-U selects and orders them), and
 * cells may be empty, so each word of a row belongs to the dashes that it lies over.
 */
export class SummaryTableReader {
  readonly tables: SummaryTable[] = [];
  private spans: Span[] = [];
  private current: { rows: Record<string, string>[]; table: SummaryTable } | null = null;
  private awaitsTotal = false;
  private abi: string | null = null;

  /** Whether lines are being taken as rows. */
  get open(): boolean {
    return this.current !== null;
  }

  /** Notes `System call usage summary for 32 bit mode:`, which names the next table. */
  title(text: string): boolean {
    const match = TITLE.exec(text);
    if (match) this.abi = match[1] as string;
    return match !== null;
  }

  /** Begins a table at a line of dashes under `header`; false if the two do not make one. */
  begin(header: string, dashes: string, headerLine: number): boolean {
    const spans = dashSpans(dashes);
    if (!spans) return false;
    const cells = cutRow(header, spans);
    const columns = cells.map((cell) => (cell === '% time' ? '%time' : cell));
    if (columns.some((column) => column === '') || !columns.some((column) => COLUMNS.has(column)))
      return false;
    const rows: Record<string, string>[] = [];
    const table: SummaryTable = { line: headerLine, abi: this.abi, columns, rows, total: null };
    this.abi = null;
    this.spans = spans;
    this.current = { rows, table };
    this.awaitsTotal = false;
    this.tables.push(table);
    return true;
  }

  /** Takes one line of the open table; false where the table ended before it. */
  take(text: string): boolean {
    const { current } = this;
    if (!current) return false;
    if (!this.awaitsTotal && dashSpans(text)) {
      this.awaitsTotal = true;
      return true;
    }
    const cells = cutRow(text, this.spans);
    const row: Record<string, string> = {};
    for (const [i, column] of current.table.columns.entries()) row[column] = cells[i] as string;
    if (!looksLikeRow(cells, current.table.columns)) {
      this.close();
      return false;
    }
    if (this.awaitsTotal) {
      this.tables[this.tables.length - 1] = { ...current.table, total: row };
      this.close();
    } else current.rows.push(row);
    return true;
  }

  close(): void {
    this.current = null;
    this.spans = [];
    this.awaitsTotal = false;
  }
}

const TITLE = /^System call usage summary for (.+):$/;
/** Column names of strace 4.8 to 7.2 (count.c); one of them must stand in a header. */
const COLUMNS = new Set([
  '%time',
  'seconds',
  'usecs/call',
  'calls',
  'errors',
  'syscall',
  'shortest',
  'longest',
]);

function dashSpans(text: string): Span[] | null {
  const spans: Span[] = [];
  for (const match of text.matchAll(/\S+/g)) {
    if (!/^-{3,}$/.test(match[0])) return null;
    spans.push([match.index, match.index + match[0].length]);
  }
  return spans.length > 0 ? spans : null;
}

function cutRow(text: string, spans: readonly Span[]): string[] {
  const cells = spans.map(() => '');
  for (const match of text.matchAll(/\S+/g)) {
    const i = nearestSpan(match.index, match.index + match[0].length, spans);
    cells[i] = cells[i] ? `${cells[i]} ${match[0]}` : match[0];
  }
  return cells;
}

/** The span with the largest overlap; a number too wide for its column still touches its own dashes. */
function nearestSpan(start: number, end: number, spans: readonly Span[]): number {
  let best = 0;
  let bestOverlap = Number.NEGATIVE_INFINITY;
  for (const [i, [from, to]] of spans.entries()) {
    const overlap = Math.min(end, to) - Math.max(start, from);
    if (overlap > bestOverlap) {
      best = i;
      bestOverlap = overlap;
    }
  }
  return best;
}

function looksLikeRow(cells: readonly string[], columns: readonly string[]): boolean {
  let filled = 0;
  for (const [i, cell] of cells.entries()) {
    if (cell === '') continue;
    if (columns[i] === 'syscall' ? !/^[\w#?]+$/.test(cell) : !/^[\d.]+$/.test(cell)) return false;
    filled++;
  }
  return filled > 0 && (filled > 1 || columns.length === 1);
}
