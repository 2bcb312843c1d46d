import type { GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import type { TimeRange } from '../../../analysis/gotrace/time-range.ts';
import { OneGoroutine } from '../../../analysis/gotrace/wakers/one-goroutine.ts';
import type { FoundGoroutines, LifeTables } from '../../../views/gotrace/life-rows.ts';
import { cutText } from '../../../views/visible-text.ts';
import type { GoTraceRequests } from '../protocol.ts';
import { lifeTables } from './life-tables.ts';
import type { ReadAgain, Reader } from './read-again.ts';
import type { TraceWords } from './trace-words.ts';

const mostFound = 50;
const mostText = 300;
/** 125 MB: stretches of all goroutines that are looked at for holders and the path. */
const mostSpans = 2_000_000;

/** One goroutine's life: the trace is read again for it. Null where the trace has no such goroutine. */
export async function goroutineLife(
  whole: GoTraceFigures,
  words: TraceWords,
  again: ReadAgain,
  { goroutine: id, range }: { readonly goroutine: string; readonly range: TimeRange | null },
  reader: Reader,
): Promise<LifeTables | null> {
  if (!/^\d{1,19}$/.test(id)) return null;
  const goroutine = words.tables.goroutines.find(BigInt(id));
  if (goroutine < 0 || !whole.goroutines.isListed(goroutine)) return null;
  const story = await again.read((tables) => new OneGoroutine(tables, BigInt(id), range, mostSpans), reader);
  if (!story) return null;
  return { ...lifeTables(story, words), ...neighbours(whole, goroutine) };
}

function neighbours(
  { goroutines, groups }: GoTraceFigures,
  goroutine: number,
): Pick<LifeTables, 'previous' | 'next'> {
  const name = goroutines.name(goroutine);
  const members = groups.find((group) => group.name === name)?.members() ?? [];
  const at = members.indexOf(goroutine);
  const idOf = (place: number) => {
    const member = members[place];
    return at < 0 || member === undefined ? null : String(goroutines.tables.goroutines.exact(member));
  };
  return { previous: idOf(at - 1), next: idOf(at + 1) };
}

/** Goroutines whose id begins with a text, or whose function has it in its name: by time there, longest first. */
export function findGoroutines(
  { goroutines, groups }: GoTraceFigures,
  { text }: GoTraceRequests['goFind']['params'],
): FoundGoroutines {
  const wanted = text
    .trim()
    .toLowerCase()
    .replace(/^g(?=\d)/, '');
  const isId = /^\d+$/.test(wanted);
  const found: number[] = [];
  for (const group of groups) {
    const byName = group.name.toLowerCase().includes(wanted);
    if (!byName && !isId) continue;
    if (wanted === '' && (group.system || group.ofTracer)) continue;
    for (const member of group.members()) {
      if (byName || String(goroutines.tables.goroutines.exact(member)).startsWith(wanted)) found.push(member);
    }
  }
  const rows = found.map((goroutine) => ({ goroutine, totalNs: goroutines.stats(goroutine).totalNs }));
  const exact = (goroutine: number) => String(goroutines.tables.goroutines.exact(goroutine)) === wanted;
  rows.sort((a, b) => Number(exact(b.goroutine)) - Number(exact(a.goroutine)) || b.totalNs - a.totalNs);
  return {
    count: found.length,
    rows: rows.slice(0, mostFound).map(({ goroutine, totalNs }) => ({
      id: String(goroutines.tables.goroutines.exact(goroutine)),
      name: cutText(goroutines.name(goroutine), mostText),
      fromNs: goroutines.creationNs(goroutine),
      totalNs,
      execNs: goroutines.stats(goroutine).execNs,
    })),
  };
}
