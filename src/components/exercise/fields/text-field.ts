import type { TimeRange } from '../../../analysis/strace/query/match.ts';
import { exactDuration, formatRange } from '../../../grading/exact-duration.ts';
import { exerciseCatalog } from '../../../i18n/catalogs/exercise.ts';
import {
  type RangeDetail,
  rangeEvent,
  type SelectDetail,
  selectEvent,
  selectedRange,
} from '../../analyzer/events.ts';
import type { AnswerField, FieldPlace } from './answer-field.ts';
import { startPicking } from './pick.ts';

const inputOf = (form: HTMLFormElement) => form.querySelector('.exercise-text') as HTMLInputElement;

/** An answer that is typed. */
export class TextField implements AnswerField {
  protected readonly input: HTMLInputElement;

  constructor({ form }: FieldPlace) {
    this.input = inputOf(form);
  }

  read(): string {
    return this.input.value;
  }

  write(answer: string): void {
    this.input.value = answer;
  }
}

/** The line of a call, typed or picked in an analyzer. */
export class CallField extends TextField {
  constructor(place: FieldPlace) {
    super(place);
    const t = exerciseCatalog[place.card.locale];
    startPicking<SelectDetail>(place, {
      event: selectEvent,
      asking: t.picking,
      take: ({ line }) => {
        this.write(String(line));
        return t.picked(line);
      },
    });
  }
}

/** A time range, typed or taken from the range that an analyzer has selected. */
export class RangeField extends TextField {
  constructor(place: FieldPlace) {
    super(place);
    const t = exerciseCatalog[place.card.locale];
    pickRange(place, t.pickingRange, (range) => {
      this.write(formatRange(range));
      return t.pickedRange(this.read());
    });
  }
}

/** A moment, typed or taken from the middle of the range that an analyzer has selected. */
export class MomentField extends TextField {
  constructor(place: FieldPlace) {
    super(place);
    const t = exerciseCatalog[place.card.locale];
    pickRange(place, t.pickingMoment, ({ fromNs, toNs }) => {
      this.write(exactDuration(Math.round((fromNs + toNs) / 2)));
      return t.pickedMoment(this.read());
    });
  }
}

/** @param take gets a range with both its ends; gives what to say */
function pickRange(place: FieldPlace, asking: string, take: (range: TimeRange) => string): void {
  const { fixture } = place.card;
  startPicking<RangeDetail>(place, {
    event: rangeEvent,
    asking,
    already: () => {
      const range = selectedRange(fixture);
      return range && { fixture, range };
    },
    take: ({ range }) =>
      range && Number.isFinite(range.fromNs) && Number.isFinite(range.toNs) ? take(range) : null,
  });
}
