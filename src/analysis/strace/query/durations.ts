import { canonical, queryOf, withoutTerm, withTerm } from './edit.ts';

/** Selects durations from `fromNs` to below `toNs` instead of those selected before; 0 and Infinity are no limit. */
export function withDurations(query: string, fromNs: number, toNs: number): string {
  const from =
    fromNs > 0 ? withTerm(query, { field: 'dur', value: fromNs, op: '>=' }) : withoutTerm(query, 'dur');
  if (!Number.isFinite(toNs)) return from;
  return canonical(`${from} ${queryOf({ field: 'dur', value: toNs, op: '<' })}`.trim());
}
