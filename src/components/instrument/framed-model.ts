import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Locale } from '../../i18n/catalog.ts';
import type { OtherOpenState, Problem, ProgressEvent } from '../analyzer/protocol.ts';
import type { GivenAnswers } from './given-answers.ts';

/** The parameters that every instrument has: the open view, the text of the filter, the order of its table. */
export interface FrameParams {
  readonly view: string;
  readonly q: string;
  readonly sort: string;
}

/** What the frame needs of the model of an instrument. */
export interface FramedModel {
  readonly locale: Locale;
  readonly name: string;
  readonly state: ReadonlySignal<OtherOpenState>;
  readonly progress: ReadonlySignal<ProgressEvent | null>;
  /** How far a request is that the input is read again for, from 0 to 1. */
  readonly again: ReadonlySignal<number | null>;
  readonly problem: ReadonlySignal<Problem | null>;
  readonly help: Signal<boolean>;
  /** Set while the site is built: what is drawn then answers to nothing. */
  readonly given: GivenAnswers | null;
  readonly params: {
    get(name: keyof FrameParams): string;
    peek(name: keyof FrameParams): string;
    set(changes: Partial<FrameParams>): void;
  };
  stop(): void;
}
