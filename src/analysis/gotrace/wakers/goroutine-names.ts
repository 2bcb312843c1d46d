import { NONE } from '../../../formats/gotrace/events.ts';
import type { TraceTables } from '../../../formats/gotrace/trace.ts';
import { rootFunction } from '../goroutines/root-frame.ts';
import type { SpanStore } from '../spans/span-store.ts';

/**
 * The function that a goroutine began in, as far as its own stacks in some stores tell: '' where none does. Looked up
 * when it is first asked for.
 */
export function rootNames(
  tables: TraceTables,
  ...stores: readonly SpanStore[]
): (goroutine: number) => string {
  const known = new Map<number, string>();
  return (goroutine) => {
    let name = known.get(goroutine);
    if (name === undefined) {
      name = goroutine === NONE ? '' : find(tables, stores, goroutine);
      known.set(goroutine, name);
    }
    return name;
  };
}

function find(tables: TraceTables, stores: readonly SpanStore[], goroutine: number): string {
  for (const store of stores) {
    const { rows } = store;
    for (const row of store.of(goroutine)) {
      const stacks = [
        rows.ownStack[row] as number,
        rows.starter[row] === goroutine ? (rows.stack[row] as number) : 0,
        rows.ender[row] === goroutine ? (rows.endStack[row] as number) : 0,
      ];
      for (const stack of stacks) {
        const name = tables.strings.text(rootFunction(tables, stack));
        if (name !== '') return name;
      }
    }
  }
  return '';
}
