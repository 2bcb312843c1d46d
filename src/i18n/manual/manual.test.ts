import { expect, test } from 'vitest';
import { errors } from './errors.ts';
import { fileCalls } from './file-calls.ts';
import { fileWords } from './file-words.ts';
import { errnoFact, syscallFact, wordFact } from './manual.ts';
import { processCalls } from './process-calls.ts';
import { processWords } from './process-words.ts';
import { socketCalls } from './socket-calls.ts';
import { socketWords } from './socket-words.ts';

const tables = { fileCalls, socketCalls, processCalls, fileWords, socketWords, processWords, errors };

test.each(Object.entries(tables))('%s: both languages, a page with its section', (_, table) => {
  for (const [key, fact] of Object.entries(table)) {
    expect(fact.means.en, key).not.toBe('');
    expect(fact.means.ja, key).toMatch(/[ぁ-んァ-ヶ一-龠]|^(IPv[46]|TCP|UDP|Ctrl-C)$/);
    expect(fact.page, key).toMatch(/^[a-z_0-9]+\.[1-8]$/i);
  }
});

test('no call or word stands in two tables, where one would hide the other', () => {
  for (const group of [
    [fileCalls, socketCalls, processCalls],
    [fileWords, socketWords, processWords],
  ]) {
    const keys = group.flatMap((table) => Object.keys(table));
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('a signal is known with and without its prefix; nothing is found by chance', () => {
  expect(wordFact('CHLD')).toBe(wordFact('SIGCHLD'));
  expect(syscallFact('constructor')).toBeUndefined();
  expect(errnoFact('toString')).toBeUndefined();
});
