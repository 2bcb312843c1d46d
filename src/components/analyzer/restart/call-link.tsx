import { restartCatalog } from '../../../i18n/catalogs/restart.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import type { CallLink } from '../../../views/restart/picture.ts';
import { callLinkText } from '../../../views/restart/words.ts';
import type { AnalyzerModel } from '../model.ts';
import { showDetail } from '../show-detail.ts';

/** A call of a stop: its name, what for and how long; a click selects it. */
export function CallButton({ model, link }: { readonly model: AnalyzerModel; readonly link: CallLink }) {
  const { locale } = model;
  const took = formatDuration(link.insideNs, locale);
  return (
    <button
      type="button"
      class="an-link rs-call"
      title={exactDuration(link.insideNs)}
      aria-label={restartCatalog[locale].select(callLinkText(link, locale), took)}
      aria-current={model.selected.value === link.call ? 'true' : undefined}
      onClick={() => showDetail(model, link.call)}
    >
      {callLinkText(link, locale)} <span class="n">{took}</span>
    </button>
  );
}
