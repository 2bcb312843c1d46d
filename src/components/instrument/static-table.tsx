import { renderToStringAsync } from 'preact-render-to-string';
import type { Locale } from '../../i18n/catalog.ts';
import type { TakenTable } from './first-rows.ts';
import { type FirstParams, staticInstrument } from './static-instrument.tsx';

/** A few rows of one table of an instrument. */
export interface AskedTable {
  readonly fixture: string;
  readonly locale: Locale;
  /** The view and what else its address says. */
  readonly first: FirstParams;
  readonly rows: number;
  /** Keys of the columns that are shown; all where it is left out. */
  readonly columns?: readonly string[];
  /** Which table of a view with several, from 1. */
  readonly table: number;
}

/**
 * A table of a Go trace or a profile as HTML, by itself: what a reader could press in the instrument is text.
 * @throws Error where there is no such table, column or row
 */
export async function staticTable(
  asked: AskedTable,
): Promise<{ readonly label: string; readonly html: string }> {
  const { fixture, locale, first, rows, columns, table } = asked;
  const fail = (what: string) => new Error(`<TraceTable fixture="${fixture}">: ${what}`);
  // A view that waited for its answers is drawn again: of one name, the last counts.
  const taken = new Map<string, TakenTable>();
  await staticInstrument({
    ...{ fixture, locale, first, id: 'table', most: rows },
    take: (one) => taken.set(one.label, one),
  });
  const found = [...taken.values()][table - 1];
  if (!found) throw fail(`the view has ${taken.size} tables: ${[...taken.keys()].join(', ')}`);
  if (found.rows.length === 0) throw fail('no row');
  const known = found.columns.map(({ key }) => key);
  const unknown = columns?.find((key) => !known.includes(key));
  if (unknown !== undefined) throw fail(`no column "${unknown}"; there are ${known.join(', ')}`);
  const html = await renderToStringAsync(<Table {...found} keys={columns ?? known} />);
  return { label: found.label, html: html.replace(/<(\/?)button\b[^>]*>/g, '<$1span>') };
}

function Table({ label, columns, rows, keys }: TakenTable & { readonly keys: readonly string[] }) {
  const shown = keys.map((key) => columns.find((one) => one.key === key)).filter((one) => one !== undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <div class="totals-table" tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead>
          <tr>
            {shown.map(({ key, numeric, hint, label: words }) => (
              <th key={key} class={`t-${key}${numeric ? ' n' : ''}`} scope="col" title={hint}>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {shown.map(({ key, numeric, cell, title }) => (
                <td key={key} class={`t-${key}${numeric ? ' n' : ''}`} title={title?.(row)}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
