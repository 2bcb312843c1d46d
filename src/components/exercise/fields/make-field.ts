import type { AnswerField, FieldPlace } from './answer-field.ts';
import { EstimateField } from './estimate-field.ts';
import { EvidenceField } from './evidence-field.ts';
import { GoalField } from './goal-field.ts';
import { FunctionField, GoroutineField } from './name-field.ts';
import { OptionField, ProcessField } from './option-field.ts';
import { OrderField } from './order-field.ts';
import { CallField, MomentField, RangeField, TextField } from './text-field.ts';

/** The field for the kind of a question, as AnswerInput.astro drew it. */
export function makeField(kind: string, place: FieldPlace): AnswerField {
  switch (kind) {
    case 'choice':
    case 'several':
      return new OptionField(place);
    case 'process':
      return new ProcessField(place);
    case 'order':
      return new OrderField(place);
    case 'call':
      return new CallField(place);
    case 'range':
      return new RangeField(place);
    case 'moment':
      return new MomentField(place);
    case 'goroutine':
      return new GoroutineField(place);
    case 'function':
      return new FunctionField(place);
    case 'goal':
      return new GoalField();
    case 'estimate':
      return new EstimateField(place);
    case 'evidence':
      return new EvidenceField(place);
    default:
      return new TextField(place);
  }
}
