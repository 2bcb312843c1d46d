import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { formatBytes, formatLargeCount } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import type { AnalyzerModel } from './model.ts';

/** How long reading may take before the page says how far it is. */
const quietMs = 1000;

/** Progress of a file that takes more than a second, with the way to stop it. */
export function ReadingLine({ model }: { readonly model: AnalyzerModel }) {
  const { locale } = model;
  const t = analyzerCatalog[locale];
  const progress = model.progress.value;
  const stage = model.opened.value?.stage;
  if (!progress || stage === 'analysed') return null;
  if (progress.elapsedMs < quietMs) return null;
  const { bytes, totalBytes, lines = 0, elapsedMs } = progress;
  const speed = t.readingSpeed(formatLargeCount(lines, locale), formatDuration(elapsedMs * 1e6, locale));
  const text =
    stage === 'read'
      ? t.analysing
      : totalBytes === null
        ? formatBytes(bytes)
        : t.readingBytes(formatBytes(bytes), formatBytes(totalBytes));
  return (
    <div class="reading">
      <progress
        aria-label={t.reading(model.name.value)}
        max={totalBytes ?? undefined}
        value={totalBytes === null || stage === 'read' ? undefined : bytes}
      />
      <span class="n">
        {text} <span class="soft">{stage === 'read' ? '' : speed}</span>
      </span>
      {stage !== 'read' && (
        <button type="button" class="an-button" title={t.stopHint} onClick={() => model.stop()}>
          {t.stop}
        </button>
      )}
    </div>
  );
}
