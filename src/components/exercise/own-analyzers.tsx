import type { Locale } from '../../i18n/catalog.ts';
import { exerciseCatalog } from '../../i18n/catalogs/exercise.ts';
import { openFigure } from '../analyzer/opened-figure.tsx';
import type { OwnSide } from './own-places.ts';

/**
 * An analyzer of a reader's own file above the card, where a proof points into it.
 * @returns takes it away; null where it could not be opened
 */
export async function openOwnFigure(
  { side, trace, input, name }: OwnSide,
  locale: Locale,
  card: HTMLElement,
  closed: () => void,
): Promise<(() => void) | null> {
  const t = exerciseCatalog[locale];
  const close = () => {
    closed();
    card.querySelector<HTMLElement>('input, button')?.focus();
  };
  const actions = (
    <button type="button" class="an-button" onClick={close}>
      {t.ownClose}
    </button>
  );
  const title = t.ownTitle(name, side);
  const id = `own-${trace.slice(trace.lastIndexOf('-') + 1)}`;
  const shown = await openFigure({ id, trace, input, name, title }, locale, card, actions, () => {});
  return 'problem' in shown ? null : shown.leave;
}
