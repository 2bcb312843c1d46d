import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { goTraceSchema, profileSchema } from './go-schema.ts';
import { dojo } from './testing/run-main.ts';

const formats = join(import.meta.dirname, '../formats');
const folder = mkdtempSync(join(tmpdir(), 'go-schema-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function analyze(...argv: string[]): Promise<unknown[]> {
  const { out } = await dojo('analyze', '--json', ...argv);
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** A trace that is cut in a later generation. */
function cutTrace(): string {
  const bytes = gunzipSync(
    readFileSync(
      join(import.meta.dirname, '../../exercises/flight-recorder/in-production/fixtures/endpoint.trace.gz'),
    ),
  );
  const file = join(folder, 'cut.trace');
  writeFileSync(file, bytes.subarray(0, bytes.length - 100));
  return file;
}

/** Fails for a field that the schema does not name, however deep. */
function requireAll(schema: z.ZodObject, value: unknown): void {
  const read = schema.safeParse(value);
  expect(read.error?.issues ?? []).toEqual([]);
  // What the schema does not name is left out by reading.
  expect(read.data).toEqual(value);
}

test('analyze prints of Go traces what the schema says, and nothing more', async () => {
  const traces = globSync('gotrace/samples/*.trace.gz', { cwd: formats }).map((name) => join(formats, name));
  const printed = await analyze(...traces, cutTrace());
  expect(printed.length).toBeGreaterThan(5);
  for (const one of [...printed, ...(await analyze('--from', '1ms', traces[0] as string))]) {
    requireAll(goTraceSchema, one);
  }
  expect(printed.at(-1)).toMatchObject({ complete: false, warnings: [{ kind: 'cut' }] });
});

test('and of profiles', async () => {
  const files = globSync('pprof/samples/*.pb.gz', { cwd: formats }).map((name) => join(formats, name));
  const printed = await analyze(...files);
  expect(printed.length).toBeGreaterThan(6);
  for (const one of printed) requireAll(profileSchema, one);
});

test.each([
  ['analyze-gotrace', goTraceSchema],
  ['analyze-pprof', profileSchema],
])('docs/%s.schema.json is what the code says', async (name, schema) => {
  const written = JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2);
  await expect(`${written}\n`).toMatchFileSnapshot(`../../docs/${name}.schema.json`);
});
