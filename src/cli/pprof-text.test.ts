import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { dojo, keptOutput } from './testing/run-main.ts';
import { top } from './top.ts';

const folder = new URL('../formats/pprof/samples/', import.meta.url);
const files = globSync('*.text', { cwd: folder }).sort();

const path = (name: string): string => new URL(name, folder).pathname;

/** The options of `top` that stand for those of `go tool pprof`. */
const options: Readonly<Record<string, readonly string[]>> = {
  '-top': [],
  '-top -cum': ['--cum'],
  '-top -lines': ['--lines'],
  '-tree -nodecount=20': ['--tree', '-n', '20'],
  '-tags': ['--tags'],
};

describe('prints what go tool pprof prints', () => {
  test.each(files)('%s', async (file) => {
    const blocks = readFileSync(new URL(file, folder), 'utf8').split(/^### /m).slice(1);
    expect(blocks).toHaveLength(5);
    for (const block of blocks) {
      const [asked = '', ...lines] = block.split('\n');
      const truth = lines.join('\n').trimEnd();
      const { output, written } = keptOutput();
      await top([path(file.replace('.text', '.pb.gz')), ...(options[asked] ?? [])], 'en', output);
      // Where there are no labels, the tool prints nothing.
      expect(written().out.trimEnd()).toBe(truth === '' ? 'No sample has a label.' : truth);
    }
  });
});

test('a difference of a profile and itself is empty, and shares are of the first', async () => {
  const { out, code } = await dojo('diff', path('mutex.pb.gz'), path('mutex.pb.gz'));
  expect(code).toBe(0);
  expect(out).toContain('Type: delay');
  expect(out).toMatch(
    /Showing nodes accounting for 0, {4}0% of \d+\.\d\dms total|Showing nodes accounting for 0, 0% of/,
  );
});

test('profiles that do not measure the same are not compared', async () => {
  const { err, code } = await dojo('diff', path('cpu.pb.gz'), path('heap.pb.gz'));
  expect(code).toBe(2);
  expect(err).toMatch(
    /^The two profiles can not be compared, they have no sample type in common: samples\/count/,
  );
});

test('analyze gives every function of every sample type', async () => {
  const { out } = await dojo('analyze', '--json', path('heap.pb.gz'));
  const json = JSON.parse(out) as { sampleTypes: string[]; byFunction: Record<string, { name: string }[]> };
  expect(json.sampleTypes).toEqual([
    'alloc_objects/count',
    'alloc_space/bytes',
    'inuse_objects/count',
    'inuse_space/bytes',
  ]);
  expect(json.byFunction['inuse_space/bytes']?.map(({ name }) => name)).toContain('main.grow');
});

test('top refuses what is no profile, and options that do not go together', async () => {
  expect(await dojo('top', path('README.md'))).toMatchObject({ code: 2, out: '' });
  expect((await dojo('top', path('cpu.pb.gz'), '--focus', '(')).err).toContain(
    '--focus: not a regular expression',
  );
  expect((await dojo('top', path('cpu.pb.gz'), '--tree', '--tags')).err).toContain('Choose one of');
  expect((await dojo('top', path('cpu.pb.gz'), '--sample-type', 'x')).err).toContain('It has: samples, cpu.');
  expect((await dojo('top', path('cpu.pb.gz'), '--peek', 'nowhere')).err).toContain(
    '--peek matches nothing.',
  );
});

test('samples are as their provenance says', () => {
  const known = JSON.parse(readFileSync(new URL('provenance.json', folder), 'utf8')) as {
    file: string;
    profileBytes: number;
  }[];
  expect(known.map(({ file }) => file)).toEqual(
    files.map((file) => basename(file, '.text').concat('.pb.gz')),
  );
  for (const { file, profileBytes } of known)
    expect(gunzipSync(readFileSync(new URL(file, folder)))).toHaveLength(profileBytes);
});

test('of a profile whose archive is cut inside the names the numbers are told, and what is missing', async () => {
  const packed = readFileSync(new URL('heap.pb.gz', folder));
  const cut = join(tmpdir(), `cut-${process.pid}.pb.gz`);
  try {
    writeFileSync(cut, packed.subarray(0, packed.length - 300));
    const whole = await dojo('analyze', '--json', path('heap.pb.gz'));
    const { code, out } = await dojo('analyze', '--json', cut);
    const { complete, cut: reasons, error, totals } = JSON.parse(out);
    expect(error).toContain('the gzip data ends too early');
    expect({ code, complete, totals }).toEqual({
      code: 2,
      complete: false,
      totals: JSON.parse(whole.out).totals,
    });
    expect(reasons).toEqual([
      expect.stringContaining('gzip'),
      expect.stringMatching(/cut at byte [\d,]+ of its unpacked data.* \d+ of \d+ functions have no name/),
    ]);
    expect((await dojo('top', cut)).err).toMatch(/inside its table of names/);
    writeFileSync(cut, packed.subarray(0, 900));
    const refused = await dojo('top', cut);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(
      /gzip.*samples are there, but the names, which come last, are not \(at byte/s,
    );
  } finally {
    rmSync(cut, { force: true });
  }
});
