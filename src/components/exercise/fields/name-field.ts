import { exerciseCatalog } from '../../../i18n/catalogs/exercise.ts';
import { selectEvent } from '../../analyzer/events.ts';
import type { PickDetail } from '../../analyzer/place-events.ts';
import { element } from '../elements.ts';
import type { FieldPlace } from './answer-field.ts';
import { startPicking } from './pick.ts';
import { TextField } from './text-field.ts';

/** A name that is typed, with those there are offered once somebody begins to write one, or that is picked in an analyzer. */
abstract class NameField extends TextField {
  private readonly place: FieldPlace;
  private offered = false;

  constructor(place: FieldPlace) {
    super(place);
    this.place = place;
    this.input.addEventListener('input', () => void this.offer());
  }

  async redraw(): Promise<void> {
    this.offered = false;
    this.input.list?.replaceChildren();
  }

  /** Opens the recording, if nothing has. A list that does not come is not missed: the check says what is wrong. */
  private async offer(): Promise<void> {
    if (this.offered) return;
    this.offered = true;
    const items = await this.place.items().catch(() => []);
    const { locale } = this.place.card;
    const options = items.map(({ id, text }) => element('option', { value: id }, text[locale]));
    this.input.list?.replaceChildren(...options);
  }
}

/** A goroutine by its id. */
export class GoroutineField extends NameField {
  constructor(place: FieldPlace) {
    super(place);
    const t = exerciseCatalog[place.card.locale];
    startPicking<PickDetail>(place, {
      event: selectEvent,
      asking: t.pickingGoroutine,
      take: ({ goroutine }) => {
        if (goroutine === undefined) return null;
        this.write(`G${goroutine}`);
        return t.pickedGoroutine(goroutine);
      },
    });
  }
}

/** A function by its name. */
export class FunctionField extends NameField {
  constructor(place: FieldPlace) {
    super(place);
    const t = exerciseCatalog[place.card.locale];
    startPicking<PickDetail>(place, {
      event: selectEvent,
      asking: t.pickingFunction,
      take: ({ function: name }) => {
        if (name === undefined) return null;
        this.write(name);
        return t.pickedFunction(this.read());
      },
    });
  }
}
