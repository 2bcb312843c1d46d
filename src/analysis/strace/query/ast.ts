import type { FieldName } from './fields.ts';

/** A place in the text of a query, in UTF-16 units, `to` not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Operator = ':' | '~' | '>' | '>=' | '<' | '<=';

/** A moment of a log: nanoseconds since its beginning, or with `clock` since midnight on the log's own clock. */
export interface Moment {
  readonly ns: number;
  readonly clock: boolean;
}

/** What a field is compared with. Both ends of ranges belong to them; an open end is infinite. */
export type Value =
  /** Literal pieces with `*` (any text) between them; one piece is the whole text. */
  | { readonly kind: 'pattern'; readonly pieces: readonly string[] }
  /** Nanoseconds for durations, bytes for sizes. A single number is a range from it to it. */
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  | { readonly kind: 'moments'; readonly low: Moment; readonly high: Moment }
  /** One of a field's fixed words: a wait class, a state, a kind of finding, `any`, `none`. */
  | { readonly kind: 'word'; readonly word: string };

/** `field:value,value`. A comparison (`>` and its kind) has one value, a single number or moment. */
export interface Term extends Span {
  readonly kind: 'term';
  readonly field: FieldName;
  readonly op: Operator;
  /** One of them has to match. */
  readonly values: readonly Value[];
}

/** Text that stands in the lines of a call. */
export interface TextTerm extends Span {
  readonly kind: 'text';
  readonly text: string;
}

export interface Not extends Span {
  readonly kind: 'not';
  readonly item: QueryNode;
}

/** Two items or more; an `and` directly inside an `and` does not occur, nor an `or` inside an `or`. */
export interface Group extends Span {
  readonly kind: 'and' | 'or';
  readonly items: readonly QueryNode[];
}

export type QueryNode = Term | TextTerm | Not | Group;

export type QueryErrorCode =
  /** `expected`: fields with a similar name, or all. */
  | 'unknown-field'
  /** `expected`: the operators that the field has. */
  | 'bad-operator'
  | 'missing-value'
  /** `expected`: the words that the field has. */
  | 'unknown-value'
  /** `expected`: one of `number`, `duration`, `size`, `moment`, `finding`. */
  | 'bad-number'
  | 'missing-unit'
  | 'too-large'
  /** The range ends before it begins. */
  | 'bad-range'
  | 'missing-term'
  | 'unclosed-quote'
  | 'unclosed-group'
  | 'unopened-group'
  | 'too-deep'
  | 'too-long';

/** Why a text is no query, and where: `from` and `to` lie inside the text or at its end. */
export interface QueryError extends Span {
  readonly code: QueryErrorCode;
  readonly expected: readonly string[];
}

export interface ParsedQuery {
  /** Null for a text without terms, which lets every call pass, and for one with an error. */
  readonly node: QueryNode | null;
  readonly error: QueryError | null;
}
