import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseStrace } from '../../../formats/strace/parse.ts';
import { openLog } from '../open-log.ts';
import { finish } from '../steps.ts';
import { stopOfCalls } from './restarts.ts';

const log = async (name: string) =>
  openLog(await parseStrace([readFileSync(new URL(`samples/${name}`, import.meta.url))], name));

test('each finding about a stop leads to its own stop, not to the longest', async () => {
  const runs = await log('runs.log');
  const { stops } = finish(runs.stopsInSteps());
  const windows = runs.findings.filter(({ kind }) => kind === 'restart-window');
  expect(windows.length).toBeGreaterThan(1);
  const found = windows.map(({ calls }) => stops[finish(stopOfCalls(runs, calls))]);
  expect(new Set(found).size).toBe(windows.length);
  for (const [index, { totalNs }] of windows.entries()) {
    const stop = found[index];
    expect((stop?.toNs ?? 0) - (stop?.fromNs ?? 0)).toBe(totalNs);
  }
});

test('what was left behind leads to the stop of the service that made it', async () => {
  const service = await log('service.log');
  const left = service.findings.filter(({ kind }) => kind === 'left-behind');
  expect(left.map(({ calls }) => finish(stopOfCalls(service, calls)))).toEqual([0]);
});

test('calls of no stopped process lead nowhere', async () => {
  const runs = await log('runs.log');
  expect(finish(stopOfCalls(runs, []))).toBe(-1);
});
