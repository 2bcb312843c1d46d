import type { TermSpec } from '../../analysis/strace/query/edit.ts';
import type { LifeDetail } from './life-detail.ts';

/**
 * The terms of a query for the calls on one descriptor: its number, in the threads that used it, from its first line
 * to its last. The call that opens it is there only where it works on another descriptor: it is on none yet.
 */
export function lifeTerms({ row, pids, pidCount }: LifeDetail): TermSpec[] {
  return [
    { field: 'fd', value: row.fd },
    { field: 'line', value: `${row.firstLine}..${row.lastLine}` },
    // More than a line of text can hold are left to the lines.
    ...(pids.length > 0 && pidCount === pids.length ? [{ field: 'pid' as const, value: [...pids] }] : []),
  ];
}
