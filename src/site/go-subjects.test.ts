import { expect, test } from 'vitest';
import { defineFigures } from './figures.ts';
import { profileOf, traceOf } from './go-subjects.ts';

const mix = 'samples/gotrace/mix.trace.gz';

test('figures of Go traces, profiles and pairs get what their format reads, and each is read once', () => {
  const figures = defineFigures({
    goroutines: {
      format: 'gotrace',
      fixture: mix,
      as: 'count',
      of: ({ figures }) => figures.goroutines.count,
    },
    samples: {
      format: 'pprof',
      fixture: 'samples/pprof/cpu.pb.gz',
      as: 'count',
      of: ({ samples }) => samples.count,
    },
    longer: {
      format: 'gotrace-pair',
      fixture: 'samples/gotrace/flight.trace.gz',
      after: mix,
      as: 'duration',
      of: ({ before, after }) => after.figures.trace.durationNs - before.figures.trace.durationNs,
    },
  });
  const { goroutines, samples } = figures;
  expect(goroutines.format === 'gotrace' && goroutines.of(traceOf(mix))).toBe(34);
  expect(samples.format === 'pprof' && samples.of(profileOf(samples.fixture))).toBeGreaterThan(0);
  expect(traceOf(mix)).toBe(traceOf(mix));
});

test('a fixture that is missing or of another format is named', () => {
  expect(() => traceOf('samples/gotrace/none.trace.gz')).toThrow(/mix\.trace\.gz/);
  expect(() => traceOf('samples/pprof/cpu.pb.gz')).toThrow(/cpu\.pb\.gz/);
  expect(() => profileOf(mix)).toThrow(/mix\.trace\.gz/);
});
