import type { Locale } from '../../i18n/catalog.ts';
import { argsCell, classCell, resultCell, timeCell, tookCell } from '../../views/call-cells.ts';
import type { CallRow, TraceInfo } from '../../views/call-row.ts';
import { callLabels, callParts, cellContext } from './labels.ts';

export interface StaticCallsProps {
  readonly locale: Locale;
  readonly info: TraceInfo;
  readonly rows: readonly CallRow[];
  /** Calls that are lit, and the selected one (-1 for none). */
  readonly marked: readonly number[];
  readonly selected: number;
  readonly label: string;
}

/**
 * The first rows as a real table, made when the site is built: what a page shows before its analyzer is loaded, without
 * JavaScript and in print. It has the columns and heights of the live one, so nothing moves when that takes its place.
 */
export function StaticCalls({ locale, info, rows, marked, selected, label }: StaticCallsProps) {
  const labels = callLabels(info, locale, false);
  const parts = callParts(info);
  const context = cellContext(info, locale, false);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <div class="vt vt-static" tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead class="vt-head">
          <tr class="vt-heads">
            <th class="vt-cell c-line n">{labels.line}</th>
            {parts.time && <th class="vt-cell c-time n">{labels.time}</th>}
            {parts.pids && <th class="vt-cell c-pid n">{labels.pid}</th>}
            <th class="vt-cell c-syscall">{labels.syscall}</th>
            <th class="vt-cell c-args">{labels.args}</th>
            <th class="vt-cell c-result">{labels.result}</th>
            <th class="vt-cell c-class">{labels.class}</th>
            {parts.durations && <th class="vt-cell c-took n">{labels.took}</th>}
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
