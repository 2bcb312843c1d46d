import { readRecord } from './record.ts';
import { callCount, type ExportPieces, type ExportSource, eachCall, PieceText } from './source.ts';

/** Goes up where a reader of an older file would misread a newer one. */
const version = 1;

/** One object with all calls: what they were taken from, the query, and `calls`, each on a line. */
export function* exportJson(source: ExportSource): ExportPieces {
  const { trace } = source.log;
  const text = new PieceText();
  const count = callCount(source);
  const head = {
    format: 'trace-dojo-calls',
    version,
    files: trace.files.map((file) => file.name),
    clock: trace.clock,
    baseNs: String(trace.baseNs),
    query: source.query,
    count,
  };
  text.add(`${JSON.stringify(head).slice(0, -1)},"calls":[`, 0);
  let done = 0;
  for (const call of eachCall(source)) {
    const before = done === 0 ? '\n' : ',\n';
    const piece = text.add(before + JSON.stringify(readRecord(source, call)), ++done / count);
    if (piece) yield piece;
  }
  text.add('\n]}\n', 1);
  yield text.take(1);
}

/** JSON Lines: one call on each line and nothing else, for logs that no program should read at once. */
export function* exportJsonLines(source: ExportSource): ExportPieces {
  const text = new PieceText();
  const count = callCount(source);
  let done = 0;
  for (const call of eachCall(source)) {
    const piece = text.add(`${JSON.stringify(readRecord(source, call))}\n`, ++done / count);
    if (piece) yield piece;
  }
  yield text.take(1);
}
