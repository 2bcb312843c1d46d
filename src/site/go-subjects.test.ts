import { expect, test } from 'vitest';
import { defineFigures, pairFigures, profileFigures, traceFigures } from './figures.ts';
import { profileOf, traceOf } from './go-subjects.ts';

const mix = 'samples/gotrace/mix.trace.gz';

test('figures of Go traces, profiles and pairs get what their format reads, and each is read once', () => {
  const cpu = profileFigures('samples/pprof/cpu.pb.gz');
  const pair = pairFigures('samples/gotrace/flight.trace.gz', mix);
  const figures = defineFigures({
    goroutines: {
      format: 'gotrace',
      fixture: mix,
      as: 'count',
      of: (trace) => trace.figures.goroutines.count,
    },
    goroutinesAgain: traceFigures(mix)('count', (trace) => trace.figures.goroutines.count),
    samples: cpu('count', ({ samples }) => samples.count),
    unit: cpu('text', ({ sampleTypes }) => sampleTypes[0]?.unit ?? ''),
    longer: pair(
      'duration',
      ({ before, after }) => after.figures.trace.durationNs - before.figures.trace.durationNs,
    ),
  });
  const { goroutines, goroutinesAgain, samples } = figures;
  for (const figure of [goroutines, goroutinesAgain])
    expect(figure.format === 'gotrace' && figure.of(traceOf(figure.fixture))).toBe(34);
  expect(samples.format === 'pprof' && samples.of(profileOf(samples.fixture))).toBeGreaterThan(0);
  expect(traceOf(mix)).toBe(traceOf(mix));
});

test('a fixture that is missing or of another format is named', () => {
  expect(() => traceOf('samples/gotrace/none.trace.gz')).toThrow(/mix\.trace\.gz/);
  expect(() => traceOf('samples/pprof/cpu.pb.gz')).toThrow(/cpu\.pb\.gz/);
  expect(() => profileOf(mix)).toThrow(/mix\.trace\.gz/);
});
