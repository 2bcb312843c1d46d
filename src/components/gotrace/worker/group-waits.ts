import type { BlockingProfiles, CompleteProfile } from '../../../analysis/gotrace/blocking/profiles.ts';
import { WaitProfiles } from '../../../analysis/gotrace/blocking/wait-profiles.ts';
import type { GoTraceFigures } from '../../../analysis/gotrace/open-trace.ts';
import type { TimeRange } from '../../../analysis/gotrace/time-range.ts';
import { cutText } from '../../../views/visible-text.ts';
import type { ReadAgain, Reader } from './read-again.ts';

const mostText = 300;

/** What held goroutines up: the official profiles, and all of it. */
export interface Waits {
  readonly profiles: BlockingProfiles;
  readonly waits: CompleteProfile;
}

/** A group as requests name it: by its function, `-` for goroutines without a stack; null where there is none. */
export function groupOf({ groups }: GoTraceFigures, name: string): GoTraceFigures['groups'][number] | null {
  const wanted = name === '-' ? '' : name;
  return groups.find((group) => cutText(group.name, mostText) === wanted) ?? null;
}

/** The profiles of one group, in a range or all of the trace: it is read again for them. */
export function groupWaits(
  whole: GoTraceFigures,
  again: ReadAgain,
  { group, range }: { readonly group: string; readonly range: TimeRange | null },
  reader: Reader,
): Promise<Waits> {
  const goroutines = new Uint8Array(whole.trace.tables.goroutines.count);
  for (const member of groupOf(whole, group)?.members() ?? []) goroutines[member] = 1;
  const profiles = new WaitProfiles({ goroutines, ...(range && { range }) });
  return again.read(
    () => ({
      sinks: [profiles],
      finish: (trace) => {
        profiles.finish(trace);
        return { profiles: profiles.official(trace), waits: profiles.complete(trace) };
      },
    }),
    reader,
  );
}
