import { describe, expect, it } from 'vitest';
import { profileOf } from '../../site/go-subjects.ts';
import { isRegexp, narrowProfile } from './narrow.ts';
import { makeReport } from './report.ts';

const whole = profileOf('go-pprof/cpu-time/cpu.pb.gz');

/** The first functions as `go tool pprof -top -nodefraction=0` prints them, in ms, and what all have together. */
function top(options: { readonly focus?: string; readonly ignore?: string; readonly hide?: string }) {
  const { focus = '', ignore = '', hide = '' } = options;
  const profile = narrowProfile(whole, { focus, ignore, hide });
  const report = makeReport(profile, { sampleType: 1, nodeFraction: 0, sharesOf: whole });
  const rows = report.nodes
    .slice(0, 2)
    .map(({ name, flat, cum }) => [name.replace(/\[.*/, ''), Number(flat) / 1e6, Number(cum) / 1e6]);
  return { shown: Number(report.shown) / 1e6, total: Number(report.total) / 1e6, rows };
}

describe('narrowProfile has the numbers of go tool pprof', () => {
  it.each([
    [{}, 8260, ['strings.ToLower', 980, 2310], ['main.compare', 760, 1680]],
    [{ focus: 'hasWord' }, 4310, ['strings.ToLower', 980, 2310], ['strings.Fields', 670, 1160]],
    [
      { focus: 'main', ignore: 'ToLower|Fields' },
      4130,
      ['main.compare', 760, 1680],
      ['slices.partialInsertionSortCmpFunc', 610, 2420],
    ],
    [{ hide: '^strings' }, 8260, ['main.hasWord', 2840, 4310], ['main.compare', 760, 1680]],
    [
      { focus: 'hasWord', hide: '^strings\\.|^runtime' },
      4310,
      ['main.hasWord', 4280, 4310],
      ['memeqbody', 20, 20],
    ],
  ])('%j', (options, shown, ...rows) => {
    expect(top(options)).toEqual({ shown, total: 8260, rows });
  });

  it('has nothing where nothing matches', () => {
    expect(top({ focus: 'nobody' })).toEqual({ shown: 0, total: 8260, rows: [] });
    expect(narrowProfile(whole, { focus: '', ignore: '', hide: '.' }).samples.count).toBe(0);
  });
});

it('knows what can be read', () => {
  expect([isRegexp(''), isRegexp('^main\\.'), isRegexp('(')]).toEqual([true, true, false]);
});
