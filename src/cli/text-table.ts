import { visibleText } from '../views/visible-text.ts';

/** Ranges that a terminal shows two columns wide (East Asian Width W and F, the common blocks). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Columns that a text takes in a terminal; colour sequences take none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text.replace(colourSequence, '')) width += wide.test(character) ? 2 : 1;
  return width;
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that begins a colour is one
const colourSequence = /\u001b\[[0-9;]*m/g;

/** The first columns of a text, with `…` where something was cut. */
export function fit(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let width = 0;
  let kept = '';
  for (const character of text) {
    width += displayWidth(character);
    if (width > columns - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Text of a trace for a terminal: one line, no control characters, cut to fit. */
export function quoteLine(text: string, columns: number): string {
  return fit(visibleText(text), columns);
}

const pad = (text: string, columns: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(columns - displayWidth(text), 0));
  return right ? space + text : text + space;
};

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/**
 * Rows under their titles, two spaces between columns, no wider than `columns`: the last column is cut where it must
 * be. Two columns in front of every line.
 * @param emphasis how the titles are written
 */
export function table(
  header: readonly Column[],
  rows: readonly (readonly string[])[],
  columns: number,
  emphasis: (text: string) => string,
): string {
  const widths = header.map(({ title }, index) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[index] ?? ''))),
  );
  const last = header.length - 1;
  const before = widths.slice(0, last).reduce((sum, width) => sum + width + 2, 2);
  widths[last] = Math.min(widths[last] as number, Math.max(columns - before, 8));
  const line = (cells: readonly string[]) =>
    `  ${cells
      .map((cell, index) => {
        const right = header[index]?.align === 'right';
        const width = widths[index] as number;
        const text = index === last ? fit(cell, width) : cell;
        return index === last && !right ? text : pad(text, width, right);
      })
      .join('  ')}`.trimEnd();
  const titles = emphasis(line(header.map(({ title }) => title)));
  return `${[titles, ...rows.map(line)].join('\n')}\n`;
}

/** Breaks prose at spaces, and Japanese at any character but not before closing marks. */
export function wrap(text: string, columns: number, indent: string): string {
  const room = columns - displayWidth(indent);
  const pieces = text.match(
    /[\x20-\x7e\u00a1-\u2dff]+?(?:\s+|(?=[^\x20-\x7e\u00a1-\u2dff])|$)|[^\x20-\x7e\u00a1-\u2dff][、。，．」）】：；？！]*/gu,
  );
  const lines: string[] = [];
  let current = '';
  for (const piece of pieces ?? []) {
    if (current !== '' && displayWidth(current + piece.trimEnd()) > room) {
      lines.push(current.trimEnd());
      current = '';
    }
    current += piece;
  }
  if (current !== '') lines.push(current.trimEnd());
  return lines.map((line) => indent + line).join('\n');
}
