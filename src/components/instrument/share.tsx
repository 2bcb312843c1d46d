import { formatShare } from '../../views/format-count.ts';

/** A part of a whole as a bar and in per cent; what is below nothing, as in a difference, has no bar. */
export function Share({ part, whole }: { readonly part: number; readonly whole: number }) {
  const share = whole > 0 ? Math.max(0, Math.min(1, part / whole)) : 0;
  return (
    <span class="share">
      <span class="bar" aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span>{formatShare(Math.max(0, part), whole)}</span>
    </span>
  );
}
