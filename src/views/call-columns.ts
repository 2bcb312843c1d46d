import {
  argsCell,
  type CellContext,
  classCell,
  noClass,
  resultCell,
  timeCell,
  tookCell,
} from './call-cells.ts';
import type { CallRow } from './call-row.ts';
import type { Column } from './table-head.ts';
import { writeText } from './table-row.ts';

/** Words over the columns. */
export interface CallLabels {
  readonly line: string;
  readonly lineTitle: string;
  readonly time: string;
  readonly timeTitle: string;
  readonly pid: string;
  readonly syscall: string;
  readonly args: string;
  readonly result: string;
  readonly class: string;
  readonly classTitle: string;
  readonly took: string;
  readonly tookTitle: string;
}

/** Which columns a log has anything for. */
export interface CallParts {
  readonly time: boolean;
  readonly pids: boolean;
  readonly durations: boolean;
}

/**
 * The columns of the table of calls.
 * @param context asked for each cell, so that a change of clock needs no new table
 */
export function callColumns(
  labels: CallLabels,
  parts: CallParts,
  context: () => CellContext,
): Column<CallRow>[] {
  const text = (value: (row: CallRow) => string) => (cell: HTMLElement, row: CallRow | undefined) =>
    writeText(cell, row ? value(row) : '');
  const columns: (Column<CallRow> | false)[] = [
    {
      key: 'line',
      label: labels.line,
      title: labels.lineTitle,
      numeric: true,
      sortable: true,
      fill: text((row) => String(row.line)),
    },
    parts.time && {
      key: 'time',
      label: labels.time,
      title: labels.timeTitle,
      numeric: true,
      sortable: true,
      fill: text((row) => timeCell(row, context())),
    },
    parts.pids && {
      key: 'pid',
      label: labels.pid,
      numeric: true,
      sortable: true,
      fill: text((row) => (row.pid === null ? '' : String(row.pid))),
    },
    { key: 'syscall', label: labels.syscall, sortable: true, fill: text((row) => row.name) },
    { key: 'args', label: labels.args, fills: true, build: buildArgs, fill: fillArgs },
    {
      key: 'result',
      label: labels.result,
      sortable: true,
      fill: (cell, row) => {
        writeText(cell, row ? resultCell(row) : '');
        cell.classList.toggle('is-error', row !== undefined && row.errno !== '');
      },
    },
    {
      key: 'class',
      label: labels.class,
      title: labels.classTitle,
      sortable: true,
      build: buildClass,
      fill: (cell, row) => fillClass(cell, row, context()),
    },
    parts.durations && {
      key: 'took',
      label: labels.took,
      title: labels.tookTitle,
      numeric: true,
      sortable: true,
      fill: (cell, row) => {
        const took = row ? tookCell(row, context().locale) : { text: '', title: '' };
        writeText(cell, took.text);
        if (cell.title !== took.title) cell.title = took.title;
      },
    },
  ];
  return columns.filter((column) => column !== false);
}

function buildArgs(cell: HTMLElement): void {
  const name = document.createElement('span');
  name.className = 'fd-name';
  name.append(document.createTextNode(''));
  cell.append(document.createTextNode(''), name, document.createTextNode(''));
}

function fillArgs(cell: HTMLElement, row: CallRow | undefined): void {
  const text = row ? argsCell(row) : { before: '', fdName: '', fdTitle: '', after: '' };
  const [before, name, after] = cell.childNodes as unknown as [Text, HTMLElement, Text];
  before.data = text.before;
  writeText(name, text.fdName);
  if (name.title !== text.fdTitle) name.title = text.fdTitle;
  after.data = text.after;
}

function buildClass(cell: HTMLElement): void {
  const chip = document.createElement('span');
  const word = document.createElement('span');
  const letter = document.createElement('span');
  word.className = 'chip-word';
  letter.className = 'chip-letter';
  letter.setAttribute('aria-hidden', 'true');
  word.append(document.createTextNode(''));
  letter.append(document.createTextNode(''));
  chip.append(letter, word);
  cell.append(chip);
}

function fillClass(cell: HTMLElement, row: CallRow | undefined, context: CellContext): void {
  const chip = cell.firstChild as HTMLElement;
  const { word, letter, colour, means } = row ? classCell(row, context.locale) : noClass;
  const name = colour ? `chip chip-${colour}` : 'chip-none';
  if (chip.className !== name) chip.className = name;
  if (cell.title !== means) cell.title = means;
  writeText(chip.firstChild as HTMLElement, letter);
  writeText(chip.lastChild as HTMLElement, word);
}
