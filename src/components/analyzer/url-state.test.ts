import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatQuery } from '../../analysis/strace/query/format.ts';
import { anyQuery } from '../../analysis/strace/query/testing/any-query.ts';
import { sortKeys } from '../../views/call-view.ts';
import { fileSortKeys, filesGroupings } from '../../views/files/file-row.ts';
import { histogramMeasures } from '../../views/histogram/shape.ts';
import { compareTables } from './compare/compare-state.ts';
import { firstState, readState, totalsNames, type ViewState, viewNames, writeState } from './url-state.ts';

const anyState: fc.Arbitrary<ViewState> = fc.record({
  view: fc.constantFrom(...viewNames),
  totals: fc.constantFrom(...totalsNames),
  files: fc.record({
    by: fc.constantFrom(...filesGroupings),
    sort: fc.record({ key: fc.constantFrom(...fileSortKeys), descending: fc.boolean() }),
    life: fc.integer({ min: -1, max: 100_000 }),
  }),
  restart: fc.record({ stop: fc.integer({ min: -1, max: 900 }), whole: fc.boolean() }),
  bars: fc.constantFrom(...histogramMeasures),
  sort: fc.record({ key: fc.constantFrom(...sortKeys), descending: fc.boolean() }),
  window: fc.option(
    fc.tuple(fc.nat({ max: 1e12 }), fc.integer({ min: 1, max: 1e12 })).map(([fromNs, length]) => ({
      fromNs,
      toNs: fromNs + length,
    })),
  ),
  line: fc.nat({ max: 10_000_000 }),
  open: fc.boolean(),
  clock: fc.boolean(),
  query: anyQuery.map(formatQuery),
  compare: fc.record({
    with: fc.constantFrom('', 'a/b/c.log', 'a/b/c.log.1,c.log.2'),
    table: fc.constantFrom(...compareTables),
    basis: fc.constantFrom('', 's', 'accept*1', 'clock_gettime#64*1000'),
    swapped: fc.boolean(),
  }),
});

test('a copied address brings back exactly what was shown, whatever is usual there', () => {
  fc.assert(
    fc.property(anyState, anyState, (state, usual) => {
      const params = new URLSearchParams();
      writeState(params, state, usual);
      expect(readState(new URLSearchParams(params.toString()), usual)).toEqual(state);
    }),
  );
});

test('an untouched analyzer writes nothing and leaves other parameters alone', () => {
  const params = new URLSearchParams('fixture=a/b/c.log&view=totals');
  writeState(params, firstState);
  expect(params.toString()).toBe('fixture=a%2Fb%2Fc.log');
});

test('what makes no sense is ignored, as are the parameters of old addresses', () => {
  const params = new URLSearchParams('view=chart&sort=size&line=-4&pid=12&class=busy&q=dur>fast&by=');
  expect(readState(params)).toEqual(firstState);
});

test('an emptied query overrides the one a lesson began with', () => {
  const usual = { ...firstState, query: 'syscall:fcntl' };
  const params = new URLSearchParams();
  writeState(params, firstState, usual);
  expect(readState(params, usual).query).toBe('');
});
