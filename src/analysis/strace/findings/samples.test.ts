import { globSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { StraceParser } from '../../../formats/strace/parse.ts';
import { type FindingKind, findingKinds } from '../log.ts';
import { openLog } from '../open-log.ts';

const samples = new URL('../samples/', import.meta.url);
const exercises = new URL('../../../../exercises/', import.meta.url);

/** Kinds that are truly there in logs made for another kind, and why. */
const ALSO_THERE: Readonly<Record<string, { readonly kind: FindingKind; readonly because: string }>> = {
  'file-lock-contention/negative-uncontended.log': {
    kind: 'repeated-open',
    because: 'one process opens its lock file for each of 25 rounds',
  },
};

function kindsIn(folder: URL, file: string): FindingKind[] {
  const parser = new StraceParser();
  parser.push(readFileSync(new URL(file, folder)));
  return [...new Set(openLog(parser.finish()).findings.map(({ kind }) => kind))];
}

const logsIn = (folder: URL, path: string) =>
  readdirSync(new URL(`${path}/`, folder))
    .filter((file) => file.endsWith('.log'))
    .map((file) => `${path}/${file}`);

const extra = (file: string): FindingKind[] => (ALSO_THERE[file] ? [ALSO_THERE[file].kind] : []);

test('there is a folder with positive and negative logs for each kind', () => {
  for (const kind of findingKinds) {
    const logs = logsIn(samples, kind);
    expect(logs.some((file) => file.includes('/positive'))).toBe(true);
    expect(logs.some((file) => file.includes('/negative'))).toBe(true);
    expect(logs.every((file) => /\/(positive|negative)[^/]*$/.test(file))).toBe(true);
  }
});

test.each(findingKinds.flatMap((kind) => logsIn(samples, kind).map((file) => ({ kind, file }))))(
  '$file',
  ({ kind, file }) => {
    const own: FindingKind[] = file.includes('/positive') ? [kind] : [];
    expect(kindsIn(samples, file)).toEqual([...own, ...extra(file)]);
  },
);

test.each(logsIn(samples, 'quiet'))('nothing in %s', (file) => {
  expect(kindsIn(samples, file)).toEqual([]);
});

test('every exception is for a log that exists', () => {
  const all = findingKinds.flatMap((kind) => logsIn(samples, kind));
  for (const file of Object.keys(ALSO_THERE)) expect(all).toContain(file);
});

/** What the exercises' recordings show, by course, exercise and file; nothing in all others. */
const IN_EXERCISES: Readonly<Record<string, readonly FindingKind[]>> = {
  'daemontools/attach-to-yourself/attach-to-yourself.log': ['restart-window'],
  'daemontools/attach-to-yourself/race-1.log': ['restart-window'],
  'daemontools/attach-to-yourself/race-2.log': ['restart-window'],
  'daemontools/attach-to-yourself/race-3.log': ['restart-window'],
  'daemontools/attach-to-yourself/race-4.log': ['restart-window'],
  'daemontools/attach-to-yourself/race-5.log': ['restart-window'],
  'daemontools/attach-to-yourself/waited.log': ['restart-window'],
  'daemontools/detach-the-tracer/detach-the-tracer.log': ['restart-window'],
  'daemontools/detach-the-tracer/helper-let-go.log': ['restart-window'],
  'daemontools/detach-the-tracer/helper.log': ['left-behind', 'restart-window'],
  'daemontools/logs-apart/apart.log': ['restart-window'],
  'daemontools/logs-apart/same-name.log': ['left-behind', 'restart-window', 'slow-sync'],
  'daemontools/outside-daemontools/main-only.log': ['restart-window'],
  'daemontools/outside-daemontools/mixed.log': ['restart-window'],
  'daemontools/outside-daemontools/outside-daemontools.log': ['restart-window'],
  'daemontools/outside-daemontools/parent.log': ['restart-window'],
  'daemontools/pid-one/tini.log': ['restart-window'],
  'daemontools/slow-restart/no-helper.log': ['restart-window', 'slow-sync'],
  'daemontools/slow-restart/slow-restart.log': ['left-behind', 'restart-window', 'slow-sync'],
  'daemontools/what-supervise-does/down.log': ['restart-window'],
  'daemontools/what-supervise-does/what-supervise-does.log': ['restart-window'],
  'daemontools/who-waits-for-whom/apart.log': ['restart-window'],
  'daemontools/who-waits-for-whom/helper.log': ['left-behind', 'restart-window'],
  'strace-basics/cache-lock/cache-lock.log': ['file-lock-contention'],
  'strace-basics/cache-lock/cache-lock.six-workers.log': ['file-lock-contention'],
  'strace-basics/cache-lock/one-worker.log': ['file-lock-contention'],
  'strace-basics/count-and-narrow/count-and-narrow.log': ['slow-sync'],
  'strace-basics/count-and-narrow/named.log': ['slow-sync'],
  'strace-basics/ipv6-fallback/ipv6-fallback.log': ['ipv6-fallback', 'n-plus-one'],
  'strace-basics/ipv6-fallback/no-route.log': ['ipv6-fallback', 'n-plus-one'],
  'strace-basics/ipv6-fallback/race.log': ['ipv6-fallback', 'n-plus-one'],
  'strace-basics/kinds-of-waiting/kinds-of-waiting.log': ['slow-sync'],
  'strace-basics/mystery-service/both-fixed.log': ['slow-sync'],
  'strace-basics/mystery-service/mystery-service.log': ['file-lock-contention', 'slow-sync'],
  'strace-basics/mystery-service/rates-fixed.log': ['file-lock-contention', 'slow-sync'],
  'strace-basics/missing-time/missing-time.log': ['slow-sync'],
  'strace-basics/repeated-work/failed-only.log': ['search-storm'],
  'strace-basics/repeated-work/once.log': ['search-storm'],
  'strace-basics/repeated-work/repeated-work.log': ['n-plus-one', 'repeated-open', 'search-storm'],
  'strace-basics/slow-sync-and-dns/both.log': ['restart-window', 'slow-sync'],
  'strace-basics/slow-sync-and-dns/group.log': ['dns-timeout', 'restart-window', 'slow-sync'],
  'strace-basics/slow-sync-and-dns/slow-sync-and-dns.log': ['dns-timeout', 'restart-window', 'slow-sync'],
  'strace-basics/threads-and-futexes/one-worker.log': ['slow-sync'],
  'strace-basics/threads-and-futexes/threads-and-futexes.log': ['futex-contention'],
};

const recorded = globSync('*/*/fixtures/*.log', { cwd: fileURLToPath(exercises) }).sort();

test.each(recorded)('exercise %s', (file) => {
  const expected = IN_EXERCISES[file.replace('/fixtures/', '/')] ?? [];
  expect(kindsIn(exercises, file).toSorted()).toEqual(expected);
});
