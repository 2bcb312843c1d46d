import { effect } from '@preact/signals';
import { parseQuery } from '../../analysis/strace/query/parse.ts';
import type { AnalyzerModel } from './model.ts';
import { readState, type ViewState, writeState } from './url-state.ts';

/**
 * Keeps the address and an analyzer alike. A step that a reader would want to go back from (another view, another query,
 * a jump) is a new entry of the history; typing on, sorting and moving the selection change the present one.
 *
 * On the Analyze page the state has the query to itself; in a lesson each analyzer has one parameter, written only
 * after the reader has touched it.
 */
export class Address {
  private readonly model: AnalyzerModel;
  private readonly usual: ViewState;
  private readonly key: string | null;
  private dispose: (() => void) | null = null;
  private last: ViewState;
  /** The typing whose first query is in the history. */
  private typed = 0;

  /** @param key the parameter of an embedded analyzer; null for the whole query */
  constructor(model: AnalyzerModel, usual: ViewState, key: string | null) {
    this.model = model;
    this.usual = usual;
    this.key = key;
    this.last = usual;
  }

  /** Brings the model to what the address says, then follows the model. Returns a function that ends it. */
  follow(): () => void {
    this.read();
    const back = () => this.read();
    window.addEventListener('popstate', back);
    // What is no log has an instrument of its own, and that writes the address: before it is clear which, nobody does.
    this.dispose = effect(() => {
      if (this.key !== null || this.model.opened.value) this.write(this.model.state());
    });
    return () => {
      window.removeEventListener('popstate', back);
      this.dispose?.();
    };
  }

  private read(): void {
    const params = this.own(new URLSearchParams(location.search));
    const state = readState(params, this.usual);
    this.last = state;
    this.model.apply(state);
    const query = params.get('q');
    this.model.badQuery.value = query !== null && parseQuery(query).error ? query : null;
  }

  private own(params: URLSearchParams): URLSearchParams {
    return this.key === null ? params : new URLSearchParams(params.get(this.key) ?? '');
  }

  private write(state: ViewState): void {
    const before = this.last;
    this.last = state;
    const params = new URLSearchParams(location.search);
    const own = this.own(params);
    writeState(own, state, this.usual);
    if (this.key !== null) {
      const text = own.toString();
      if (text === '') params.delete(this.key);
      else params.set(this.key, text);
    }
    const query = params.toString();
    const url = `${location.pathname}${query ? `?${query}` : ''}${location.hash}`;
    if (url === `${location.pathname}${location.search}${location.hash}`) return;
    const { typing } = this.model;
    const step = isStep(before, state) && (typing === 0 || typing !== this.typed);
    this.typed = typing;
    if (step) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
  }
}

function isStep(before: ViewState, after: ViewState): boolean {
  return before.view !== after.view || before.totals !== after.totals || before.query !== after.query;
}
