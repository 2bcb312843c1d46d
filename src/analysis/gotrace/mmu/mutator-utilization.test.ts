import { expect, test } from 'vitest';
import { Activity, type GcActivity } from './gc-activity.ts';
import { mutatorUtilization } from './mutator-utilization.ts';

/** Each [timeNs, activity, who], all on P 0. */
function activityOf(steps: readonly (readonly [number, Activity, number])[]): GcActivity {
  return {
    count: steps.length,
    timeNs: Float64Array.from(steps, ([ns]) => ns),
    step: Int32Array.from(steps, ([, activity]) => activity),
    who: Int32Array.from(steps, ([, , who]) => who),
    endsNs: Number.POSITIVE_INFINITY,
  } as GcActivity;
}

const worker = 7;
/** Two collections of 10 ns each, with a worker on one of two Ps. */
const twice = activityOf([
  [0, Activity.procs, 2],
  [100, Activity.dedicatedWorker, worker],
  [110, Activity.leave, worker],
  [200, Activity.execute, worker],
  [200, Activity.dedicatedWorker, worker],
  [210, Activity.leave, worker],
]);

const valuesOf = (exact: boolean) => {
  const [series] = mutatorUtilization(twice, { background: true, exact }, 1000);
  return Array.from({ length: series?.count ?? 0 }, (_, at) => [series?.timeNs[at], series?.util[at]]);
};

test('a worker that starts again counts once, and the program has its P back when it leaves', () => {
  expect(valuesOf(true)).toEqual([
    [0, 1],
    [100, 0.5],
    [110, 1],
    [200, 0.5],
    [210, 1],
    [1000, 0],
  ]);
});

test('the official figures count it twice, so that its P never comes back', () => {
  expect(valuesOf(false)).toEqual([
    [0, 1],
    [100, 0.5],
    [110, 1],
    [200, 0.5],
    [1000, 0],
  ]);
});
