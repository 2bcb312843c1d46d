import { Fragment } from 'preact';
import type { Activity } from '../../../analysis/strace/fd-lives/activity.ts';
import { slices } from '../../../analysis/strace/fd-lives/activity.ts';
import type { Locale } from '../../../i18n/catalog.ts';
import { filesCatalog } from '../../../i18n/catalogs/files.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { barHeight, barPaths } from '../../../views/files/activity-bar.ts';
import { fileCells, groupMark } from '../../../views/files/columns.ts';
import type { FileRow, FileSort } from '../../../views/files/file-row.ts';
import { callParts } from '../labels.ts';

interface Props {
  readonly locale: Locale;
  readonly info: TraceInfo;
  readonly rows: readonly FileRow[];
  readonly sort: FileSort;
}

/** The first rows as a real table, made when the site is built, in the columns and heights of the live one. */
export function StaticFiles({ locale, info, rows, sort }: Props) {
  const t = filesCatalog[locale];
  const cells = fileCells(locale, callParts(info));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <div class="vt vt-static" tabIndex={0} role="group" aria-label={t.label}>
      <table>
        <thead class="vt-head">
          <tr class="vt-heads">
            {cells.map(({ key, label, numeric }) => (
              <Fragment key={key}>
                <th
                  class={`vt-cell c-file-${key}${numeric ? ' n' : ''}`}
                  aria-sort={key === sort.key ? (sort.descending ? 'descending' : 'ascending') : undefined}
                >
                  <b>{label}</b>
                </th>
                {key === 'target' && (
                  <th class="vt-cell c-file-activity">
                    <b>{t.activity}</b>
                  </th>
                )}
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr class="vt-row" key={`${row.life} ${row.targetId}`}>
              {cells.map(({ key, numeric, text, exact }) => (
                <Fragment key={key}>
                  <td
                    class={`vt-cell c-file-${key}${numeric ? ' n' : ''}${row.nested && key === 'target' ? ' is-nested' : ''}`}
                    title={exact?.(row)}
                  >
                    {key === 'target' && groupMark(row)}
                    {text(row)}
                  </td>
                  {key === 'target' && (
                    <td class="vt-cell c-file-activity">
                      <ActivityBar activity={row.activity} />
                    </td>
                  )}
                </Fragment>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ActivityBar({ activity }: { readonly activity: Activity }) {
  const { reads, writes, open } = barPaths(activity);
  return (
    <svg
      class="file-bar"
      viewBox={`0 0 ${slices} ${barHeight}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="file-open" x={open.x} y={barHeight / 2 - 0.75} width={open.width} height={1.5} />
      <path class="file-reads" d={reads} />
      <path class="file-writes" d={writes} />
    </svg>
  );
}
