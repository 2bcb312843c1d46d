import type { Locale } from '../../i18n/catalog.ts';
import { argsCell, classCell, resultCell, timeCell, tookCell } from '../../views/call-cells.ts';
import type { CallRow, TraceInfo } from '../../views/call-row.ts';
import type { CallSort } from '../../views/call-view.ts';
import { callLabels, callParts, cellContext } from './labels.ts';

export interface StaticCallsProps {
  readonly locale: Locale;
  readonly info: TraceInfo;
  readonly rows: readonly CallRow[];
  /** Calls that are lit, and the selected one (-1 for none). */
  readonly marked: readonly number[];
  readonly selected: number;
  readonly label: string;
  readonly sort: CallSort;
}

/**
 * The first rows as a real table, made when the site is built: what a page shows before its analyzer is loaded, without
 * JavaScript and in print. It has the columns and heights of the live one, so nothing moves when that takes its place.
 */
export function StaticCalls({ locale, info, rows, marked, selected, label, sort }: StaticCallsProps) {
  const labels = callLabels(info, locale, false);
  const parts = callParts(info);
  const context = cellContext(info, locale, false);
  const heads = [
    { key: 'line', text: labels.line, numeric: true, shown: true },
    { key: 'time', text: labels.time, numeric: true, shown: parts.time },
    { key: 'pid', text: labels.pid, numeric: true, shown: parts.pids },
    { key: 'syscall', text: labels.syscall, numeric: false, shown: true },
    { key: 'args', text: labels.args, numeric: false, shown: true },
    { key: 'result', text: labels.result, numeric: false, shown: true },
    { key: 'class', text: labels.class, numeric: false, shown: true },
    { key: 'took', text: labels.took, numeric: true, shown: parts.durations },
  ].filter(({ shown }) => shown);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <div class="vt vt-static" tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead class="vt-head">
          <tr class="vt-heads">
            {heads.map(({ key, text, numeric }) => (
              <th
                key={key}
                class={`vt-cell c-${key}${numeric ? ' n' : ''}`}
                aria-sort={key === sort.key ? (sort.descending ? 'descending' : 'ascending') : undefined}
              >
                <b>{text}</b>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const args = argsCell(row);
            const wait = classCell(row, locale);
            const took = tookCell(row, locale);
            const look = `${row.call === selected ? ' is-active' : ''}${marked.includes(row.call) ? ' is-marked' : ''}`;
            return (
              <tr class={`vt-row${look}`} key={row.call}>
                <td class="vt-cell c-line n">{row.line}</td>
                {parts.time && <td class="vt-cell c-time n">{timeCell(row, context)}</td>}
                {parts.pids && <td class="vt-cell c-pid n">{row.pid}</td>}
                <td class="vt-cell c-syscall">{row.name}</td>
                <td class="vt-cell c-args">
                  {args.before}
                  {args.fdName && <span class="fd-name">{args.fdName}</span>}
                  {args.after}
                </td>
                <td class={`vt-cell c-result${row.errno ? ' is-error' : ''}`}>{resultCell(row)}</td>
                <td class="vt-cell c-class">
                  {wait.word && (
                    <span class={`chip chip-${wait.colour}`}>
                      <span class="chip-letter" aria-hidden="true">
                        {wait.letter}
                      </span>
                      <span class="chip-word">{wait.word}</span>
                    </span>
                  )}
                </td>
                {parts.durations && (
                  <td class="vt-cell c-took n" title={took.title}>
                    {took.text}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
