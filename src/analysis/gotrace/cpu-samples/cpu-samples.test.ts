import { expect, test } from 'vitest';
import { EventKind, NONE } from '../../../formats/gotrace/events.ts';
import { MadeTrace } from '../../../formats/gotrace/testing/made-trace.ts';
import { CpuSamples } from './cpu-samples.ts';

test('samples are summed up by function and stack, for goroutines and times that are asked for', () => {
  const made = new MadeTrace().sync(0);
  const sample = (timeNs: number, id: number | undefined, stack: string) =>
    made.add({
      timeNs,
      kind: EventKind.stackSample,
      goroutine: made.tables.goroutine(id),
      stack: made.tables.stack(stack),
    });
  sample(10, 1, 'hash<main.work<main.main');
  sample(20, 2, 'hash<main.work<main.main');
  sample(30, 1, 'main.walk<main.walk<main.main');
  sample(40, undefined, 'runtime.schedule');
  sample(50, 1, '');
  const samples = new CpuSamples();
  made.feed([samples]);
  const all = samples.profile(made.tables);
  expect(all).toMatchObject({ samples: 5, withoutGoroutine: 1, leftOut: 0 });
  expect(all.stacks.map(({ count }) => count)).toEqual([2, 1, 1, 1]);
  expect(all.functions).toEqual([
    { name: 'hash', flat: 2, cum: 2 },
    { name: 'main.walk', flat: 1, cum: 1 },
    { name: 'runtime.schedule', flat: 1, cum: 1 },
    { name: 'main.main', flat: 0, cum: 3 },
    { name: 'main.work', flat: 0, cum: 2 },
  ]);
  const goroutines = new Uint8Array(2);
  goroutines[made.tables.goroutines.find(1)] = 1;
  const one = samples.profile(made.tables, { goroutines, range: { fromNs: 10, toNs: 50 } });
  expect([one.samples, one.withoutGoroutine]).toEqual([2, 0]);

  const few = new CpuSamples(2);
  made.feed([few]);
  expect(few.profile(made.tables)).toMatchObject({ samples: 2, leftOut: 3 });
  expect(few.goroutine[0]).not.toBe(NONE);
});
