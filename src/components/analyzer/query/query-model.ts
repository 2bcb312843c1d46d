import { computed, signal } from '@preact/signals';
import { rangeOf, type TermSpec, withRange, withTerm } from '../../../analysis/strace/query/edit.ts';
import type { TimeRange } from '../../../analysis/strace/query/match.ts';
import type { OpenState, OtherOpenState } from '../protocol.ts';

/** The query of an analyzer: the one filter of all its views. */
export class QueryModel {
  readonly opened = signal<OpenState | null>(null);
  /** Where what was opened is no log: its state. Another instrument shows it. */
  readonly other = signal<OtherOpenState | null>(null);
  /** A query without an error, see analysis/strace/query. */
  readonly query = signal('');
  /** What the reader typed where it is no query; null otherwise. The query before it stays in force. */
  readonly badQuery = signal<string | null>(null);
  /** The time range that the query selects, since the log's beginning; null for the whole time. */
  readonly range = computed<TimeRange | null>(() => {
    const info = this.opened.value?.info;
    return rangeOf(this.query.value, info && { clock: info.clock, baseNs: BigInt(info.baseNs) });
  });
  /** Which typing the query comes from; 0 where it was changed in another way. */
  typing = 0;
  private typings = 0;

  /** Takes over the state of a trace; false where it is no log. */
  takeState(state: OpenState | OtherOpenState): boolean {
    if (state.format === 'strace') this.opened.value = state;
    else this.other.value = state;
    return state.format === 'strace';
  }

  /** Takes over a query that is being typed: all of one typing is one step of the history. */
  typeQuery(query: string): void {
    this.badQuery.value = null;
    if (query === this.query.peek()) return;
    if (this.typing === 0) this.typing = ++this.typings;
    this.query.value = query;
  }

  endTyping(): void {
    this.typing = 0;
  }

  /** Narrows the query in the view that is open: each term takes the place of those of its field. */
  narrow(...terms: readonly TermSpec[]): void {
    this.query.value = terms.reduce(withTerm, this.query.value);
  }

  /** Selects a time range in all views; null for the whole time. */
  setRange(range: TimeRange | null): void {
    this.query.value = withRange(this.query.value, range);
  }
}
