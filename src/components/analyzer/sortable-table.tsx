import { useSignal } from '@preact/signals';
import { type ComponentChildren, Fragment } from 'preact';
import { useContext } from 'preact/hooks';
import { FirstRows } from '../instrument/first-rows.ts';

export interface TotalColumn<Row> {
  readonly key: string;
  readonly label: string;
  readonly numeric?: boolean;
  /** Sorted by; not a number comes last. Without it the column cannot be sorted by. */
  readonly value?: (row: Row) => number | string;
  readonly cell: (row: Row) => ComponentChildren;
  readonly title?: (row: Row) => string;
  /** What the column means, on its header. */
  readonly hint?: string;
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly TotalColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort: string;
  /** What stands below a row, over its whole width; nothing for a row that is closed. */
  readonly below?: (row: Row) => ComponentChildren;
  /** How many rows are shown, the first ones of the order; all where it is left out. */
  readonly most?: number;
  /** The order where somebody else keeps it, and who hears of another. */
  readonly order?: { readonly key: string; readonly descending: boolean };
  readonly reorder?: (order: { readonly key: string; readonly descending: boolean }) => void;
  /** The rows are in order already: only the first ones of many are here. */
  readonly isSorted?: boolean;
}

/** A table of some hundred rows, all in the document, sorted by a click on a header. */
export function SortableTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  sort,
  below,
  most,
  order,
  reorder,
  isSorted = false,
}: Props<Row>) {
  const first = useContext(FirstRows);
  const by = useSignal({ key: sort, descending: true });
  const { key, descending } = order ?? by.value;
  const column = columns.find((one) => one.key === key);
  const value = isSorted ? undefined : column?.value;
  const sorted = value ? [...rows].sort((a, b) => compare(value(a), value(b), descending)) : rows;
  const shown = sorted.slice(0, most ?? first?.most);
  first?.take?.({ label, columns: columns as readonly TotalColumn<unknown>[], rows: shown });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <div class="totals-table" tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((one) => (
              <th
                key={one.key}
                class={`t-${one.key}${one.numeric ? ' n' : ''}`}
                scope="col"
                title={one.hint}
                aria-sort={one.key === key ? (descending ? 'descending' : 'ascending') : undefined}
              >
                {one.value ? (
                  <button
                    type="button"
                    onClick={() => {
                      const next = {
                        key: one.key,
                        descending: one.key === key ? !descending : Boolean(one.numeric),
                      };
                      by.value = next;
                      reorder?.(next);
                    }}
                  >
                    {one.label}
                  </button>
                ) : (
                  one.label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const more = below?.(row);
            return (
              <Fragment key={rowKey(row)}>
                <tr>
                  {columns.map((one) => (
                    <td
                      key={one.key}
                      class={`t-${one.key}${one.numeric ? ' n' : ''}`}
                      title={one.title?.(row)}
                    >
                      {one.cell(row)}
                    </td>
                  ))}
                </tr>
                {more && (
                  <tr>
                    <td colSpan={columns.length}>{more}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {first && shown.length < sorted.length && <p class="soft">{first.note(shown.length, sorted.length)}</p>}
    </div>
  );
}

function compare(a: number | string, b: number | string, descending: boolean): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  const order = a < b ? -1 : a > b ? 1 : 0;
  return descending ? -order : order;
}
