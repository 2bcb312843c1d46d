import { expect, it } from 'vitest';
import { parse } from '../fd/test-log.ts';
import { openLog } from '../open-log.ts';
import { parseQuery } from '../query/parse.ts';
import { selectMatching } from '../query/select.ts';
import { finish } from '../steps.ts';

function selected(query: string, ...lines: string[]): number[] {
  const log = openLog(parse(lines));
  return [...finish(selectMatching({ trace: log.trace, log }, parseQuery(query).node))];
}

it('tree: selects a process with all that descends from it', () => {
  const lines = [
    '1 fork() = 2',
    '2 clone(flags=CLONE_THREAD) = 3',
    '3 vfork() = 4',
    '4 getpid() = 4',
    '9 getpid() = 9',
  ];
  expect(selected('tree:1', ...lines)).toEqual([0, 1, 2, 3]);
  expect(selected('tree:3', ...lines)).toEqual([2, 3]);
  expect(selected('tree:4,9', ...lines)).toEqual([3, 4]);
  expect(selected('tree:7', ...lines)).toEqual([]);
});
