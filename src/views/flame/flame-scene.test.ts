import { expect, test } from 'vitest';
import { makeTree } from '../../analysis/pprof/flame/make-tree.ts';
import { stacksOf, wholeStacks } from '../../analysis/pprof/flame/stack-columns.ts';
import { foundFrames, stepFrom } from './flame-keys.ts';
import { clampFlame, countDrawn, type FlameScene, frameUnder, rowTop, windowOf } from './flame-scene.ts';
import { fittingName, packageOf } from './package-name.ts';
import { foundIn, searchFor } from './search.ts';

const names = ['main', 'net/http.(*conn).serve', 'runtime.mallocgc'];
const stacks = stacksOf(names, [[0, 1], [0, 2], [0, 1, 1], [2]]);
const tree = makeTree(stacks, wholeStacks(stacks), [Float64Array.of(40, 30, 20, 10)]);

const scene = (change: Partial<FlameScene> = {}): FlameScene => ({
  ...{ tree, window: windowOf(tree, 0), width: 1000, height: 100, rowHeight: 20, scrollTop: 0 },
  ...{ isUpward: false, firstDepth: 0, zoomed: 0, active: -1, hovered: -1, isFocused: false },
  ...{ matched: null, isDifference: false, words: { all: 'all', small: 'small' }, font: 'monospace' },
  ...change,
});

const nameAt = (frame: number) => (frame < 0 ? null : (names[tree.fn[frame] as number] ?? 'all'));

test('a place of the picture leads to its frame, with the root above or below', () => {
  const under = (x: number, y: number, of: FlameScene) => nameAt(frameUnder(of, x, y));
  expect(under(500, 5, scene())).toBe('all');
  expect(under(500, 25, scene())).toBe('main');
  expect(under(950, 25, scene())).toBe('runtime.mallocgc');
  expect(under(100, 65, scene())).toBe('net/http.(*conn).serve');
  expect(under(700, 65, scene())).toBeNull();
  expect(under(500, 95, scene())).toBeNull();
  const upward = scene({ isUpward: true });
  expect([rowTop(upward, 0), under(500, 95, upward), under(500, 75, upward)]).toEqual([80, 'all', 'main']);
  expect(under(500, 5, scene({ firstDepth: 1 }))).toBe('main');
});

test('a picture says how many frames it has, and never leaves the whole', () => {
  expect(countDrawn(tree, windowOf(tree, 0), 1000)).toEqual({ drawn: 6, all: 6 });
  expect(countDrawn(tree, windowOf(tree, 0), 4)).toEqual({ drawn: 4, all: 6 });
  expect(countDrawn(tree, { from: 95, to: 100 }, 1000)).toEqual({ drawn: 2, all: 2 });
  expect(clampFlame({ from: -10, to: 20 }, { from: 0, to: 100 })).toEqual({ from: 0, to: 30 });
  expect(clampFlame({ from: 50, to: 500 }, { from: 0, to: 100 })).toEqual({ from: 0, to: 100 });
});

test('arrows go to callees and to frames beside, and stop at the ends', () => {
  const main = stepFrom(tree, 0, 'callee');
  expect(nameAt(main)).toBe('main');
  expect(nameAt(stepFrom(tree, main, 'next'))).toBe('runtime.mallocgc');
  expect(stepFrom(tree, main, 'previous')).toBe(main);
  expect(stepFrom(tree, 0, 'caller')).toBe(0);
});

test('a search is an expression, counts what it finds once, and takes what is none as it stands', () => {
  const matched = (text: string) => Uint8Array.from(names, (name) => Number(searchFor(text)?.matches(name)));
  expect(foundFrames(tree, matched('SERVE')).map(nameAt)).toEqual(['net/http.(*conn).serve']);
  expect(foundIn(tree, matched('^(net/http|runtime)\\.'), 0).cum).toBe(100);
  expect(searchFor('(*conn).')).toMatchObject({ isLiteral: true });
  expect([...matched('(*conn).')]).toEqual([0, 1, 0]);
  expect(searchFor('')).toBeNull();
});

test('packages of functions, and names that fit', () => {
  expect(
    [
      'example.com/x/y.(*T).m.func1',
      'main.f[go.shape.struct { net/url.x }]',
      'std::vector<a/b.c>::push',
      'memcpy',
      'runtime/pprof.Do',
    ].map(packageOf),
  ).toEqual(['example.com/x/y', 'main', 'std', '', 'runtime/pprof']);
  const name = 'example.com/x/y.(*T).method';
  expect([40, 15, 6, 2].map((room) => fittingName(name, room))).toEqual([
    name,
    'y.(*T).method',
    'y.(*T…',
    '',
  ]);
});
