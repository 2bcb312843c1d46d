import type { FlameTree } from '../../../analysis/pprof/flame/flame-tree.ts';
import { flameCatalog } from '../../../i18n/catalogs/flame.ts';
import { formatCount, formatShare } from '../../../views/format-count.ts';
import type { FlameMeasure } from './frame-facts.tsx';

interface Props {
  readonly tree: FlameTree;
  readonly measure: FlameMeasure;
  /** Frames drawn, and those of the stretch that is shown; null where nothing is drawn. */
  readonly counts: { readonly drawn: number; readonly all: number } | null;
  readonly notes: readonly string[];
}

/** What the picture leaves out, and what else a reader must not conclude from it. */
export function FlameNotes({ tree, measure, counts, notes }: Props) {
  const t = flameCatalog[measure.locale];
  const all = [
    ...(counts
      ? [
          counts.drawn < counts.all
            ? t.drawn(formatCount(counts.drawn), formatCount(counts.all))
            : t.drawnAll(formatCount(counts.all)),
        ]
      : []),
    ...(tree.smallest > 0 ? [t.joined(formatShare(tree.smallest, tree.width[0] as number))] : []),
    ...notes,
  ];
  return (
    <ul class="flame-notes soft">
      {all.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
