import type { Fact } from '../../i18n/manual/fact.ts';

/** A flag or constant in an argument, and what it means. */
export interface LensWord {
  readonly word: string;
  readonly fact: Fact;
}

/** What a value says once it is decoded; worded by the `lens` catalogue. */
export type LensNote =
  /** A string that strace cut at its `-s` limit. */
  | { readonly kind: 'cut'; readonly bytes: number }
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'duration'; readonly ns: number }
  /** A socket address in the short form people write. */
  | { readonly kind: 'address'; readonly text: string }
  /** What the descriptor named when the call began. */
  | { readonly kind: 'fd'; readonly name: string }
  /** strace printed a bare address: it did not read what is behind it. */
  | { readonly kind: 'pointer' };

/** One argument, or one field inside it. */
export interface LensArgument {
  /** The manual page's name of the parameter, or the name that the log prints; empty where neither is known. */
  readonly name: string;
  /** Key into `parameterTexts`; empty where the page's name says enough. */
  readonly parameter: string;
  /** As printed, bounded. */
  readonly text: string;
  /** A string with its escapes decoded, where that reads differently; bounded. */
  readonly decoded: string;
  readonly notes: readonly LensNote[];
  readonly words: readonly LensWord[];
  /** The fields of a structure that are worth a line of their own. */
  readonly fields: readonly LensArgument[];
}

/** What a returned value says, worded by the `lens` catalogue. */
export type ResultNote =
  | 'new-fd'
  | 'end'
  | 'short'
  | 'timeout'
  | 'ready'
  | 'child-pid'
  | 'in-child'
  | 'woken'
  | 'nobody-woken'
  | 'no-child-yet';

/** A call taken apart. */
export interface Lens {
  /** What the call does, and its manual page; null for a call that is not known here. */
  readonly fact: Fact | null;
  readonly arguments: readonly LensArgument[];
  /** How many more arguments or fields there are than are shown. */
  readonly left: number;
  readonly result: {
    readonly text: string;
    readonly errno: LensWord | null;
    readonly note: ResultNote | null;
  };
}
