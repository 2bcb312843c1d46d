import type { Locale } from '../../i18n/catalog.ts';
import { machineCatalog } from '../../i18n/catalogs/machine.ts';
import { formatBytes, formatShare } from '../../views/format-count.ts';
import { formatDuration } from '../../views/format-duration.ts';
import { cutText, visibleText } from '../../views/visible-text.ts';
import type { FailureReason, MachineState } from '../../vm/types.ts';

/** Characters of the guest's own words that stand in a sentence. */
const detailLength = 200;

function seconds(ms: number, locale: Locale): string {
  return formatDuration(Math.round(ms / 100) * 1e8, locale);
}

/** The state in a few words, for the dock's head. */
export function stateWords(state: MachineState | null, locale: Locale): string {
  const t = machineCatalog[locale];
  switch (state?.kind) {
    case 'loading': {
      const { bytes, totalBytes, elapsedMs } = state;
      const done = formatBytes(bytes);
      if (totalBytes === 0) return t.loadingOpen(done, seconds(elapsedMs, locale));
      return t.loading(done, formatBytes(totalBytes), seconds(elapsedMs, locale));
    }
    case 'booting':
      return t.booting(seconds(state.elapsedMs, locale));
    case 'restoring':
      return t.restoring(seconds(state.elapsedMs, locale));
    case 'running':
      return state.answering ? t.running : t.notAnswering;
    case 'paused':
      return t.paused;
    case 'failed':
      return t.failed;
    default:
      return t.off;
  }
}

/** `CPU 3 %`, or nothing before it is known. */
export function loadWords(state: MachineState | null, locale: Locale): string {
  if (state?.kind !== 'running' || state.load === null) return '';
  return machineCatalog[locale].load(formatShare(Math.min(1, state.load), 1));
}

/** Why it stopped, and what to do. */
export function failureWords(reason: FailureReason, detail: string, locale: Locale): string {
  const t = machineCatalog[locale];
  switch (reason) {
    case 'unsupported':
      return t.noWasm;
    case 'out-of-memory':
      return t.failedMemory;
    case 'fetch':
      return t.failedDownload;
    case 'boot':
      return t.failedBoot;
    case 'guest-panic':
      return t.failedPanic;
    case 'guest-halted':
      return t.failedHalted;
    case 'crashed':
      return t.failedOther(cutText(visibleText(detail), detailLength));
  }
}

/** How much of the loading is done, from 0 to 1; null where that is not known. */
export function loadedShare(state: MachineState | null): number | null {
  if (state?.kind !== 'loading' || state.totalBytes === 0) return null;
  return Math.min(1, state.bytes / state.totalBytes);
}

/** What a machine that came up the slow way, or without what was saved, has to say about it. */
export function fallbackWords(state: MachineState | null, locale: Locale): string {
  if (state?.kind !== 'booting' || state.fallbacks.length === 0) return '';
  return machineCatalog[locale].coldBoot;
}
