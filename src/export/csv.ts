import { exactSeconds } from '../views/format-duration.ts';
import { cutText } from '../views/visible-text.ts';
import { type CallRecord, readRecord } from './record.ts';
import { callCount, type ExportPieces, type ExportSource, eachCall, PieceText } from './source.ts';

export interface CsvOptions {
  /** Begins with a byte order mark: without one, Excel in Japanese takes UTF-8 for Shift_JIS. */
  readonly byteOrderMark: boolean;
}

/** Names say units; times are seconds with all their decimals. */
const columns: readonly (readonly [name: string, cell: (record: CallRecord) => Cell])[] = [
  ['line', (record) => record.line],
  ['end_line', (record) => record.endLine],
  ['pid', (record) => record.pid],
  ['comm', (record) => record.comm],
  ['start_s', (record) => seconds(record.startNs)],
  ['time', (record) => record.time],
  ['syscall', (record) => record.syscall],
  ['arguments', (record) => record.arguments],
  ['result', (record) => record.result],
  ['return_value', (record) => record.returnValue],
  ['errno', (record) => record.errno],
  ['duration_s', (record) => seconds(record.durationNs)],
  ['wait_class', (record) => record.waitClass],
  ['target', (record) => record.target],
  ['state', (record) => record.state],
];

type Cell = string | number | null | { readonly number: string };

/** A cell of Excel holds 32,767 characters; a longer text is cut, with a mark of how much. */
const longestText = 32_000;

/**
 * Calls as CSV: UTF-8, comma-separated, CRLF, cells in quotes where RFC 4180 asks for it, the header first. The times
 * are seconds. A text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
export function* exportCsv(source: ExportSource, options: CsvOptions): ExportPieces {
  const text = new PieceText();
  const count = callCount(source);
  const mark = options.byteOrderMark ? '\ufeff' : '';
  text.add(`${mark}${columns.map(([name]) => name).join(',')}\r\n`, 0);
  let done = 0;
  for (const call of eachCall(source)) {
    const record = readRecord(source, call);
    const piece = text.add(
      `${columns.map(([, cell]) => csvCell(cell(record))).join(',')}\r\n`,
      ++done / count,
    );
    if (piece) yield piece;
  }
  yield text.take(1);
}

/** One cell. Numbers stay numbers, -1 too: only texts can be formulas. */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object') return value.number;
  const harmless = harmlessText(cutText(value, longestText));
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * What a spreadsheet takes for a formula begins with one of these (OWASP, "CSV Injection"); the wide forms work in
 * Japanese versions. Leading blanks are skipped by some.
 */
const formula = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/;

function harmlessText(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

function seconds(ns: number | null): Cell {
  return ns === null ? null : { number: exactSeconds(ns) };
}
