import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Solution } from '../grading/exercise.ts';
import { analyzeLineSchema, checkSchema, exerciseListSchema } from './json-schema.ts';
import { runMain } from './testing/run-main.ts';
import { displayWidth } from './text-table.ts';

let folder: string;
const log = `\
100 21:04:09.000000 openat(AT_FDCWD, "/srv/app/cache.lock", O_RDWR) = 3</srv/app/cache.lock> <0.000030>
200 21:04:09.002000 fcntl(3</srv/app/cache.lock>, F_SETLKW, {l_type=F_WRLCK} <unfinished ...>
100 21:04:09.003000 open("/etc/none", O_RDONLY) = -1 ENOENT (No such file or directory) <0.000020>
100 21:04:09.003500 read(5<pipe:[9]>, "", 10) = ? ERESTARTSYS (To be restarted if SA_RESTART is set) <0.000100>
200 21:04:09.059081 <... fcntl resumed>) = 0 <0.057081>
200 21:04:09.070000 --- SIGTERM {si_signo=SIGTERM, si_code=SI_USER} ---
200 21:04:09.071000 +++ killed by SIGTERM +++
100 21:04:09.080000 exit_group(3) = ?
100 21:04:09.080000 +++ exited with 3 +++
`;
const files: Record<string, string | Uint8Array> = {
  'a.log': log,
  'b.log.gz': gzipSync(log),
  'set.100': 'close(3) = 0 <0.000010>\n+++ exited with 0 +++\n',
  'set.200': 'close(4) = 0 <0.000020>\n+++ exited with 1 +++\n',
  'none.log': '',
  'page.html': '<!doctype html><html><body>nothing</body></html>\n',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dojo-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
});
afterAll(() => rm(folder, { recursive: true }));

const at = (...names: string[]) => names.map((name) => join(folder, name));
const objects = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('analyze --json', () => {
  test('has the documented fields with their meanings', async () => {
    const { code, out, err } = await runMain(['analyze', '--json', ...at('a.log')]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [object] = objects(out);
    expect(object).toMatchObject({
      format: 'strace',
      file: at('a.log')[0],
      bytes: log.length,
      lines: 9,
      complete: true,
      calls: {
        finished: 5,
        returned: 3,
        noValue: 1,
        restarted: 1,
        neverFinished: 0,
        resumedWithoutStart: 0,
        detached: 0,
      },
      errnos: { ENOENT: 1 },
      restarts: { ERESTARTSYS: 1 },
      signals: { SIGTERM: 1 },
      skipped: { lines: 0, reasons: {} },
      summaryTables: [],
    });
    expect(object.slowest[0]).toMatchObject({
      line: 2,
      endLine: 5,
      pid: 200,
      syscall: 'fcntl',
      durationNs: 57_081_000,
      text: 'fcntl(3</srv/app/cache.lock>, F_SETLKW, {l_type=F_WRLCK}) = 0 <0.057081>',
    });
    expect(object.syscalls[0]).toMatchObject({
      name: 'fcntl',
      calls: 1,
      durationNs: 57_081_000,
      maxNs: 57_081_000,
    });
    expect(object.processes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pid: 100, exit: 3, signal: null }),
        expect.objectContaining({ pid: 200, exit: null, signal: 'SIGTERM' }),
      ]),
    );
    const { waits } = object;
    const sum = waits.workNs + waits.ioNs + waits.contentionNs + waits.idleNs + waits.childNs;
    expect(sum).toBe(57_081_000 + 30_000 + 20_000 + 100_000);
  });

  test('answers for the calls of a query', async () => {
    const { out, code } = await runMain([
      'analyze',
      '--json',
      '--query',
      'took>20us class:contention',
      ...at('a.log'),
    ]);
    expect(code).toBe(0);
    const [object] = objects(out);
    expect(() => analyzeLineSchema.parse(object)).not.toThrow();
    expect(object.query).toEqual({ text: 'dur>20us class:contention', selected: 1, all: 5 });
    expect(object.syscalls).toMatchObject([{ name: 'fcntl', calls: 1, durationNs: 57_081_000 }]);
    expect(object.slowest).toHaveLength(1);
    expect(object.processes.map(({ pid }: { pid: number }) => pid)).toEqual([200]);
    expect(object.waits).toMatchObject({ workNs: 0, contentionNs: 57_081_000 });
    const text = await runMain(['analyze', '--query', 'syscall:fcntl', ...at('a.log')]);
    expect(text.out).toContain('Query syscall:fcntl: 1 of 5 calls.');
    expect(text.out).not.toContain('exit_group');
  });

  test('points at the place where a query is wrong', async () => {
    const { out, err, code } = await runMain(['analyze', '--query', '日本 dur>fast', ...at('a.log')]);
    expect([out, code]).toEqual(['', 2]);
    const [, shown, carets] = err.split('\n');
    expect(shown).toBe('  日本 dur>fast');
    expect(carets).toBe(`  ${' '.repeat(9)}^^^^`);
    const end = await runMain(['analyze', '--lang', 'ja', '--query=dur>', ...at('a.log')]);
    expect(end.err.split('\n').slice(0, 3)).toEqual(['--query: ここに値がありません。', '  dur>', '      ^']);
  });

  test('refuses a Go trace of format 1 by its version, and a query of anything but a log', async () => {
    await writeFile(join(folder, 'old.trace'), 'go 1.21 trace\0\0\0and more');
    const { out, code } = await runMain(['analyze', '--json', ...at('old.trace', 'a.log')]);
    expect(code).toBe(2);
    const [refused, read] = objects(out);
    expect(refused).toEqual({ file: at('old.trace')[0], error: expect.stringContaining('old format 1.21') });
    expect(read.format).toBe('strace');
    const trace = join(import.meta.dirname, '../formats/gotrace/samples/mix.trace.gz');
    const queried = await runMain(['analyze', '--query', 'class:idle', trace]);
    expect([queried.out, queried.code]).toEqual(['', 2]);
    expect(queried.err).toContain('--query selects the calls of an strace log');
    const compared = await runMain(['compare', trace, ...at('a.log')]);
    expect(compared.err).toContain('BEFORE is a Go execution trace, AFTER an strace log');
  });

  test('fits its schema, and says null instead of NaN', async () => {
    await writeFile(join(folder, 'bare.log'), 'read(3, "", 10) = 0\n');
    const { out } = await runMain(['analyze', '--json', ...at('a.log', 'bare.log', 'none.log')]);
    for (const object of objects(out)) expect(() => analyzeLineSchema.parse(object)).not.toThrow();
    expect(objects(out)[1].syscalls[0].maxNs).toBeNull();
    expect(out).not.toContain('NaN');
  });

  test('says where descriptors come from and end, and how durations are spread', async () => {
    const lines = [
      'open("/a", O_RDONLY) = 3 <0.000010>',
      'read(3, "x", 9) = 9 <0.200000>',
      'close(3) = 0 <0.000003>',
    ];
    await writeFile(
      join(folder, 'descriptors.log'),
      `${[...lines, 'close(9) = -1 EBADF (Bad file descriptor)'].join('\n')}\n`,
    );
    const [{ descriptors, histogram }] = objects(
      (await runMain(['analyze', '--json', ...at('descriptors.log')])).out,
    );
    expect(descriptors).toMatchObject({ count: 1, targets: 1, readBytes: 9, writtenBytes: 0, notOpen: 1 });
    expect([descriptors.origins.opened, descriptors.ends.closed]).toEqual([1, 1]);
    expect(histogram.calls.reduce((sum: number, calls: number) => sum + calls, 0)).toBe(3);
    expect(histogram.syscalls.read[histogram.edgesNs.indexOf(200e6)]).toBe(1);
  });

  test('says what was waited for and who made whom, in both forms', async () => {
    const lines = [
      '1 1700000000.000000 execve("/bin/sh", ["sh"], 0x0 /* 1 var */) = 0 <0.000010>',
      '1 1700000000.001000 fork() = 2 <0.000100>',
      '1 1700000000.002000 flock(3</l>, LOCK_EX) = 0 <0.000005>',
      '2 1700000000.003000 flock(3</l>, LOCK_EX <unfinished ...>',
      '1 1700000000.503000 flock(3</l>, LOCK_UN) = 0 <0.000005>',
      '2 1700000000.503100 <... flock resumed>) = 0 <0.500050>',
      '2 1700000000.600000 +++ killed by SIGKILL +++',
    ];
    await writeFile(join(folder, 'waits.log'), `${lines.join('\n')}\n`);
    const [{ waitGroups, processTree }] = objects(
      (await runMain(['analyze', '--json', ...at('waits.log')])).out,
    );
    expect(waitGroups[0]).toMatchObject({
      ...{ class: 'contention', kind: 'file-lock', name: '/l', count: 1, threads: 1, syscalls: ['flock'] },
      end: { kind: 'unlock', pid: 1, line: 5, holders: 1 },
    });
    expect(processTree).toMatchObject([
      { pid: 1, parent: null, programs: ['sh'], end: null },
      { pid: 2, parent: 0, isThread: false, end: { kind: 'killed', value: 'SIGKILL', line: 7 } },
    ]);
    const { out } = await runMain(['analyze', ...at('waits.log')]);
    expect(out).toMatch(/What was waited for\n.*\n *500 ms +500 ms +1 +file lock \/l +unlock by 1, line 5/);
  });

  test('one object per file, in order; what can not be read does not stop the others', async () => {
    const { code, out } = await runMain([
      'analyze',
      '--json',
      ...at('a.log', 'gone.log', 'page.html', 'b.log.gz'),
    ]);
    expect(code).toBe(2);
    const found = objects(out);
    expect(found.map((object) => ('error' in object ? 'error' : object.lines))).toEqual([
      9,
      'error',
      'error',
      9,
    ]);
    expect(found[1]).toEqual({ file: at('gone.log')[0], error: 'no such file' });
    expect(found[3].calls).toEqual(found[0].calls);
  });

  test('files apart, or as one -ff set', async () => {
    expect(objects((await runMain(['analyze', '--json', ...at('set.100', 'set.200')])).out)).toHaveLength(2);
    const [alone] = objects((await runMain(['analyze', '--json', '-ff', ...at('set.100')])).out);
    expect(alone.processes[0].pid).toBe(100);
    for (const option of ['--together', '-ff']) {
      const [object, ...more] = objects(
        (await runMain(['analyze', '--json', option, ...at('set.100', 'set.200')])).out,
      );
      expect(more).toEqual([]);
      expect(object.processes.map((one: { pid: number }) => one.pid).sort()).toEqual([100, 200]);
    }
  });
});

describe('analyze for people', () => {
  test.each([
    [80, 'en'],
    [120, 'en'],
    [80, 'ja'],
    [120, 'ja'],
  ])('fits %i columns in %s', async (columns, lang) => {
    const { code, out } = await runMain(['analyze', '--lang', lang, ...at('a.log')], { columns });
    expect(code).toBe(0);
    // The file's own name may be longer than the screen.
    for (const line of out.split('\n').slice(1))
      expect(displayWidth(line), line).toBeLessThanOrEqual(columns);
    expect(out).toContain('57.1 ms');
    expect(out).toContain(lang === 'ja' ? 'すべての行を読み取りました' : 'Every line was read');
  });

  test('text of the log can not control the terminal', async () => {
    await writeFile(join(folder, 'evil.log'), 'write(1, "\u001b]0;owned\u0007", 3) = 3 <0.000100>\n');
    const { out } = await runMain(['analyze', ...at('evil.log')]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not be in it
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test('errors go to standard error', async () => {
    const { code, out, err } = await runMain(['analyze', ...at('gone.log', 'page.html')]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trimEnd().split('\n')).toHaveLength(2);
  });
});

describe('usage', () => {
  test.each([
    [[], 'Usage'],
    [['analyse'], 'no command'],
    [['analyze'], 'at least one file'],
    [['analyze', '--yes', 'x'], 'no option --yes'],
    [['analyze', '--json=1', 'x'], '--json takes no value'],
    [['analyze', '-', '-'], 'only once'],
    [['check'], 'Name an exercise'],
    [['check', 'nothing-like-it', '--answers', 'x'], 'no exercise'],
    [['check', 'missing-time'], '--answers'],
    [['check', 'missing-time', '--answers'], 'needs a value'],
    [['check', '--list', 'missing-time'], '--list'],
    [['--lang', 'de', 'check', '--list'], 'no language'],
    [['--verbose'], 'no option'],
  ])('%j is refused with exit 2', async (argv, reason) => {
    const { code, out, err } = await runMain(argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(reason);
  });

  test.each([
    [['--help'], 'analyze FILE...'],
    [['help', 'check'], '--answers'],
    [['analyze', '--help'], '--together'],
    [['check', '-h'], '--trace FILE'],
    [['--version'], /^\d+\.\d+\.\d+$/m],
  ])('%j answers on standard output', async (argv, expected) => {
    for (const env of [{ LANG: 'en_US.UTF-8' }, { LANG: 'ja_JP.UTF-8' }]) {
      const { code, out, err } = await runMain(argv, { env });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(expected);
    }
  });
});

describe('check', () => {
  const acceptedOf = (solution: Solution) =>
    Object.fromEntries(Object.entries(solution).map(([id, { accepted }]) => [id, accepted[0]]));
  const first = async () => {
    const list = exerciseListSchema.parse(JSON.parse((await runMain(['check', '--list', '--json'])).out));
    expect(list.length).toBeGreaterThan(0);
    return list[0] as (typeof list)[number];
  };
  const write = async (answers: unknown) => {
    const path = join(folder, 'answers.json');
    await writeFile(path, typeof answers === 'string' ? answers : JSON.stringify(answers));
    return path;
  };

  test('grades the accepted answers of every exercise with exit 0', async () => {
    const { loadSolution, listExercises } = await import('./exercises.ts');
    for (const exercise of listExercises()) {
      const right = acceptedOf(await loadSolution(exercise));
      const { code, out } = await runMain(['check', exercise.id, '--answers', await write(right), '--json']);
      expect({ id: exercise.id, code }).toEqual({ id: exercise.id, code: 0 });
      expect(checkSchema.parse(JSON.parse(out)).passed).toBe(true);
    }
  });

  test.each(['strace-basics/cache-lock', 'go-trace/transfer', 'go-pprof/heap', 'go-optimise/prove-it'])(
    'of %s, missing and unknown answers give exit 1',
    async (id) => {
      const { loadSolution, listExercises } = await import('./exercises.ts');
      const [exercise] = listExercises().filter((one) => one.id === id);
      const [gone, ...rest] = Object.entries(acceptedOf(exercise ? await loadSolution(exercise) : {}));
      const answers = await write({ ...Object.fromEntries(rest), extra: 1 });
      const { code, out } = await runMain(['check', id, '--json', '--answers', answers]);
      expect(code).toBe(1);
      expect(JSON.parse(out)).toMatchObject({ passed: false, unanswered: [gone?.[0]], unknown: ['extra'] });
    },
  );

  test('prints every question in both languages', async () => {
    const exercise = await first();
    for (const lang of ['en', 'ja']) {
      const { code, out } = await runMain([
        'check',
        exercise.exercise,
        '--answers',
        await write({}),
        '--lang',
        lang,
      ]);
      expect(code).toBe(1);
      for (const { id } of exercise.questions) expect(out).toContain(id);
    }
  });

  test.each([
    ['{', 'not JSON'],
    ['[]', 'one JSON object'],
    ['{"a": {}}', 'must be a string or a number'],
  ])('answers %s are refused', async (text, reason) => {
    const { exercise } = await first();
    const { code, err } = await runMain(['check', exercise, '--answers', await write(text)]);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });

  test('a capture of one’s own that is no log, or is not there, is refused', async () => {
    const { exercise } = await first();
    const answers = await write({});
    for (const name of ['page.html', 'gone.log']) {
      const { code, err } = await runMain(['check', exercise, '--answers', answers, '--trace', ...at(name)]);
      expect(code).toBe(2);
      expect(err).toContain(name);
    }
  });

  test('on a capture of one’s own only the questions that apply count', async () => {
    const trace = join(
      import.meta.dirname,
      '../../exercises/strace-basics/cache-lock/fixtures/one-worker.log',
    );
    const run = (answers: object) =>
      write(answers).then((path) =>
        runMain(['check', 'cache-lock', '--answers', path, '--trace', trace, '--json']),
      );
    const asked = JSON.parse((await run({ holder: '1' })).out);
    expect(asked.inapplicable).toEqual(['holder', 'held-proof', 'ended-by']);
    expect(asked.unanswered).not.toContain('holder');
    const holder = asked.questions.find(({ id }: { id: string }) => id === 'holder');
    expect(holder).toMatchObject({
      verdict: 'unanswerable',
      message: expect.stringContaining('one process'),
    });

    const { loadExercise, listExercises } = await import('./exercises.ts');
    const { openLog } = await import('../analysis/strace/open-log.ts');
    const { openTrace } = await import('./open-trace.ts');
    const { acceptedAnswers, typedAnswer } = await import('../grading/answers.ts');
    const folders = listExercises().filter(({ id }) => id === 'strace-basics/cache-lock');
    const [exercise] = await Promise.all(folders.map(loadExercise));
    const log = openLog((await openTrace([trace], 'en')).trace);
    const right = exercise?.questions.flatMap((question) => {
      const [answer] = acceptedAnswers(question, log);
      return answer === undefined ? [] : [[question.id, typedAnswer(question, answer)]];
    });
    const { code, out } = await run(Object.fromEntries(right ?? []));
    expect(JSON.parse(out)).toMatchObject({ passed: true, unanswered: [] });
    expect(code).toBe(0);
  });

  test('the list names kinds and prompts', async () => {
    const exercise = await first();
    const { code, out } = await runMain(['check', '--list'], { env: { LANG: 'ja_JP.UTF-8' } });
    expect(code).toBe(0);
    for (const { id } of exercise.questions) expect(out).toContain(id);
  });
});

describe('progress', () => {
  const saved = {
    format: 'trace-dojo-progress',
    version: 1,
    exported: '2026-11-21',
    exercises: {
      'strace-basics/many-small-waits': {
        revision: 'r1',
        answers: {
          'waited-in-all': { answer: '335 ms', passed: true, tries: 2, hints: 1 },
          'better-fix': { answer: 'pause\u001b[2J', passed: false, tries: 1 },
        },
      },
    },
  };
  const write = async (text: string): Promise<string> => {
    const path = join(folder, 'progress.json');
    await writeFile(path, text);
    return path;
  };

  test('prints the table of the page, and nothing that moves the cursor', async () => {
    const { code, out } = await runMain(['progress', await write(JSON.stringify(saved))]);
    expect(code).toBe(0);
    expect(out).toContain('strace-basics/many-small-waits');
    expect(out).toContain('1 of 2');
    expect(out).toMatch(/waited-in-all +right after 2 wrong tries, one hint +335 ms/);
    expect(out).not.toContain('\u001b');
  });

  test('its answers can be checked', async () => {
    const path = await write(JSON.stringify(saved));
    const { code, out } = await runMain(['check', 'many-small-waits', '--answers', path, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out).questions).toMatchObject([
      { answer: '335 ms', verdict: 'correct' },
      { verdict: 'unreadable' },
    ]);
    const other = await runMain(['check', 'cache-lock', '--answers', path]);
    expect(other).toMatchObject({
      code: 2,
      err: expect.stringContaining('no answers to strace-basics/cache-lock'),
    });
  });

  test.each([
    ['{"format":"trace-dojo-progress","version":9}', 'newer version'],
    ['{"longest-wait":"3 s"}', 'something else'],
    ['{', 'not JSON'],
  ])('%s is refused', async (text, reason) => {
    const { code, err } = await runMain(['progress', await write(text)]);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });
});

test.each([
  ['analyze', analyzeLineSchema],
  ['check', checkSchema],
])('docs/%s.schema.json is what the code says', async (name, schema) => {
  const written = JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2);
  await expect(`${written}\n`).toMatchFileSnapshot(`../../docs/${name}.schema.json`);
});
