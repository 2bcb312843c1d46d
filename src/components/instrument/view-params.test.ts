import { expect, it } from 'vitest';
import { ViewParams } from './view-params.ts';

it('keeps what was asked for before the address was first read, and follows the address from then on', () => {
  const params = new ViewParams({ view: 'top', q: '' }, []);
  params.set({ view: 'flame' });
  params.read(new URLSearchParams('view=graph&q=main'));
  expect(params.all()).toEqual({ view: 'flame', q: 'main' });
  params.set({ view: 'tags' });
  params.read(new URLSearchParams('view=graph'));
  expect(params.all()).toEqual({ view: 'graph', q: '' });
});
