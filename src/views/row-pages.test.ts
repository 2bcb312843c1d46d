import { expect, test } from 'vitest';
import { RowPages } from './row-pages.ts';

/** Answers when told to, so that a test decides what arrives when. */
function slowRows() {
  const waiting: { from: number; to: number; answer: () => void; fail: () => void }[] = [];
  const load = (from: number, to: number) =>
    new Promise<readonly string[]>((resolve, reject) => {
      const rows = Array.from({ length: to - from }, (_, place) => `row ${from + place}`);
      waiting.push({ from, to, answer: () => resolve(rows), fail: () => reject(new Error('gone')) });
    });
  return { waiting, load };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

test('fetches the pages in view with one request', async () => {
  const { waiting, load } = slowRows();
  let arrivals = 0;
  const pages = new RowPages(load, () => arrivals++);
  pages.want(60, 70);
  expect(waiting.map(({ from, to }) => [from, to])).toEqual([[32, 96]]);
  expect(pages.busy).toBe(true);
  waiting[0]?.answer();
  await turn();
  expect(pages.get(63)).toBe('row 63');
  expect(pages.get(64)).toBe('row 64');
  expect(arrivals).toBe(1);
  pages.want(60, 100);
  expect(waiting.map(({ from }) => from)).toEqual([32, 96]);
});

test('after a fast scroll only what is in view now is fetched', async () => {
  const { waiting, load } = slowRows();
  const pages = new RowPages(load, () => undefined);
  for (let row = 0; row < 100_000; row += 1000) pages.want(row, row + 30);
  waiting[0]?.answer();
  await turn();
  expect(waiting.map(({ from }) => from)).toEqual([0, Math.floor(99_000 / 32) * 32]);
});

test('rows that came with the count need no request', () => {
  const { waiting, load } = slowRows();
  const pages = new RowPages(load, () => undefined);
  pages.prime(Array.from({ length: 64 }, (_, row) => `row ${row}`));
  pages.want(0, 40);
  expect(pages.get(63)).toBe('row 63');
  expect(waiting).toEqual([]);
});

test('rows of a view that was left do not appear in the next', async () => {
  const { waiting, load } = slowRows();
  const pages = new RowPages(load, () => undefined);
  pages.want(0, 10);
  pages.reset();
  pages.want(0, 10);
  waiting[0]?.answer();
  await turn();
  expect(pages.get(0)).toBeUndefined();
  waiting[1]?.answer();
  await turn();
  expect(pages.get(0)).toBe('row 0');
});

test('old rows stand in until new ones are there', async () => {
  const { waiting, load } = slowRows();
  const pages = new RowPages(load, () => undefined);
  pages.want(0, 10);
  waiting[0]?.answer();
  await turn();
  pages.reset();
  expect(pages.get(3)).toBe('row 3');
});

test('a page that failed is fetched again when it is wanted again', async () => {
  const { waiting, load } = slowRows();
  const pages = new RowPages(load, () => undefined);
  pages.want(0, 10);
  waiting[0]?.fail();
  await turn();
  expect(waiting).toHaveLength(1);
  pages.want(0, 10);
  waiting[1]?.answer();
  await turn();
  expect(pages.get(0)).toBe('row 0');
});
