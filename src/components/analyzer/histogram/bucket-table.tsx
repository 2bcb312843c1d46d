import { useEffect, useRef } from 'preact/hooks';
import {
  bucketEdgesNs,
  bucketOf,
  type DurationRow,
  type Histogram,
} from '../../../analysis/strace/histogram.ts';
import { analyzerCatalog } from '../../../i18n/catalogs/analyzer.ts';
import { histogramCatalog } from '../../../i18n/catalogs/histogram.ts';
import { formatCount } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import { barHeights, isBelowFloor, type ShownBuckets, shownBuckets } from '../../../views/histogram/shape.ts';
import { bucketText } from '../../../views/histogram/words.ts';
import { visibleText } from '../../../views/visible-text.ts';
import type { AnalyzerModel } from '../model.ts';
import { type Buckets, ends, useBuckets } from './use-buckets.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly histogram: Histogram;
}

/**
 * The histograms as one table: a row per system call, a column per bucket. The bars are its cells, so that the picture
 * and the table behind it are the same.
 */
export function BucketTable({ model, histogram }: Props) {
  const t = histogramCatalog[model.locale];
  const words = analyzerCatalog[model.locale];
  const rows = [histogram.all, ...histogram.rows];
  const shown = shownBuckets(histogram);
  const buckets = useBuckets(model, rows, shown);
  const { lit } = buckets;
  const frame = useRef<HTMLDivElement>(null);
  // Where the table is wider than its frame, the bars of long calls lie beyond the edge, and nothing would be seen.
  useEffect(() => {
    const cell = frame.current?.querySelector<HTMLElement>('td[tabindex="0"]');
    const name = frame.current?.querySelector<HTMLElement>('thead th');
    if (!frame.current || !cell || !name) return;
    const { clientWidth, scrollLeft } = frame.current;
    const isSeen =
      cell.offsetLeft >= scrollLeft + name.offsetWidth &&
      cell.offsetLeft + cell.offsetWidth <= scrollLeft + clientWidth;
    if (!isSeen) frame.current.scrollLeft = cell.offsetLeft - (clientWidth + name.offsetWidth) / 2;
  }, [histogram]);
  const litRow = rows[lit.row] ?? histogram.all;
  const columns = Array.from({ length: shown.last - shown.first + 1 }, (_, place) => shown.first + place);
  return (
    <>
      <p class="histogram-said n">{bucketText(litRow, ...ends(lit), model.locale)}</p>
      <div ref={frame} class="histogram-frame">
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid made of a table, as ARIA's practices have it
          role="grid"
          aria-label={t.label}
          aria-multiselectable="true"
          onKeyDown={buckets.onKeyDown}
          onPointerDown={buckets.onPointerDown}
          onPointerMove={buckets.onPointerMove}
          onPointerUp={buckets.onPointerUp}
          onPointerLeave={buckets.onPointerLeave}
        >
          <thead>
            <tr>
              <th scope="col">{t.syscall}</th>
              {columns.map((bucket) => (
                <th key={bucket} scope="col" class={bucketClass(bucket)}>
                  {/* Edges of 1 and 10 and 100 are enough to find one's way. */}
                  <span class={isDecade(bucket) ? 'edge' : 'visually-hidden'}>
                    {bucket === 0 ? '0' : formatDuration(bucketEdgesNs[bucket] as number, model.locale)}
                  </span>
                </th>
              ))}
              {[words.totalCalls, words.totalSum, 'p50', 'p90', 'p99', words.totalMax].map((name) => (
                <th key={name} scope="col" class="n">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Row key={row.name} model={model} row={row} index={index} shown={shown} buckets={buckets} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="soft">{t.hint}</p>
    </>
  );
}

function Row({
  model,
  row,
  index,
  shown,
  buckets,
}: {
  readonly model: AnalyzerModel;
  readonly row: DurationRow;
  readonly index: number;
  readonly shown: ShownBuckets;
  readonly buckets: Buckets;
}) {
  const { locale } = model;
  const t = histogramCatalog[locale];
  const heights = barHeights(row, model.histogram.measure.value);
  const name = visibleText(row.name);
  const { lit, at } = buckets;
  const [from, to] = lit.row === index ? ends(lit) : [-1, -2];
  const selected = bucketOfSelected(model, row);
  return (
    <tr class={row.name === '' ? 'is-all' : undefined}>
      <th scope="row">
        {row.name === '' ? (
          t.all
        ) : (
          <button
            type="button"
            class="an-link n"
            title={t.only(name)}
            onClick={() => model.narrow({ field: 'syscall', value: row.name })}
          >
            {name}
          </button>
        )}
      </th>
      {heights.slice(shown.first, shown.last + 1).map((height, place) => {
        const bucket = shown.first + place;
        const isFocus = at.row === index && at.bucket === bucket;
        return (
          <td
            key={bucket}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid is walked to and selected
            role="gridcell"
            class={`${bucketClass(bucket)}${bucket >= from && bucket <= to ? ' is-lit' : ''}${bucket === selected ? ' is-selected' : ''}`}
            tabIndex={isFocus ? 0 : -1}
            aria-selected={bucket >= from && bucket <= to}
            aria-label={bucketText(row, bucket, bucket, locale)}
            data-cell={`${index}.${bucket}`}
            onFocus={() => buckets.focus(index, bucket)}
          >
            {height > 0 && <span class="bar" style={`--height:${height.toFixed(3)}`} />}
          </td>
        );
      })}
      <td class="n">{formatCount(row.calls)}</td>
      {[row.durationNs, row.p50Ns, row.p90Ns, row.p99Ns].map((ns, place) => (
        <td key={place} class="n" title={exactDuration(ns)}>
          {formatDuration(ns, locale)}
        </td>
      ))}
      <td class="n">
        <button
          type="button"
          class="an-link n"
          aria-label={t.longest(formatDuration(row.maxNs, locale))}
          title={exactDuration(row.maxNs)}
          onClick={() => model.showCalls([row.maxCall])}
        >
          {formatDuration(row.maxNs, locale)}
        </button>
      </td>
    </tr>
  );
}

/** The bucket of the selected call, in its own row and in that of all calls; -1 elsewhere. */
function bucketOfSelected(model: AnalyzerModel, { name }: DurationRow): number {
  const call = model.detail.value?.row;
  if (!call || call.call !== model.selected.value || !(call.durationNs >= 0)) return -1;
  return name === '' || name === call.name ? bucketOf(call.durationNs) : -1;
}

function bucketClass(bucket: number): string {
  return `bucket${isBelowFloor(bucket) ? ' is-floor' : ''}${isDecade(bucket) ? ' is-decade' : ''}`;
}

/** Whether a bucket begins at 1, 10 or 100 of a unit. */
function isDecade(bucket: number): boolean {
  return bucket === 0 || /^10*$/.test(String(bucketEdgesNs[bucket]));
}
