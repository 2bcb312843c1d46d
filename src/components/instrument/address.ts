import { effect } from '@preact/signals';
import type { ViewParams } from './view-params.ts';

/**
 * Keeps the address and the parameters of an instrument alike until the returned function is called.
 * @param key the one parameter of an instrument in a lesson; null where the page is the instrument's
 */
export function followAddress<K extends string>(params: ViewParams<K>, key: string | null): () => void {
  const own = (search: URLSearchParams) =>
    key === null ? search : new URLSearchParams(search.get(key) ?? '');
  const read = () => params.read(own(new URLSearchParams(location.search)));
  read();
  let last = params.all();
  const back = () => {
    read();
    last = params.all();
  };
  window.addEventListener('popstate', back);
  const stop = effect(() => {
    const now = params.all();
    const search = new URLSearchParams(location.search);
    const mine = own(search);
    params.write(mine, now);
    if (key !== null) {
      const text = mine.toString();
      if (text === '') search.delete(key);
      else search.set(key, text);
    }
    const query = search.toString().replaceAll('%2F', '/');
    const url = `${location.pathname}${query ? `?${query}` : ''}${location.hash}`;
    const step = params.isStep(last, now);
    last = now;
    if (url === `${location.pathname}${location.search}${location.hash}`) return;
    if (step) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
  });
  return () => {
    stop();
    window.removeEventListener('popstate', back);
  };
}
