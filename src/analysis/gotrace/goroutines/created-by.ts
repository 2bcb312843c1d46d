import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import type { GoroutineTable } from './goroutine-table.ts';

/** Goroutines that one place in the program created. */
export interface CreatedBy {
  /** First function of the creator's stack that is not of package runtime; the outermost one where all are. */
  readonly function: string;
  readonly count: number;
}

/** What stands for goroutines that came to be without a stack, as those made by a timer. */
export const noCreator = '(none)';

/** Who created the goroutines that were created while the trace was recorded; most first. */
export function createdBy(table: GoroutineTable): CreatedBy[] {
  const counts = new Map<string, number>();
  for (const [stack, count] of table.totals.created.entries()) {
    if (count === 0) continue;
    const name = creatorFunction(table.tables, stack);
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return [...counts]
    .map(([name, count]) => ({ function: name, count }))
    .sort((a, b) => b.count - a.count || (a.function < b.function ? -1 : 1));
}

function creatorFunction({ stacks, frames, strings }: TraceTables, stack: number): string {
  if (stack <= 0) return noCreator;
  let name = noCreator;
  for (let at = stacks.start[stack] as number; at < (stacks.start[stack + 1] as number); at++) {
    name = strings.text(frames.functionName[stacks.list[at] as number] as number);
    if (!name.startsWith('runtime.')) break;
  }
  return name;
}
