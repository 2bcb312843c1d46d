import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { instrumentCatalog } from '../../i18n/catalogs/instrument.ts';
import { formatBytes, formatCount, formatLargeCount } from '../../views/format-count.ts';
import type { FramedModel } from './framed-model.ts';

/**
 * How far reading is, with the way to stop it and keep what was read; then how far the second reading is that makes the
 * sums, and later any other that a question needs.
 */
export function ReadingProgress({ model }: { readonly model: FramedModel }) {
  const { locale } = model;
  const t = analyzerCatalog[locale];
  const words = instrumentCatalog[locale];
  const progress = model.progress.value;
  const again = model.again.value;
  const { stage } = model.state.value;
  if (stage === 'analysed') return again === null ? null : <Share words={words.readingAgain} share={again} />;
  if (!progress) return null;
  const { bytes, totalBytes, generations, events } = progress;
  if (stage === 'read')
    return <Share words={words.counting} share={totalBytes === null ? 0 : bytes / totalBytes} />;
  return (
    <div class="reading">
      <progress
        aria-label={t.reading(model.name)}
        max={totalBytes ?? undefined}
        value={totalBytes === null ? undefined : bytes}
      />
      <span class="n">
        {totalBytes === null
          ? formatBytes(bytes)
          : t.readingBytes(formatBytes(bytes), formatBytes(totalBytes))}{' '}
        {generations !== undefined && (
          <span class="soft">
            {words.readingGenerations(formatCount(generations), formatLargeCount(events ?? 0, locale))}
          </span>
        )}
      </span>
      <button type="button" class="an-button" title={t.stopHint} onClick={() => model.stop()}>
        {t.stop}
      </button>
    </div>
  );
}

function Share({ words, share }: { readonly words: string; readonly share: number }) {
  return (
    <div class="reading">
      <progress aria-label={words} value={share} />
      <span class="n">{words}</span>
    </div>
  );
}
