import type { CallPlace } from '../../../analysis/strace/fd-lives/history.ts';
import { filesCatalog } from '../../../i18n/catalogs/files.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { whenText } from '../../../views/files/when.ts';
import { formatCount } from '../../../views/format-count.ts';
import { exactDuration } from '../../../views/format-duration.ts';
import type { AnalyzerModel } from '../model.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
  readonly place: CallPlace | null | undefined;
  /** When, from the trace's base; left out where it is not known. */
  readonly atNs?: number;
}

/** A link to a call by its line, with the moment where that is given. */
export function Place({ model, info, place, atNs = Number.NaN }: Props) {
  if (!place) return null;
  const t = filesCatalog[model.locale];
  return (
    <>
      {!Number.isNaN(atNs) && (
        <span class="n" title={exactDuration(atNs)}>
          {whenText(atNs, info, model.clock.value)}{' '}
        </span>
      )}
      <button type="button" class="an-link n" onClick={() => showCall(model, place.call)}>
        {t.line(formatCount(place.line))}
      </button>
    </>
  );
}

/** Selects a call and opens its detail beside the view. */
export function showCall(model: AnalyzerModel, call: number): void {
  model.showCall(call);
  model.detailOpen.value = true;
}
