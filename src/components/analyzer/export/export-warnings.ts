import type { ExportFormat } from '../../../export/formats.ts';
import type { Clock } from '../../../formats/strace/trace.ts';

/** More than this is refused in a browser: it would have to keep all of it until it is saved. */
export const mostBytes = 4 * 2 ** 30;
/** From here on it is said that it takes room. */
const largeBytes = 500e6;
/** Rows of a sheet in Excel, without the header. */
const sheetRows = 1_048_575;
/** Programs that read a JSON file as one text cannot read more (V8's longest string). */
const longestText = 512 * 2 ** 20;
/** Where viewers of traces begin to take minutes. */
const manyEvents = 1_000_000;

export type ExportWarning = 'tooLarge' | 'large' | 'manyRows' | 'longJson' | 'manyEvents' | 'relativeClock';

/** What to know before a file of this size is made. */
export function exportWarnings(
  format: ExportFormat,
  size: { readonly calls: number; readonly bytes: number },
  clock: Clock | undefined,
): ExportWarning[] {
  const warnings: ExportWarning[] = [];
  if (size.bytes > mostBytes) warnings.push('tooLarge');
  else if (size.bytes > largeBytes) warnings.push('large');
  if (format === 'csv' && size.calls > sheetRows) warnings.push('manyRows');
  if (format === 'json' && size.bytes > longestText) warnings.push('longJson');
  if (format === 'chrome' && size.calls > manyEvents) warnings.push('manyEvents');
  if (format === 'log' && clock === 'relative') warnings.push('relativeClock');
  return warnings;
}
