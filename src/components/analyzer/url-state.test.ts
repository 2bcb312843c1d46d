import fc from 'fast-check';
import { expect, test } from 'vitest';
import { waitClassNames } from '../../analysis/strace/log.ts';
import { sortKeys } from '../../views/call-view.ts';
import {
  clean,
  firstState,
  readState,
  totalsNames,
  type ViewState,
  viewNames,
  writeState,
} from './url-state.ts';

const word = fc.stringMatching(/^[a-zA-Z0-9_/ .%&=#+äあ-]{1,12}$/).filter((text) => text.trim() === text);
const name = fc.stringMatching(/^[a-z_0-9#]{1,12}$/);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const anyState: fc.Arbitrary<ViewState> = fc.record({
  view: fc.constantFrom(...viewNames),
  totals: fc.constantFrom(...totalsNames),
  sort: fc.record({ key: fc.constantFrom(...sortKeys), descending: fc.boolean() }),
  line: fc.nat({ max: 10_000_000 }),
  open: fc.boolean(),
  clock: fc.boolean(),
  filter: fc
    .record({
      text: maybe(word),
      syscalls: maybe(fc.uniqueArray(name, { minLength: 1, maxLength: 3 })),
      pids: maybe(fc.uniqueArray(fc.integer({ min: 1, max: 4_194_304 }), { minLength: 1, maxLength: 3 })),
      errnos: maybe(fc.uniqueArray(fc.constantFrom('ENOENT', 'EAGAIN', 'any'), { minLength: 1 })),
      classes: maybe(fc.uniqueArray(fc.constantFrom(...waitClassNames), { minLength: 1 })),
      minNs: maybe(fc.integer({ min: 1, max: 1e12 })),
      target: maybe(word),
      finding: maybe(fc.nat({ max: 40 })),
    })
    .map(clean),
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

test('what makes no sense is ignored', () => {
  const params = new URLSearchParams(
    'view=chart&sort=size&line=-4&pid=x,12&class=busy&min=1e9&finding=first&by=',
  );
  expect(readState(params)).toEqual({ ...firstState, filter: { pids: [12] } });
});

test('an emptied filter overrides the one a lesson began with', () => {
  const usual = { ...firstState, filter: { syscalls: ['fcntl'], finding: 0, minNs: 5 } };
  const params = new URLSearchParams();
  writeState(params, firstState, usual);
  expect(readState(params, usual).filter).toEqual({});
});
