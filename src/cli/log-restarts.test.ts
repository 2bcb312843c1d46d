import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openLog } from '../analysis/strace/open-log.ts';
import { parseBytes } from '../formats/strace/testing/parse-text.ts';
import { restartsText, restartsToJson } from './log-restarts.ts';
import { restartSchema } from './restart-schema.ts';
import { terminalStyle } from './style.ts';
import { displayWidth } from './text-table.ts';

const samples = new URL('../analysis/strace/restart/samples/', import.meta.url);
const open = (name: string) => openLog(parseBytes(readFileSync(new URL(name, samples))));
const plain = terminalStyle(false);

test.each(['service.log', 'runs.log', 'cut.log', 'plain.log', 'default.log', 'threads.log'])(
  '%s as JSON',
  (name) => {
    const stops = restartsToJson(open(name));
    expect(stops.length).toBe(name === 'runs.log' ? 3 : 1);
    for (const stop of stops) {
      expect(restartSchema.safeParse(JSON.parse(JSON.stringify(stop))).error).toBeUndefined();
      const sum = (parts: object) => Object.values(parts).reduce((all, ns) => all + ns, 0);
      expect(sum(stop.waitedForNs)).toBe(stop.lengthNs);
      for (const { partsNs, lengthNs } of stop.processes) expect(sum(partsNs)).toBe(lengthNs);
    }
  },
);

test('each stop in a few lines of both languages, nothing without one', () => {
  const log = open('service.log');
  const english = restartsText(log, { locale: 'en', columns: 80, style: plain });
  expect(english).toMatch(/^Restart\n {2}service \d+: 1\.\d+ s from SIGTERM to the exit, line \d+\n/);
  expect(english).toMatch(/was left behind and lived on for \d+ ms: exit 3/);
  expect(english).toMatch(/ms {2}service \d+ +handler +idle +clock_nanosleep/);
  for (const locale of ['en', 'ja'] as const) {
    const lines = restartsText(log, { locale, columns: 80, style: plain }).split('\n');
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(80);
  }
  expect(restartsText(open('exec-strace.log'), { locale: 'en', columns: 80, style: plain })).toBe('');
});
