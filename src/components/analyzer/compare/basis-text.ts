import type { Basis } from '../../../analysis/strace/compare/comparison.ts';

/** A basis as an address says it: `` for raw, `s` per second, `accept*100` per 100 calls. */
export function basisText(basis: Basis): string {
  if (basis.kind === 'raw') return '';
  return basis.kind === 'second' ? 's' : `${basis.name}*${basis.per}`;
}

/** Reads `basisText`; raw for anything else. */
export function readBasis(text: string | null | undefined): Basis {
  if (text === 's') return { kind: 'second' };
  const match = /^([\w#]{1,64})\*(\d{1,9})$/.exec(text ?? '');
  const per = Number(match?.[2]);
  return match && per > 0 ? { kind: 'calls', name: match[1] as string, per } : { kind: 'raw' };
}
