import type { WholeTrace } from '../analysis/gotrace/whole-trace.ts';
import type { StraceLog } from '../analysis/strace/log.ts';
import type { Profile } from '../formats/pprof/profile.ts';

/** What the questions of an exercise are asked of, by its format. */
export interface Subjects {
  strace: StraceLog;
  gotrace: WholeTrace;
  pprof: Profile;
  /** Two traces of one program under the same load, before and after a change. */
  'gotrace-pair': { readonly before: WholeTrace; readonly after: WholeTrace };
}
export type Format = keyof Subjects;
/** Of whatever format. */
export type Subject = Subjects[Format];

export const isPair = (subject: Subject): subject is Subjects['gotrace-pair'] => 'before' in subject;
export const isGoTrace = (subject: Subject): subject is WholeTrace => 'spans' in subject;
export const isProfile = (subject: Subject): subject is Profile => 'sampleTypes' in subject;
export const isLog = (subject: Subject): subject is StraceLog =>
  !isPair(subject) && !isGoTrace(subject) && !isProfile(subject);

/** Something in a trace or profile that a view can show, as the proof of an answer. */
export type Place = PlaceInView & {
  /** Of a pair, in which of the two; without it in the one after. */
  readonly of?: 'before' | 'after';
};

type PlaceInView =
  /** A goroutine by its id; its life where a range is given. */
  | { readonly kind: 'goroutine'; readonly id: number; readonly range?: PlaceRange }
  /** A stretch of the timeline. */
  | { readonly kind: 'range'; readonly range: PlaceRange }
  /** A function by its full name: its group of goroutines in a trace, its row in a profile. */
  | { readonly kind: 'function'; readonly name: string }
  /** A view of the instrument in a state, as the parameters of its address. */
  | { readonly kind: 'view'; readonly params: Readonly<Record<string, string>> };

export interface PlaceRange {
  /** Since the trace's first event. */
  readonly fromNs: number;
  readonly toNs: number;
}
