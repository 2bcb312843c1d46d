import { exerciseCatalog } from '../../../i18n/catalogs/exercise.ts';
import { visibleText } from '../../../views/visible-text.ts';
import { type SelectDetail, selectEvent } from '../../analyzer/events.ts';
import type { LineText } from '../../analyzer/protocol.ts';
import { button, element } from '../elements.ts';
import type { AnswerField, FieldPlace } from './answer-field.ts';
import { startPicking } from './pick.ts';

/** Lines as proof: numbers in a text field, and below it what stands on them, each to be taken out again. */
export class EvidenceField implements AnswerField {
  private readonly place: FieldPlace;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private turn = 0;

  constructor(place: FieldPlace) {
    this.place = place;
    this.input = place.form.querySelector('.exercise-text') as HTMLInputElement;
    this.list = place.form.querySelector('[data-exercise-chosen]') as HTMLElement;
    this.input.addEventListener('change', () => void this.draw());
    // An answer that was restored is shown in full when it is checked again: then the recording is open.
    place.form.addEventListener('submit', () => void this.draw());
    const t = exerciseCatalog[place.card.locale];
    startPicking<SelectDetail>(place, {
      event: selectEvent,
      asking: t.pickingSeveral,
      repeated: true,
      take: ({ line }) => {
        const before = this.read().trim().replace(/,$/, '');
        this.input.value = before === '' ? String(line) : `${before}, ${line}`;
        void this.draw();
        return t.pickedAlso(line);
      },
    });
  }

  read(): string {
    return this.input.value;
  }

  write(answer: string): void {
    this.input.value = answer;
    // What was answered before is not looked up until somebody asks: the recording need not be open yet.
    this.turn++;
    this.list.replaceChildren();
  }

  async redraw(): Promise<void> {
    this.write('');
  }

  /** Shows the lines that the text names; nothing where it cannot be read, which the check explains. */
  private async draw(): Promise<void> {
    const turn = ++this.turn;
    const lines = this.read().trim() === '' ? [] : ((await this.place.chosen(this.read())) ?? []);
    if (turn === this.turn) this.list.replaceChildren(...lines.map((line) => this.item(line, lines)));
  }

  private item({ number, text }: LineText, lines: readonly LineText[]): HTMLElement {
    const t = exerciseCatalog[this.place.card.locale];
    const remove = button(t.remove, () => {
      const left = lines.filter((line) => line.number !== number);
      this.input.value = left.map((line) => line.number).join(', ');
      // The button goes, so the focus moves to where more can be chosen.
      this.input.focus();
      void this.draw();
    });
    remove.setAttribute('aria-label', t.removeLine(number));
    const label = element('span', { class: 'exercise-chosen-line' }, t.lineLabel(number));
    return element('li', {}, label, element('code', {}, visibleText(text)), remove);
  }
}
