import { exactDuration } from '../../../grading/exact-duration.ts';
import type { EstimateQuestion } from '../../../grading/exercise.ts';
import { exerciseCatalog } from '../../../i18n/catalogs/exercise.ts';
import { lastStep, scaleFor, scaleLabel, valueAt } from '../estimate-scale.ts';
import type { FieldPlace } from './answer-field.ts';
import { TextField } from './text-field.ts';

/** An estimate, typed or chosen on a scale whose steps are equal factors. The text is what counts. */
export class EstimateField extends TextField {
  private readonly slider: HTMLInputElement;

  constructor(place: FieldPlace) {
    super(place);
    const scale = place.form.querySelector('[data-exercise-scale]') as HTMLElement;
    const quantity = scale.dataset.exerciseScale as EstimateQuestion['quantity'];
    const steps = scaleFor(quantity);
    const t = exerciseCatalog[place.card.locale];
    this.slider = scale.querySelector('input') as HTMLInputElement;
    this.slider.max = String(lastStep(steps));
    scale.hidden = false;
    const choose = () => {
      const value = valueAt(steps, Number(this.slider.value));
      this.input.value = quantity === 'duration' ? exactDuration(value) : String(value);
      this.slider.setAttribute('aria-valuetext', scaleLabel(quantity, value));
    };
    this.slider.value = String(Math.round(lastStep(steps) / 2));
    this.slider.setAttribute('aria-valuetext', t.scaleUnset);
    this.slider.addEventListener('input', choose);
  }
}
