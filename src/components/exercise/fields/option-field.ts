import { joinOptions } from '../../../grading/option-set.ts';
import { exerciseCatalog } from '../../../i18n/catalogs/exercise.ts';
import { type SelectDetail, selectEvent } from '../../analyzer/events.ts';
import { element } from '../elements.ts';
import type { AnswerField, FieldPlace } from './answer-field.ts';
import { startPicking } from './pick.ts';

/** One or several of the options that stand on the card. */
export class OptionField implements AnswerField {
  protected readonly form: HTMLFormElement;

  constructor({ form }: FieldPlace) {
    this.form = form;
  }

  read(): string {
    return joinOptions(
      this.options()
        .filter((option) => option.checked)
        .map((option) => option.value),
    );
  }

  write(answer: string): void {
    const chosen = new Set(answer.split(','));
    for (const option of this.options()) option.checked = chosen.has(option.value);
  }

  private options(): HTMLInputElement[] {
    return [...this.form.querySelectorAll<HTMLInputElement>('.exercise-options input')];
  }
}

/** A process of the log, from a list that is drawn anew for a capture of the reader's own. */
export class ProcessField implements AnswerField {
  private readonly place: FieldPlace;
  private readonly select: HTMLSelectElement;

  constructor(place: FieldPlace) {
    this.place = place;
    this.select = place.form.querySelector('select') as HTMLSelectElement;
    const t = exerciseCatalog[place.card.locale];
    startPicking<SelectDetail>(place, {
      event: selectEvent,
      asking: t.picking,
      take: ({ pid }) => {
        if (pid === null) return t.pickedNoProcess;
        this.write(String(pid));
        return t.pickedProcess(pid);
      },
    });
  }

  read(): string {
    return this.select.value;
  }

  write(answer: string): void {
    this.select.value = answer;
    // An answer that is not in the list, such as a pid of another recording, chooses nothing.
    if (this.select.selectedIndex < 0) this.select.value = '';
  }

  async redraw(): Promise<void> {
    const { locale } = this.place.card;
    const items = await this.place.items();
    const [none] = this.select.options;
    const options = items.map(({ id, text }) => element('option', { value: id }, text[locale]));
    this.select.replaceChildren(...(none ? [none] : []), ...options);
    this.select.value = '';
  }
}
