import type { TimeColumns } from './rows.ts';

/** What a column holds, by its key; `block-3` is the fourth reason, `range-0` the first special range. NaN for none. */
export function orderValue(row: TimeColumns, key: string): number {
  switch (key) {
    case 'exec':
      return row.execNs;
    case 'sched':
      return row.schedWaitNs;
    case 'syscall':
      return row.syscallNs;
    case 'syscall-block':
      return row.syscallBlockNs;
    case 'unknown':
      return row.unknownNs;
    case 'total':
      return row.totalNs;
    case 'first':
      return row.firstWaitNs;
    default: {
      const [kind, place] = key.split('-');
      const list = kind === 'block' ? row.blockNs : kind === 'range' ? row.rangeNs : [];
      return list[Number(place)] ?? 0;
    }
  }
}
