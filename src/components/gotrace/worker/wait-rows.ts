import type { WaitSite } from '../../../analysis/gotrace/blocking/profiles.ts';
import { type HoldUp, profileKinds } from '../../../analysis/gotrace/blocking/wait-kinds.ts';
import type { WaitRow, WaitTable } from '../../../views/gotrace/rows.ts';
import { cutText } from '../../../views/visible-text.ts';
import type { GoTraceRequests } from '../protocol.ts';
import type { Waits } from './group-waits.ts';
import type { TraceWords } from './trace-words.ts';

const mostText = 300;

/** What held goroutines up for one kind of reason, as the official profile counts it or all of it. */
export function waitTable(
  figures: Waits,
  words: TraceWords,
  { holdUp: kind, complete, text, order, most }: GoTraceRequests['goWaits']['params'],
): WaitTable {
  const wanted = text.toLowerCase();
  const all = complete ? completeRows(figures, words, kind) : officialRows(figures, words, kind);
  const rows = all.filter(
    ({ stack, reason }) => wanted === '' || words.has(stack, wanted) || reason.toLowerCase().includes(wanted),
  );
  const sign = order.descending ? -1 : 1;
  rows.sort((a, b) => sign * compare(sortValue(a, order.key), sortValue(b, order.key)) || a.stack - b.stack);
  return {
    rows: rows.slice(0, most),
    count: rows.length,
    times: rows.reduce((sum, { count }) => sum + count, 0),
    totalNs: rows.reduce((sum, { totalNs }) => sum + totalNs, 0),
    hidden: hiddenOf(figures, kind),
  };
}

/** What an official profile leaves out, and of that, what went on at the end. */
function hiddenOf({ waits }: Waits, kind: HoldUp): WaitTable['hidden'] {
  const sums = waits.totals.find(({ holdUp }) => holdUp === kind);
  if (!sums) return { totalNs: 0, officialNs: 0, openNs: 0 };
  const { totalNs, officialNs, openNs } = sums;
  return { totalNs, officialNs, openNs };
}

function sortValue(row: WaitRow, key: string): number | string {
  switch (key) {
    case 'count':
      return row.count;
    case 'mean':
      return row.count > 0 ? row.totalNs / row.count : 0;
    case 'max':
      return Number.isNaN(row.maxNs) ? -1 : row.maxNs;
    case 'open':
      return row.openNs;
    case 'official':
      return row.officialNs;
    case 'place':
      return row.place;
    default:
      return row.totalNs;
  }
}

const compare = (a: number | string, b: number | string) => (a < b ? -1 : a > b ? 1 : 0);

function completeRows({ waits }: Waits, words: TraceWords, kind: HoldUp): WaitRow[] {
  return waits.sites.filter(({ holdUp }) => holdUp === kind).map((site) => siteRow(site, words));
}

export function siteRow(site: WaitSite, words: TraceWords): WaitRow {
  const { place, root } = words.place(site.stack);
  const { stack, holdUp, count, totalNs, maxNs, openCount, openNs, officialCount, officialNs, ofTracer } =
    site;
  return {
    ...{ stack, place, root, holdUp, reason: cutText(site.reason, mostText) },
    ...{ count, totalNs, maxNs, openCount, openNs, officialCount, officialNs, ofTracer },
  };
}

function officialRows({ profiles }: Waits, words: TraceWords, kind: HoldUp): WaitRow[] {
  const official = profileKinds.find((one) => one === kind);
  if (!official) return [];
  return profiles[official].stacks.map(({ stack, count, ns }) => {
    const { place, root, ofTracer } = words.place(stack);
    return {
      ...{ stack, place, root, holdUp: kind, reason: '', count, totalNs: ns, maxNs: Number.NaN },
      ...{ openCount: 0, openNs: 0, officialCount: count, officialNs: ns, ofTracer },
    };
  });
}
