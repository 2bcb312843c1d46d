import { hasValue, toggleValue } from '../../../analysis/strace/query/edit.ts';
import type { LaneSum } from '../../../analysis/strace/timeline/lane-sums.ts';
import type { Lane } from '../../../analysis/strace/timeline/lanes.ts';
import { waitClassTexts } from '../../../i18n/catalogs/findings.ts';
import { timelineCatalog } from '../../../i18n/catalogs/timeline.ts';
import { classColours } from '../../../views/call-cells.ts';
import { formatCount } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import { cutText, visibleText } from '../../../views/visible-text.ts';
import type { AnalyzerModel } from '../model.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly lanes: readonly Lane[];
  readonly sums: readonly LaneSum[];
  readonly from: string;
  readonly to: string;
  /** False before the analyzer runs: its buttons are text then. */
  readonly live: boolean;
}

/** More rows than anyone reads; the query finds the rest. */
const mostRows = 300;
const commLimit = 32;

/** What the drawing shows, as a table: each thread's time by class in the stretch that is shown. */
export function LaneTable({ model, lanes, sums, from, to, live }: Props) {
  const { locale } = model;
  const t = timelineCatalog[locale];
  const rows = sums.slice(0, mostRows);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <div class="tl-table totals-table" tabIndex={0} role="group" aria-label={t.tableCaption(from, to)}>
      <table>
        <caption>{t.tableCaption(from, to)}</caption>
        <thead>
          <tr>
            <th scope="col">{t.pid}</th>
            <th scope="col" class="n">
              {t.calls}
            </th>
            {classColours.map((colour, index) => (
              <th scope="col" class="n" key={colour}>
                {waitClassTexts[index as 0].chip[locale]}
              </th>
            ))}
            <th scope="col" class="n">
              {t.longest}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.lane} model={model} row={row} lane={lanes[row.lane] as Lane} live={live} />
          ))}
        </tbody>
      </table>
      {sums.length > rows.length && <p class="soft">{t.tableMore(formatCount(sums.length - rows.length))}</p>}
    </div>
  );
}

function Row({
  model,
  row,
  lane,
  live,
}: {
  readonly model: AnalyzerModel;
  readonly row: LaneSum;
  readonly lane: Lane;
  readonly live: boolean;
}) {
  const { locale } = model;
  const t = timelineCatalog[locale];
  const { pid } = lane;
  const name = `${pid ?? '–'}${lane.comm ? ` ${visibleText(cutText(lane.comm, commLimit))}` : ''}`;
  return (
    <tr>
      <th
        scope="row"
        class={lane.inProcess ? 'is-thread' : undefined}
        title={lane.inProcess ? t.thread : undefined}
      >
        {pid !== null && live ? (
          <button
            type="button"
            class="an-link"
            aria-pressed={hasValue(model.query.value, 'pid', pid)}
            title={t.onlyPid(String(pid))}
            onClick={() => {
              model.query.value = toggleValue(model.query.value, 'pid', pid);
            }}
          >
            {name}
          </button>
        ) : (
          name
        )}
      </th>
      <td class="n">{formatCount(row.calls)}</td>
      {row.byClassNs.map((ns, index) => (
        <td class="n" key={classColours[index]} title={exactDuration(ns)}>
          {ns > 0 ? formatDuration(ns, locale) : ''}
        </td>
      ))}
      <td class="n">
        {row.longestCall >= 0 && live ? (
          <button type="button" class="an-link" onClick={() => model.showCall(row.longestCall)}>
            {formatDuration(row.longestNs, locale)}
          </button>
        ) : (
          formatDuration(row.longestNs, locale)
        )}
      </td>
    </tr>
  );
}
