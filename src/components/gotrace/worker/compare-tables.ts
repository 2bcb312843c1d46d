import { compareTraces } from '../../../analysis/gotrace/compare/compare-traces.ts';
import { holdUpChanges, rangeChanges } from '../../../analysis/gotrace/compare/range-changes.ts';
import type { GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import type { ComparedSide, CompareTables } from '../../../views/gotrace/compare-rows.ts';
import { cutText } from '../../../views/visible-text.ts';
import { OpenError } from '../../analyzer/worker/open-error.ts';
import { openTraces } from '../../analyzer/worker/open-traces.ts';
import type { GoTraceRequests } from '../protocol.ts';
import type { OpenGoTrace } from './open-go-trace.ts';

const mostStacks = 300;
const mostGroups = 300;
const mostFunctions = 12;
const mostText = 300;

/** The figures of another trace that the page has open. @throws OpenError where it is none */
export async function figuresOfOther(key: string): Promise<GoTraceFigures> {
  const other = openTraces.get(key);
  await other?.opened;
  const figures = other?.other?.format === 'gotrace' ? (other.other as OpenGoTrace).whole : null;
  if (!figures) throw new OpenError({ kind: 'closed', detail: key });
  return figures;
}

/** Two traces of one program side by side. */
export function compareTables(
  before: GoTraceFigures,
  after: GoTraceFigures,
  { profile }: GoTraceRequests['goCompare']['params'],
): CompareTables {
  const found = compareTraces(before, after, mostStacks);
  const seconds = { before: found.beforeNs / 1e9, after: found.afterNs / 1e9 };
  const side = ({ goroutines, heap, gc }: GoTraceFigures, lengthNs: number): ComparedSide => ({
    lengthNs,
    goroutines: goroutines.count,
    heapMaximum: heap.maximum,
    collections: gc.length,
  });
  return {
    before: side(before, found.beforeNs),
    after: side(after, found.afterNs),
    groups: found.groups
      .filter(({ system }) => !system)
      .slice(0, mostGroups)
      .map(({ name, presence, system, columns }) => ({
        name: cutText(name, mostText),
        ...{ presence, system, columns },
      })),
    waits: holdUpChanges(before.waits, after.waits, seconds),
    ranges: rangeChanges(before.ranges, after.ranges, seconds).map((change) => ({
      ...change,
      name: cutText(change.name, mostText),
    })),
    profile: found.profiles[profile].map(({ functions, ...change }) => ({
      ...change,
      functions: functions.slice(0, mostFunctions).map((name) => cutText(name, mostText)),
    })),
    profileCount: found.profileCounts[profile],
    kind: profile,
  };
}
