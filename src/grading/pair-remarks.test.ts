import { describe, expect, it } from 'vitest';
import { traceOf } from '../site/go-subjects.ts';
import { pairRemarks } from './pair-remarks.ts';

const remarksOn = (before: string, after: string) =>
  pairRemarks({ before: traceOf(before), after: traceOf(after) }).map(({ en }) => en);

describe('pairRemarks', () => {
  it('has nothing to say of one program, however much was changed in it', () => {
    expect(remarksOn('go-optimise/prove-it/server.trace.gz', 'go-optimise/prove-it/fixed.trace.gz')).toEqual(
      [],
    );
  });

  it('doubts two programs', () => {
    expect(
      remarksOn('go-optimise/prove-it/fixed.trace.gz', 'flight-recorder/mystery-1/mystery-1.trace.gz'),
    ).toEqual([expect.stringContaining('Are they traces of the same program?')]);
  });
});
