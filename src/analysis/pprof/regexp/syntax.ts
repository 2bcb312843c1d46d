/** Whether one character (a code point) belongs to a set. */
export type CharacterTest = (code: number) => boolean;

export type Assertion = 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'word' | 'not-word';

/** A regular expression, taken apart. Groups do not capture here: only whether a text matches is asked. */
export type Expression =
  | { readonly kind: 'empty' }
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'sequence'; readonly parts: readonly Expression[] }
  | { readonly kind: 'choice'; readonly options: readonly Expression[] }
  | { readonly kind: 'repeat'; readonly part: Expression; readonly least: number; readonly most: number };

/** What is wrong with an expression, in English; the message says where. */
export class RegexpError extends Error {
  override readonly name = 'RegexpError';
}
