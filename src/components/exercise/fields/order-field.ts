import { joinOrder } from '../../../grading/option-set.ts';
import { exerciseCatalog } from '../../../i18n/catalogs/exercise.ts';
import { element } from '../elements.ts';
import type { AnswerField, FieldPlace } from './answer-field.ts';
import { startDragging } from './drag-order.ts';

/**
 * Items to put in order: by the buttons on each of them, or dragged by the pointer. The button that was pressed keeps
 * the focus, and the new place is said.
 */
export class OrderField implements AnswerField {
  private readonly place: FieldPlace;
  private readonly list: HTMLElement;
  private readonly status: HTMLElement;
  /** Ids as they were shown at first. */
  private shown: readonly string[];

  constructor(place: FieldPlace) {
    this.place = place;
    this.list = place.form.querySelector('[data-exercise-order]') as HTMLElement;
    this.status = place.form.querySelector('[data-exercise-moved]') as HTMLElement;
    this.shown = this.ids();
    for (const control of this.list.querySelectorAll<HTMLElement>('[hidden]')) control.hidden = false;
    this.list.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLButtonElement>('[data-move]');
      if (button) this.move(button.closest('li') as HTMLElement, Number(button.dataset.move), button);
    });
    startDragging(this.list, (item) => this.tell(item));
  }

  read(): string {
    return joinOrder(this.ids());
  }

  /** Without an answer, the order shown at first; items that the answer does not name stay at the end. */
  write(answer: string): void {
    const order = answer === '' ? this.shown : answer.split('>');
    const items = this.items();
    const placed = order.flatMap((id) => items.find((item) => item.dataset.item === id) ?? []);
    this.list.replaceChildren(...placed, ...items.filter((item) => !placed.includes(item)));
  }

  /** Items that are calls of the log are others on another log. */
  async redraw(): Promise<void> {
    const [pattern] = this.items();
    if (!pattern || this.list.dataset.exerciseOrder !== 'calls') return;
    const { locale } = this.place.card;
    const t = exerciseCatalog[locale];
    const drawn = (await this.place.items()).map(({ id, text }) => {
      const item = pattern.cloneNode(true) as HTMLElement;
      item.dataset.item = id;
      item.querySelector('.exercise-item')?.replaceChildren(element('code', {}, text[locale]));
      for (const button of item.querySelectorAll<HTMLElement>('[data-move]')) {
        const label = button.dataset.move === '1' ? t.moveDown : t.moveUp;
        button.setAttribute('aria-label', label(text[locale]));
      }
      return item;
    });
    this.list.replaceChildren(...drawn);
    this.shown = this.ids();
  }

  private items(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>('[data-item]')];
  }

  private ids(): string[] {
    return this.items().map((item) => item.dataset.item ?? '');
  }

  private move(item: HTMLElement, by: number, button: HTMLElement): void {
    const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (other) {
      if (by < 0) other.before(item);
      else other.after(item);
      // A node that is moved in the page loses the focus.
      button.focus();
    }
    this.tell(item);
  }

  private tell(item: HTMLElement): void {
    const t = exerciseCatalog[this.place.card.locale];
    const items = this.items();
    const name = item.querySelector('.exercise-item')?.textContent?.trim() ?? '';
    this.status.textContent = t.moved(name, items.indexOf(item) + 1, items.length);
  }
}
