import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProfile } from '../../../formats/pprof/read-profile.ts';
import { makeReport } from '../report.ts';
import { Weights } from '../weights.ts';
import { calleesOf, type FlameTree, frameAt, wayTo } from './flame-tree.ts';
import { addressText, readAddress } from './frame-address.ts';
import { makeTree, usualTree } from './make-tree.ts';
import { partsAround, profileStacks, stacksOf, wholeStacks } from './stack-columns.ts';

const samples = join(import.meta.dirname, '../../../formats/pprof/samples');

function profileOf(file: string) {
  const { profile, problem } = readProfile(gunzipSync(readFileSync(join(samples, file))));
  if (!profile) throw problem;
  return profile;
}

/** Stacks written root first, `a>b`. */
function made(stacks: Readonly<Record<string, number>>) {
  const names = [...new Set(Object.keys(stacks).flatMap((stack) => stack.split('>')))].sort();
  const columns = stacksOf(
    names,
    Object.keys(stacks).map((stack) => stack.split('>').map((name) => names.indexOf(name))),
  );
  return { columns, values: Float64Array.from(Object.values(stacks)) };
}

/** A tree as text: each frame with its callees in brackets. */
function written(tree: FlameTree, frame = 0): string {
  const name = frame === 0 ? 'all' : (tree.names[tree.fn[frame] as number] ?? 'small');
  const callees = [...calleesOf(tree, frame)].map((callee) => written(tree, callee));
  return `${name} ${tree.cum[0]?.[frame]}${callees.length > 0 ? ` (${callees.join(', ')})` : ''}`;
}

const whole = (stacks: Readonly<Record<string, number>>, isReversed = false) => {
  const { columns, values } = made(stacks);
  return makeTree(columns, wholeStacks(columns, isReversed), [values]);
};

describe('a tree', () => {
  const stacks = { 'main>a>b': 3, 'main>a': 2, 'main>c>a>b': 4, other: 1 };

  test('merges stacks from the root on, heaviest first, or from the leaf', () => {
    expect(written(whole(stacks))).toBe('all 10 (main 9 (a 5 (b 3), c 4 (a 4 (b 4))), other 1)');
    expect(written(whole(stacks, true))).toBe(
      'all 10 (b 7 (a 7 (c 4 (main 4), main 3)), a 2 (main 2), other 1)',
    );
  });

  test('around a function has each stack once, at its outermost frame', () => {
    const { columns, values } = made({ 'main>f>x>f>y': 3, 'main>g>f': 2, main: 7 });
    const fn = columns.names.indexOf('f');
    const side = (wanted: 'callees' | 'callers') =>
      written(makeTree(columns, partsAround(columns, fn, wanted), [values]));
    expect(side('callees')).toBe('all 5 (f 5 (x 3 (f 3 (y 3))))');
    expect(side('callers')).toBe('all 5 (f 5 (main 3, g 2 (main 2)))');
  });

  test('joins the lightest frames where there would be too many, and shows them below the one zoomed into', () => {
    const leaves = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`main>p>leaf${i}`, i + 1]));
    const { columns, values } = made({ ...leaves, 'main>heavy': 1e6 });
    const parts = wholeStacks(columns);
    const tree = makeTree(columns, parts, [values], { ...usualTree, most: 50 });
    expect(tree.count).toBeLessThanOrEqual(50);
    expect(tree.smallest).toBeGreaterThan(0);
    expect(tree.cum[0]?.[0]).toBe(1e6 + (200 * 201) / 2);
    const p = [...tree.fn].findIndex((fn) => tree.names[fn] === 'p');
    const zoom = readAddress(addressText({ depth: tree.depth[p] ?? 0, hash: tree.hash[p] ?? 0 }));
    expect(zoom).not.toBeNull();
    const near = makeTree(columns, parts, [values], { ...usualTree, zoom });
    const again = frameAt(near, zoom as NonNullable<typeof zoom>);
    expect(wayTo(near, again).map((frame) => near.names[near.fn[frame] as number])).toEqual([
      undefined,
      'main',
      'p',
    ]);
    expect([...calleesOf(near, again)]).toHaveLength(200);
    expect(near.cum[0]?.[1]).toBe(tree.cum[0]?.[0]);
  });

  test('has both sides of a difference, as wide as both together', () => {
    const { columns } = made({ 'main>a': 0, 'main>b': 0 });
    const after = Float64Array.of(3, 0);
    const before = Float64Array.of(1, 5);
    const tree = makeTree(columns, wholeStacks(columns), [after, before]);
    expect([...tree.width]).toEqual([9, 9, 5, 4]);
    expect(tree.cum.map((side) => [...side])).toEqual([
      [3, 3, 0, 3],
      [6, 6, 5, 1],
    ]);
  });

  test('an address names a frame, and text that is none names nothing', () => {
    expect(['', '0.1', 'x', '3.zzzzzzzz', '3.', '-1.a', '3.zzzzzzz'].map(readAddress)).toEqual(
      Array(7).fill(null),
    );
    expect(readAddress('3.1z')).toEqual({ depth: 3, hash: 71 });
  });
});

describe('of the recorded profiles', () => {
  const files = readdirSync(samples).filter((file) => file.endsWith('.pb.gz'));

  test.each(files)('%s: sums by function are those of the top table', (file) => {
    const profile = profileOf(file);
    const stacks = profileStacks(profile);
    profile.sampleTypes.forEach((_, sampleType) => {
      const [values] = new Weights(profile, sampleType).parts as [Float64Array];
      const tree = makeTree(stacks, wholeStacks(stacks), [values]);
      const flat = new Map<string, number>();
      const cum = new Map<string, number>();
      for (let frame = 1; frame < tree.count; frame++) {
        const name = tree.names[tree.fn[frame] as number] as string;
        const [own, all] = [tree.flat[0]?.[frame] as number, tree.cum[0]?.[frame] as number];
        if (own !== 0) flat.set(name, (flat.get(name) ?? 0) + own);
        const isInner = wayTo(tree, tree.parent[frame] as number).some(
          (outer) => tree.fn[outer] === tree.fn[frame],
        );
        if (!isInner) cum.set(name, (cum.get(name) ?? 0) + all);
      }
      const report = makeReport(profile, { sampleType, nodeFraction: 0, edgeFraction: 0 });
      for (const node of report.nodes) {
        expect([node.name, flat.get(node.name) ?? 0, cum.get(node.name)]).toEqual([
          node.name,
          node.flat,
          node.cum,
        ]);
        expectPeek(node, stacks, values);
      }
    });
  });

  /** Both sides of a function's sandwich are the edges of its peek, where it never calls itself in the end. */
  function expectPeek(
    node: ReturnType<typeof makeReport>['nodes'][number],
    stacks: ReturnType<typeof profileStacks>,
    values: Float64Array,
  ) {
    const fn = stacks.names.indexOf(node.name);
    for (const [side, edges] of [
      ['callees', node.out.map(({ to, weight }) => [to.name, weight] as const)],
      ['callers', node.in.map(({ from, weight }) => [from.name, weight] as const)],
    ] as const) {
      const tree = makeTree(stacks, partsAround(stacks, fn, side), [values]);
      expect(tree.cum[0]?.[0]).toBe(node.cum);
      const isRecursive = [...tree.fn].filter((one) => one === fn).length > 1;
      if (isRecursive) continue;
      const found = [...calleesOf(tree, 1)].map((frame) => [
        tree.names[tree.fn[frame] as number],
        tree.cum[0]?.[frame],
      ]);
      // A callee that comes back further down weighs more as an edge than as a frame: it is not compared then.
      const names = found.map(([name]) => name);
      for (const [name, weight] of edges) {
        const places = [...tree.fn].filter((one) => tree.names[one] === name).length;
        if (places === 1 && names.includes(name)) expect(found).toContainEqual([name, Number(weight)]);
      }
    }
  }
});

test('callees never have more than their caller, and never less than nothing: random stacks', () => {
  const stack = fc.record({
    frames: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 8 }),
    after: fc.integer({ min: -50, max: 1000 }),
    before: fc.integer({ min: 0, max: 1000 }),
  });
  fc.assert(
    fc.property(
      fc.array(stack, { maxLength: 40 }),
      fc.boolean(),
      fc.integer({ min: 2, max: 60 }),
      (all, isReversed, most) => {
        const columns = stacksOf(
          ['a', 'b', 'c', 'd', 'e', 'f'],
          all.map(({ frames }) => frames),
        );
        const sides = [all.map(({ after }) => after), all.map(({ before }) => before)].map((side) =>
          Float64Array.from(side),
        );
        const tree = makeTree(columns, wholeStacks(columns, isReversed), sides, { ...usualTree, most });
        expect(tree.count).toBeLessThanOrEqual(most);
        for (let frame = 0; frame < tree.count; frame++) {
          let x = tree.left[frame] as number;
          const sums = tree.flat.map((side) => side[frame] as number);
          for (const callee of calleesOf(tree, frame)) {
            expect(tree.left[callee]).toBe(x);
            x += tree.width[callee] as number;
            sums.forEach((sum, side) => {
              sums[side] = sum + (tree.cum[side]?.[callee] as number);
            });
          }
          expect(x).toBeLessThanOrEqual((tree.left[frame] as number) + (tree.width[frame] as number));
          if (tree.fn[frame] !== -2) expect(sums).toEqual(tree.cum.map((side) => side[frame]));
        }
      },
    ),
    { numRuns: 300 },
  );
});
