import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { callsOfLife } from '../../analysis/strace/fd-lives/lives.ts';
import { openLog } from '../../analysis/strace/open-log.ts';
import { queryOf } from '../../analysis/strace/query/edit.ts';
import { finish } from '../../analysis/strace/steps.ts';
import { StraceParser } from '../../formats/strace/parse.ts';
import { selectCalls } from '../select-calls.ts';
import { gatherFiles } from './arrange.ts';
import { readLifeDetail } from './life-detail.ts';
import { lifeTerms } from './life-query.ts';

test.each(['missing-time/fixtures/missing-time.log', 'cache-lock/fixtures/cache-lock.log'])(
  'the query of each descriptor of %s selects its calls and no others',
  (file) => {
    const parser = new StraceParser();
    parser.push(readFileSync(`exercises/strace-basics/${file}`));
    const trace = parser.finish();
    const log = openLog(trace);
    const files = finish(gatherFiles(log, null));
    for (let life = 0; life < log.lives.count; life++) {
      const query = queryOf(...lifeTerms(readLifeDetail(log, files, life, 'time')));
      const selected = finish(
        selectCalls({ trace, log }, { query, sort: { key: 'line', descending: false } }),
      );
      const own = callsOfLife(log.lives, life).filter((call) => log.fds.fdOf(call) >= 0);
      expect([query, ...selected]).toEqual([query, ...own]);
    }
  },
);
