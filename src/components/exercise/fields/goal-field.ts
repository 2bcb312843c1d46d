import type { AnswerField } from './answer-field.ts';

/** Nothing is typed: what is open is measured. */
export class GoalField implements AnswerField {
  read(): string {
    return 'measured';
  }

  write(): void {
    // There is nothing to show an answer in.
  }
}
