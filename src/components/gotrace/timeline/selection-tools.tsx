import { useSignal } from '@preact/signals';
import type { Locale } from '../../../i18n/catalog.ts';
import { gotraceTimelineCatalog } from '../../../i18n/catalogs/gotrace-timeline.ts';
import type { GoTimelineState } from './timeline-state.ts';

const saidForMs = 2500;

/** The address has all that is shown and selected: copying it is sharing it. */
export function CopyLink({ locale }: { readonly locale: Locale }) {
  const t = gotraceTimelineCatalog[locale];
  const said = useSignal('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      said.value = t.copied;
    } catch {
      said.value = t.notCopied;
    }
    setTimeout(() => {
      said.value = '';
    }, saidForMs);
  };
  return (
    <button type="button" class="an-link" onClick={copy}>
      <span aria-live="polite">{said.value || t.copyLink}</span>
    </button>
  );
}

interface DeselectProps {
  readonly locale: Locale;
  readonly state: GoTimelineState;
}

export function Deselect({ locale, state }: DeselectProps) {
  const t = gotraceTimelineCatalog[locale];
  return (
    <button
      type="button"
      class="an-button icon"
      aria-label={t.deselect}
      title={t.deselect}
      onClick={() => state.deselect()}
    >
      ×
    </button>
  );
}
