import type { RowKind } from '../../../analysis/gotrace/timeline/rows-of.ts';
import { StretchKind } from '../../../analysis/gotrace/timeline/state-codes.ts';
import type { Locale } from '../../../i18n/catalog.ts';
import { gotraceTimelineCatalog } from '../../../i18n/catalogs/gotrace-timeline.ts';
import { kindLetters, stackedKinds } from '../../../views/gotrace-timeline/kinds.ts';
import { kindWord } from './words.ts';

const onThreads: ReadonlySet<number> = new Set([
  StretchKind.running,
  StretchKind.gcWork,
  StretchKind.sweep,
  StretchKind.syscall,
]);

const ofUser: ReadonlySet<number> = new Set([StretchKind.task, StretchKind.region]);

/** Over rows of every kind. */
const inStrips: ReadonlySet<number> = new Set([
  StretchKind.running,
  StretchKind.syscall,
  StretchKind.runnable,
]);

const kindIsOn = (kind: number, by: RowKind) =>
  inStrips.has(kind) ||
  (by === 'task' ? ofUser.has(kind) : onThreads.has(kind) || (by === 'goroutine' && !ofUser.has(kind)));

/** What each colour stands for, with its pattern and letter. */
export function Legend({ locale, by }: { readonly locale: Locale; readonly by: RowKind }) {
  const t = gotraceTimelineCatalog[locale];
  return (
    <ul class="gtl-legend" aria-label={t.legend}>
      {stackedKinds
        .filter((kind) => kindIsOn(kind, by))
        .map((kind) => (
          <li key={kind}>
            <i class={`swatch gtl-kind-${kind}`} aria-hidden="true" />
            <b>{kindLetters[kind as 0]}</b> {kindWord(kind, locale)}
          </li>
        ))}
      <li>
        <i class="swatch gtl-mark" aria-hidden="true" />
        {t.legendGc}
      </li>
      <li>
        <i class="swatch swatch-stw" aria-hidden="true" />
        {t.legendStw}
      </li>
    </ul>
  );
}
