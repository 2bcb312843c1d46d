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
  const { columns, tables } = table;
  const counts = new Map<string, number>();
  const functions = new Map<number, string>();
  for (const goroutine of table.indices) {
    if (!columns.created[goroutine]) continue;
    const stack = columns.creationStack[goroutine] as number;
    const name = functions.get(stack) ?? creatorFunction(tables, stack);
    functions.set(stack, name);
    counts.set(name, (counts.get(name) ?? 0) + 1);
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
