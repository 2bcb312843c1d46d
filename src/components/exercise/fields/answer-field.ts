import type { LineText, Requests } from '../../analyzer/protocol.ts';
import type { CardContext } from '../question-form.ts';

/** What a reader answers with: text, options, an order. Reads and writes the answer as it is typed in a terminal. */
export interface AnswerField {
  read(): string;
  write(answer: string): void;
  /** The trace that answers are checked on was exchanged: what is listed from it is drawn anew. */
  redraw?(): Promise<void>;
}

/** What a field needs of the question around it. */
export interface FieldPlace {
  readonly form: HTMLFormElement;
  readonly card: CardContext;
  /** Remarks, where the result of the check stands. */
  say(text: string): void;
  items(): Promise<Requests['items']['result']>;
  chosen(answer: string): Promise<readonly LineText[] | null>;
}
