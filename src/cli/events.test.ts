import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dojo } from './testing/run-main.ts';

async function run(...argv: string[]) {
  const { code, out, err } = await dojo('events', ...argv);
  return { code, lines: out.split('\n').slice(0, -1), said: err };
}

const file = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

test('prints the events of each trace and whether it could be read', async () => {
  const trace = file('src/formats/gotrace/samples/flight.trace.gz');
  const { code, lines } = await run(trace, file('package.json'));
  expect(code).toBe(0);
  expect(lines[0]).toBe(`# ${trace}`);
  expect(lines[1]).toMatch(/^\d+ Sync M=-1 P=-1 G=-1 n=1 clock=\d+,\d+,\d+ stk=-$/);
  expect(lines[300]).toBe('# verdict: SUCCESS 299 events');
  expect(lines[301]).toBe(`# ${file('package.json')}`);
  expect(lines[302]).toMatch(/^# verdict: FAILURE .*JSON/);
});

test('goes on after a file that is not there', async () => {
  const { code, lines, said } = await run(
    'no-such.trace',
    file('src/formats/gotrace/samples/flight.trace.gz'),
  );
  expect(code).toBe(2);
  expect(said).toContain('no-such.trace');
  expect(lines.at(-1)).toBe('# verdict: SUCCESS 299 events');
});

test('asks for a file, and explains itself', async () => {
  expect((await run()).code).toBe(2);
  expect((await run('--help', '--lang', 'ja')).lines[0]).toMatch(/^使い方：/);
});
