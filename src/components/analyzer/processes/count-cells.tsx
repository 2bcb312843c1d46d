import { waitClassTexts } from '../../../i18n/catalogs/findings.ts';
import { processesCatalog } from '../../../i18n/catalogs/processes.ts';
import type { TraceInfo } from '../../../views/call-row.ts';
import { formatCount, formatShare } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import { ClassBar } from '../class-bar.tsx';
import type { AnalyzerModel } from '../model.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly info: TraceInfo;
  readonly counts: {
    readonly calls: number;
    readonly errors: number;
    readonly byClassNs: readonly number[];
  };
}

/** Calls, errors and time of a process, or of several. The largest class stands as a letter beside its colours. */
export function CountCells({ model, info, counts }: Props) {
  const { locale } = model;
  const t = processesCatalog[locale];
  const { calls, errors, byClassNs } = counts;
  const sumNs = byClassNs.reduce((sum, ns) => sum + ns, 0);
  const largest = byClassNs.indexOf(Math.max(...byClassNs));
  return (
    <>
      <td class="p-count n">
        <span class="p-unit">{t.calls} </span>
        {formatCount(calls)}
      </td>
      <td class="p-count n">
        {errors > 0 && (
          <>
            <span class="p-unit">{t.errors} </span>
            {formatCount(errors)}
          </>
        )}
      </td>
      {info.hasDurations && (
        <>
          <td class="p-count n" title={exactDuration(sumNs)}>
            {formatDuration(sumNs, locale)}
          </td>
          <td class="p-classes">
            {sumNs > 0 && (
              <span class="p-class-bar">
                <ClassBar model={model} ns={byClassNs} whole={sumNs} />
                <span class="n" aria-hidden="true">
                  {t.largest(
                    waitClassTexts[largest as 0].letter[locale],
                    formatShare(byClassNs[largest] ?? 0, sumNs),
                  )}
                </span>
              </span>
            )}
          </td>
        </>
      )}
    </>
  );
}
