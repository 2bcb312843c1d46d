import { expect, test } from 'vitest';
import { FEWEST_DIRECTORIES, FEWEST_NAMES } from './search-storm.ts';
import { findings, repeat, timed } from './test-log.ts';

const find = (lines: readonly string[]) => findings('search-storm', timed(lines));
const names = 'head menu foot item cart price stock mail tax user order stats'.split(' ');
const search = (name: string, directories = FEWEST_DIRECTORIES, root = '/srv') =>
  repeat(
    directories,
    (i) => `access("${root}/d${i}/${name}", R_OK) = -1 ENOENT (No such file or directory) <0.000010>`,
  );
const searches = (count: number, directories?: number, ending = '.html', root?: string) =>
  names.slice(0, count).flatMap((name) => search(`${name}${ending}`, directories, root));
const exec = 'execve("/srv/app", ["app"], 0x1 /* 1 var */) = 0 <0.000200>';
const sleep = 'clock_nanosleep(CLOCK_REALTIME, 0, {tv_sec=0, tv_nsec=20000000}, NULL) = 0 <0.020000>';

test('ten names in three directories are a storm, nine are not', () => {
  expect(find(searches(FEWEST_NAMES - 1))).toEqual([]);
  expect(find(searches(FEWEST_NAMES))).toMatchObject([
    { count: 30, totalNs: 300_000, target: '/srv/d0:/srv/d1:/srv/d2', pids: [100] },
  ]);
});

test('in two directories they are not', () => {
  expect(find(searches(12, FEWEST_DIRECTORIES - 1))).toEqual([]);
  expect(find(repeat(3, () => searches(12, 2)))).toEqual([]);
});

test('a long search path is cut short', () => {
  expect(find(searches(10, 6))).toMatchObject([{ target: '/srv/d0:/srv/d1:/srv/d2:/srv/d3:...' }]);
});

test('only failed look-ups of files count', () => {
  const found = searches(12).map((line) => line.replace(/= -1 .*\) </, '= 0 <'));
  expect(find(found)).toEqual([]);
  const denied = searches(12).map((line) =>
    line.replace('ENOENT (No such file', 'EACCES (Permission denied'),
  );
  expect(find(denied)).toEqual([]);
  const removed = searches(12).map((line) => line.replace(/^access\((.*), R_OK\)/, 'unlink($1)'));
  expect(find(removed)).toEqual([]);
});

test.each(['.so.6', '.py', '.cpython-311-x86_64-linux-gnu.so', '.pm', '.mo'])(
  'modules (%s) are looked for at the start, and count after a rest',
  (ending) => {
    expect(find([exec, ...searches(12, 4, ending)])).toEqual([]);
    expect(find([exec, sleep, ...searches(12, 4, ending)])).toHaveLength(1);
  },
);

test('at the start the system’s directories are looked through, not the program’s own', () => {
  expect(find([exec, ...searches(12, 4, '.html', '/usr/share')])).toEqual([]);
  expect(find([exec, ...searches(12, 4)])).toHaveLength(1);
});

test('a pause that the log shows only in its times ends the start as well', () => {
  const lines = [exec, ...searches(12, 4, '.pm')].map((line, i) => {
    return `100 ${(1795227420 + i / 1000 + (i > 0 ? 0.2 : 0)).toFixed(6)} ${line}`;
  });
  expect(findings('search-storm', lines)).toHaveLength(1);
});

test('a shell that looks for its programs along PATH', () => {
  const found = names.map((name) => `execve("/bin/${name}", ["${name}"], 0x1 /* 1 var */) = 0 <0.000200>`);
  const children = found.map((line, i) => `${200 + i} 1795227430.000000 ${line}`);
  const shell = timed(names.flatMap((name) => search(name)));
  expect(findings('search-storm', [...shell, ...children])).toEqual([]);
  expect(findings('search-storm', shell)).toHaveLength(1);
});
