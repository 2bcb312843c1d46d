import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openLog } from '../../analysis/strace/open-log.ts';
import { queryOf } from '../../analysis/strace/query/edit.ts';
import { parseQuery } from '../../analysis/strace/query/parse.ts';
import { selectMatching } from '../../analysis/strace/query/select.ts';
import { finish } from '../../analysis/strace/steps.ts';
import { waitGroups } from '../../analysis/strace/wait-groups/wait-groups.ts';
import { StraceParser } from '../../formats/strace/parse.ts';
import { termsOfGroup } from './narrow-to-group.ts';

/** Kinds that a query has no word for: it selects those of the same class and calls. */
const loose: ReadonlySet<string> = new Set([
  'poll',
  'timer',
  'signal',
  'semaphore',
  'queue',
  'child',
  'other',
]);

it.each([
  'file-lock-contention/positive.log',
  'futex-contention/positive.log',
  'dns-timeout/positive.log',
  'fork-storm/positive-shell.log',
  'slow-sync/positive.log',
  'quiet/curl.log',
])('%s: a click on a group selects its waits', (name) => {
  const parser = new StraceParser();
  parser.beginFile(name);
  parser.push(readFileSync(new URL(`../../analysis/strace/samples/${name}`, import.meta.url)));
  const log = openLog(parser.finish());
  const index = finish(log.waitIndexInSteps());
  for (const group of finish(waitGroups(index, null, 1000)).groups) {
    const query = parseQuery(queryOf(...termsOfGroup(group)));
    expect(query.error).toBeNull();
    const selected = finish(selectMatching({ trace: log.trace, log }, query.node));
    const own = [...selected].filter((call) => {
      const target = index.targets[index.targetOf[call] as number];
      return target?.kind === group.kind && target.name === group.name;
    });
    expect(own.length).toBeGreaterThanOrEqual(group.count);
    expect([...selected]).toContain(group.maxCall);
    if (!loose.has(group.kind)) expect(selected.length).toBe(own.length);
  }
});
