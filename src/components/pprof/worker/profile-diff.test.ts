import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { subtractProfile } from '../../../analysis/pprof/compare.ts';
import { type FlameTree, wayTo } from '../../../analysis/pprof/flame/flame-tree.ts';
import { makeReport } from '../../../analysis/pprof/report.ts';
import { encodeProfile } from '../../../formats/pprof/encode.ts';
import type { Profile } from '../../../formats/pprof/profile.ts';
import { readProfile } from '../../../formats/pprof/read-profile.ts';
import { isIncomparable } from '../../../views/pprof/profile-diff.ts';
import { orIncomparable, ProfileDiff } from './profile-diff.ts';

function read(bytes: Uint8Array): Profile {
  const { profile, problem } = readProfile(bytes);
  if (!profile) throw problem;
  return profile;
}

const sample = (name: string) =>
  read(gunzipSync(readFileSync(new URL(`../../../formats/pprof/samples/${name}.pb.gz`, import.meta.url))));

const asked = (typeName: string, normalise = false) => ({
  ...{ trace: '', other: '', typeName, swapped: false, normalise },
  ...{ focus: '', zoom: '', isReversed: false, byName: false },
  ...{ text: '', order: { key: 'cum', descending: true }, most: 1000 },
  narrow: { focus: '', ignore: '', hide: '' },
});

/** What each function has more than before: of its outermost frames. */
function changes(tree: FlameTree): Map<string, number> {
  const { count, names, fn, parent, cum } = tree;
  const sums = new Map<string, number>();
  for (let frame = 1; frame < count; frame++) {
    if (wayTo(tree, parent[frame] as number).some((outer) => fn[outer] === fn[frame])) continue;
    const name = names[fn[frame] as number] as string;
    const change = (cum[0]?.[frame] as number) - (cum[1]?.[frame] as number);
    sums.set(name, (sums.get(name) ?? 0) + change);
  }
  return sums;
}

test.each([
  ['block', 'mutex', 'delay'],
  ['heap', 'allocs', 'alloc_space'],
  ['allocs', 'heap', 'inuse_objects'],
])('%s against %s: picture and table have the sums of go tool pprof -diff_base', (one, two, type) => {
  const [before, after] = [sample(one), sample(two)];
  const diff = new ProfileDiff(before, after, asked(type));
  const flame = diff.flame(asked(type));
  const table = diff.table(asked(type));
  if (!flame || isIncomparable(flame) || isIncomparable(table)) throw new Error('they measure the same');
  const difference = subtractProfile(after, before, true);
  const sampleType = difference.sampleTypes.findIndex((other) => other.type === type);
  const { nodes } = makeReport(difference, { sampleType, nodeFraction: 0, edgeFraction: 0 });
  const sums = changes(flame.tree);
  expect(nodes.map(({ name }) => sums.get(name))).toEqual(nodes.map(({ cum }) => cum));
  expect(table.rows).toHaveLength(nodes.length);
  for (const row of table.rows) {
    expect(Number(row.after) - Number(row.before)).toBe(row.cum);
    expect(row.cum).toBe(sums.get(row.key));
  }
  expect(flame.tree.cum.map((side) => side[0])).toEqual([table.after, table.before]);
});

test('scaled to the same sum, only shares differ', () => {
  const made = (values: readonly number[]) =>
    read(
      encodeProfile({
        sampleTypes: [{ type: 'cpu', unit: 'nanoseconds' }],
        samples: values.map((value, index) => ({ locations: [index], values: [value] })),
        locations: values.map((_, index) => ({ lines: [{ function: index, line: 1 }] })),
        functions: values.map((_, index) => ({ name: `f${index}` })),
      }),
    );
  const table = new ProfileDiff(made([100, 300]), made([400, 400]), asked('cpu', true)).table(asked('cpu'));
  if (isIncomparable(table)) throw new Error('they measure the same');
  expect(table.rows.map(({ name, cum, before, after }) => [name, cum, before, after])).toEqual([
    ['f0', 100, 100, 200],
    ['f1', -100, 300, 200],
  ]);
});

test('says what keeps two profiles from being compared', () => {
  const [cpu, heap] = [sample('cpu'), sample('heap')];
  expect(orIncomparable(() => new ProfileDiff(cpu, heap, asked('cpu')).table(asked('cpu')))).toMatchObject({
    difference: 'no-common-type',
  });
});
