import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { waitClassTexts } from '../../i18n/catalogs/findings.ts';
import { classColours } from '../../views/call-cells.ts';
import { formatShare } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import type { AnalyzerModel } from './model.ts';
import type { Totals } from './protocol.ts';

/** All printed time by wait class, with words: the colours only repeat them. */
export function WaitBar({ model, totals }: { readonly model: AnalyzerModel; readonly totals: Totals }) {
  const { locale } = model;
  const t = analyzerCatalog[locale];
  const whole = totals.waitsNs.reduce((sum, ns) => sum + ns, 0);
  if (whole === 0) return null;
  return (
    <div class="waits">
      <p class="an-h">{t.waits}</p>
      <ClassBar model={model} ns={totals.waitsNs} whole={whole} />
      <ul>
        {totals.waitsNs.map((ns, index) => {
          const text = waitClassTexts[index as 0];
          return (
            ns > 0 && (
              <li key={text.name.en} title={text.means[locale]}>
                <i class={`swatch swatch-${classColours[index]}`} aria-hidden="true" />
                {text.name[locale]} <b class="n">{formatDuration(ns, locale)}</b>{' '}
                <span class="soft">{formatShare(ns, whole)}</span>
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

/** Parts of a time by wait class, as one bar with its words for those who do not see it. */
export function ClassBar({
  model,
  ns,
  whole,
}: {
  readonly model: AnalyzerModel;
  readonly ns: readonly number[];
  readonly whole: number;
}) {
  const { locale } = model;
  const title = ns
    .map(
      (value, index) =>
        value > 0 && `${waitClassTexts[index as 0].name[locale]} ${formatDuration(value, locale)}`,
    )
    .filter(Boolean)
    .join(', ');
  return (
    <span class="class-bar" role="img" aria-label={title} title={title}>
      {whole > 0 &&
        ns.map(
          (value, index) =>
            value > 0 && (
              <span
                key={classColours[index]}
                class={`swatch-${classColours[index]}`}
                style={{ flexGrow: value / whole }}
              />
            ),
        )}
    </span>
  );
}
