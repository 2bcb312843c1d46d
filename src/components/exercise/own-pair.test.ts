import { describe, expect, it } from 'vitest';
import { OwnPairFiles } from './own-pair.ts';

const half = (name: string) => ({ name, input: { kind: 'text', name, text: '' } as const });

/** A pair to which these came one after the other, without a side. */
function pairOf(...names: readonly string[]): OwnPairFiles {
  const pair = new OwnPairFiles('en');
  for (const name of names) pair.add(half(name));
  return pair;
}

describe('two traces that come one after the other', () => {
  it('waits for the other one, whichever is there', () => {
    const pair = pairOf();
    expect(pair.waits).toBe(false);
    pair.put('after', half('a.trace'));
    expect(pair.waits).toBe(true);
    expect(pair.missing()).toContain('a.trace is the trace after.');
    pair.add(half('b.trace'));
    expect(pair.waits).toBe(false);
    expect(pair.names()).toBe('b.trace, a.trace');
  });

  it.each([
    [['before', 'after'], 'before, after'],
    [['before', 'after', 'better'], 'before, better'],
    [['before', 'after', 'before'], 'before, after'],
    // One name for all: the first is what the others are compared with.
    [['trace.out', 'trace.out', 'trace.out'], 'trace.out, trace.out'],
  ])('%j is %s', (names, found) => {
    const pair = pairOf(...names);
    expect(pair.names()).toBe(found);
    expect(pair.waits).toBe(false);
  });

  it('takes the one before anew by its name, and the one after where both have it', () => {
    const [was, is, again] = ['one', 'two', 'three'].map(
      (text) => ({ kind: 'text', name: '', text }) as const,
    );
    const take = (names: readonly [string, string]) => {
      const pair = new OwnPairFiles('en');
      if (was) pair.add({ name: names[0], input: was });
      if (is) pair.add({ name: names[1], input: is });
      if (again) pair.add({ name: names[0], input: again });
      return pair.both();
    };
    expect(take(['before', 'after'])).toEqual({ before: again, after: is });
    expect(take(['same', 'same'])).toEqual({ before: was, after: again });
  });
});
