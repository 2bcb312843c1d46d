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

/** Something in a trace or profile that a view can show, as the proof of an answer. */
export type Place =
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
