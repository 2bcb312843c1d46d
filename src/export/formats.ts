import { canExportChrome, exportChrome } from './chrome.ts';
import { exportCsv } from './csv.ts';
import { exportJson, exportJsonLines } from './json.ts';
import { exportLog, logLength } from './log-lines.ts';
import { callCount, type ExportPieces, type ExportSource } from './source.ts';

export const exportFormats = ['log', 'csv', 'json', 'jsonl', 'chrome'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportChoice {
  readonly format: ExportFormat;
  /** log, chrome: signals, exits and notices too. */
  readonly events: boolean;
  /** csv: for Excel in Japanese. */
  readonly byteOrderMark: boolean;
}

/** What a browser and a mail program should take the file for. */
export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  log: 'text/plain;charset=utf-8',
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
  jsonl: 'application/jsonl',
  chrome: 'application/json',
};

const endings: Readonly<Record<ExportFormat, string>> = {
  log: '.calls.log',
  csv: '.csv',
  json: '.json',
  jsonl: '.jsonl',
  chrome: '.trace.json',
};

/** A name for the file, after that of the log: `cache-lock.csv`. No characters that a file system may refuse. */
export function exportName(log: string, format: ExportFormat): string {
  const base = log
    .replace(/\.(?:gz|log|txt|strace)(?=\.|$)/g, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 100);
  return `${base || 'trace'}${endings[format]}`;
}

/** The file, piece by piece. */
export function exportPieces(source: ExportSource, choice: ExportChoice): ExportPieces {
  switch (choice.format) {
    case 'log':
      return exportLog(source, choice);
    case 'csv':
      return exportCsv(source, choice);
    case 'json':
      return exportJson(source);
    case 'jsonl':
      return exportJsonLines(source);
    case 'chrome':
      return exportChrome(source, choice);
  }
}

/** Whether the log has what the format needs. */
export function canExport(source: ExportSource, format: ExportFormat): boolean {
  return format !== 'chrome' || canExportChrome(source.log);
}

const sampled = 400;

/** Bytes of the file: exact for `log`, else from calls spread over the selection. */
export function exportLength(source: ExportSource, choice: ExportChoice): number {
  if (choice.format === 'log') return logLength(source, choice);
  const count = callCount(source);
  const few = Math.min(count, sampled);
  const at = (index: number) => Math.floor((index * count) / few);
  const calls = Uint32Array.from({ length: few }, (_, index) =>
    source.calls ? (source.calls[at(index)] as number) : at(index),
  );
  let bytes = 0;
  for (const piece of exportPieces({ ...source, calls }, { ...choice, events: false }))
    bytes += piece.bytes.length;
  return few === 0 ? bytes : Math.round((bytes / few) * count);
}
