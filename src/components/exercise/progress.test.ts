import { describe, expect, test } from 'vitest';
import { countPassed, parseProgress } from '../../grading/progress.ts';
import { splitCode } from './inline-code.ts';
import { ProgressStore, progressKey } from './progress.ts';

const right = { answer: '57.1 ms', passed: true, tries: 1 };
const wrong = { answer: '450 ms', passed: false, tries: 2 };

function memory() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

describe('progress', () => {
  test('survives a reload', () => {
    const storage = memory();
    new ProgressStore(storage).save('course/one', 'r1', 'longest', right);
    const again = new ProgressStore(storage);
    expect(again.exercise('course/one')).toEqual({ revision: 'r1', answers: { longest: right } });
  });

  test('keeps the revision that was answered first', () => {
    const store = new ProgressStore(memory());
    store.save('course/one', 'r1', 'longest', right);
    store.save('course/one', 'r2', 'holder', wrong);
    expect(store.exercise('course/one')?.revision).toBe('r1');
  });

  test('counts only right answers of the questions asked for', () => {
    const store = new ProgressStore(memory());
    store.save('course/one', 'r1', 'longest', right);
    store.save('course/one', 'r1', 'holder', wrong);
    store.save('course/one', 'r1', 'gone', right);
    expect(countPassed(store.read(), 'course/one', ['longest', 'holder'])).toBe(1);
    expect(countPassed(store.read(), 'course/other', ['longest'])).toBe(0);
  });

  test('forgets one exercise and leaves the others', () => {
    const store = new ProgressStore(memory());
    store.save('course/one', 'r1', 'longest', right);
    store.save('course/two', 'r1', 'longest', right);
    store.put('course/one', undefined);
    expect(Object.keys(store.read().exercises)).toEqual(['course/two']);
  });

  test('tells of every change', () => {
    let changes = 0;
    const store = new ProgressStore(memory(), () => changes++);
    store.save('course/one', 'r1', 'longest', wrong);
    store.put('course/one', undefined);
    expect(changes).toBe(2);
  });

  test('lasts as long as the page where nothing can be stored', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    for (const store of [new ProgressStore(full), new ProgressStore(null)]) {
      store.save('course/one', 'r1', 'longest', right);
      expect(store.persistent).toBe(false);
      expect(store.exercise('course/one')?.answers.longest).toEqual(right);
      store.save('course/one', 'r1', 'holder', wrong);
      expect(Object.keys(store.exercise('course/one')?.answers ?? {})).toHaveLength(2);
    }
  });

  test.each([
    null,
    '',
    'no json',
    '[]',
    '{"exercises":[]}',
    '{"exercises":{"course/one":null,"course/two":{"revision":1,"answers":{}}}}',
  ])('reads damaged text %s as nothing', (text) => {
    expect(parseProgress(text)).toEqual({ exercises: {} });
  });

  test('leaves out answers of the wrong shape', () => {
    const text = JSON.stringify({
      exercises: { 'course/one': { revision: 'r', answers: { a: right, b: { answer: 1 } } } },
    });
    expect(parseProgress(text).exercises['course/one']?.answers).toEqual({ a: right });
  });

  test('is stored under one key', () => {
    const storage = memory();
    new ProgressStore(storage).save('course/one', 'r1', 'longest', right);
    expect([...storage.items.keys()]).toEqual([progressKey]);
  });
});

describe('code in text', () => {
  test.each([
    ['plain', [{ text: 'plain', code: false }]],
    [
      'read the `<...>` of it',
      [
        { text: 'read the ', code: false },
        { text: '<...>', code: true },
        { text: ' of it', code: false },
      ],
    ],
    [
      '`a``b`',
      [
        { text: 'a', code: true },
        { text: 'b', code: true },
      ],
    ],
    ['one ` only', [{ text: 'one ` only', code: false }]],
    ['', []],
  ])('%s', (text, pieces) => {
    expect(splitCode(text)).toEqual(pieces);
  });
});
