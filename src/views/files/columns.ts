import { slices } from '../../analysis/strace/fd-lives/activity.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { filesCatalog } from '../../i18n/catalogs/files.ts';
import { formatBytes, formatCount } from '../format-count.ts';
import { exactDuration, formatDuration } from '../format-duration.ts';
import type { Column } from '../table-head.ts';
import { writeText } from '../table-row.ts';
import { shortPath, visibleText } from '../visible-text.ts';
import { barHeight, barPaths } from './activity-bar.ts';
import type { FileRow } from './file-row.ts';

const svg = 'http://www.w3.org/2000/svg';
const nameLimit = 90;

/** What a cell says, with what it says on hover. */
export interface FileCell {
  readonly key: string;
  readonly label: string;
  readonly title?: string;
  readonly numeric: boolean;
  readonly text: (row: FileRow) => string;
  readonly exact?: (row: FileRow) => string;
}

/** The columns of text, the same in the live table and in the static one. */
export function fileCells(
  locale: Locale,
  parts: { readonly pids: boolean; readonly durations: boolean },
): FileCell[] {
  const t = filesCatalog[locale];
  const count = (value: number) => (value > 0 ? formatCount(value) : '');
  const bytes = (value: number) => (value > 0 ? formatBytes(value) : '');
  const cells: (FileCell | false)[] = [
    {
      key: 'target',
      label: t.target,
      numeric: false,
      text: (row) => visibleText(shortPath(row.target, nameLimit)),
      exact: (row) => visibleText(row.target),
    },
    {
      key: 'fd',
      label: t.fd,
      title: t.fdTitle,
      numeric: true,
      text: (row) => (row.life < 0 ? t.lives(formatCount(row.lives)) : String(row.fd)),
    },
    parts.pids && {
      key: 'pid',
      label: t.pid,
      numeric: true,
      text: (row) => (row.pid === null ? '' : String(row.pid)),
    },
    { key: 'line', label: t.lines, title: t.linesTitle, numeric: true, text: linesText },
    { key: 'calls', label: t.calls, numeric: true, text: (row) => formatCount(row.calls) },
    { key: 'errors', label: t.errors, numeric: true, text: (row) => count(row.errors) },
    {
      key: 'read',
      label: t.read,
      numeric: true,
      text: (row) => bytes(row.readBytes),
      exact: (row) => (row.readBytes > 0 ? t.bytes(formatCount(row.readBytes)) : ''),
    },
    {
      key: 'written',
      label: t.written,
      numeric: true,
      text: (row) => bytes(row.writtenBytes),
      exact: (row) => (row.writtenBytes > 0 ? t.bytes(formatCount(row.writtenBytes)) : ''),
    },
    parts.durations && {
      key: 'rate',
      label: t.rate,
      title: t.rateTitle,
      numeric: true,
      text: (row) => (row.bytesPerSecond > 0 ? `${formatBytes(row.bytesPerSecond)}/s` : ''),
    },
    parts.durations && {
      key: 'longest',
      label: t.longest,
      numeric: true,
      text: (row) => formatDuration(row.longestNs, locale),
      exact: (row) => exactDuration(row.longestNs),
    },
    parts.durations && {
      key: 'time',
      label: t.time,
      title: t.timeTitle,
      numeric: true,
      text: (row) => formatDuration(row.durationNs, locale),
      exact: (row) => exactDuration(row.durationNs),
    },
  ];
  return cells.filter((cell) => cell !== false);
}

export function linesText({ firstLine, lastLine }: FileRow): string {
  return firstLine === lastLine ? String(firstLine) : `${firstLine}–${lastLine}`;
}

/** `▸` before a closed group, `▾` before an open one. */
export function groupMark(row: FileRow): string {
  return row.life >= 0 ? '' : row.open ? '▾ ' : '▸ ';
}

/** The columns of the live table: text, and the bar of activity after the name. */
export function fileColumns(
  locale: Locale,
  parts: { readonly pids: boolean; readonly durations: boolean },
): Column<FileRow>[] {
  const t = filesCatalog[locale];
  const columns = fileCells(locale, parts).map((cell): Column<FileRow> => {
    const { key, label, title, numeric } = cell;
    const isName = key === 'target';
    return {
      key: `file-${key}`,
      label,
      ...(title === undefined ? {} : { title }),
      numeric,
      sortable: key !== 'pid',
      fills: isName,
      fill: (place, row) => {
        const text = row ? cell.text(row) : '';
        writeText(place, row && isName ? `${groupMark(row)}${text}` : text);
        const exact = row && cell.exact ? cell.exact(row) : '';
        if (place.title !== exact) place.title = exact;
        if (!isName) return;
        place.classList.toggle('is-nested', row?.nested === true);
        const said =
          row && row.life < 0 ? t.group(cell.exact?.(row) ?? '', formatCount(row.lives), row.open) : '';
        if (said) place.setAttribute('aria-label', said);
        else place.removeAttribute('aria-label');
      },
    };
  });
  const bar: Column<FileRow> = {
    key: 'file-activity',
    label: t.activity,
    title: t.activityTitle,
    build: buildBar,
    fill: fillBar,
  };
  return columns.toSpliced(1, 0, bar);
}

function buildBar(cell: HTMLElement): void {
  const picture = document.createElementNS(svg, 'svg');
  picture.setAttribute('viewBox', `0 0 ${slices} ${barHeight}`);
  picture.setAttribute('preserveAspectRatio', 'none');
  picture.setAttribute('class', 'file-bar');
  picture.setAttribute('aria-hidden', 'true');
  const open = document.createElementNS(svg, 'rect');
  open.setAttribute('class', 'file-open');
  open.setAttribute('y', String(barHeight / 2 - 0.75));
  open.setAttribute('height', '1.5');
  const reads = document.createElementNS(svg, 'path');
  reads.setAttribute('class', 'file-reads');
  const writes = document.createElementNS(svg, 'path');
  writes.setAttribute('class', 'file-writes');
  picture.append(open, reads, writes);
  cell.append(picture);
}

function fillBar(cell: HTMLElement, row: FileRow | undefined): void {
  const picture = cell.firstChild as SVGElement;
  picture.style.visibility = row ? 'visible' : 'hidden';
  if (!row) return;
  const paths = barPaths(row.activity);
  const [open, reads, writes] = picture.childNodes as unknown as [SVGElement, SVGElement, SVGElement];
  open.setAttribute('x', String(paths.open.x));
  open.setAttribute('width', String(paths.open.width));
  reads.setAttribute('d', paths.reads);
  writes.setAttribute('d', paths.writes);
}
