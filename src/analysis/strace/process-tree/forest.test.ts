import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StraceParser } from '../../../formats/strace/parse.ts';
import type { StraceTrace } from '../../../formats/strace/trace.ts';
import { positionsOf } from '../fd/positions.ts';
import { parse } from '../fd/test-log.ts';
import { openLog } from '../open-log.ts';
import { finish } from '../steps.ts';
import { type ProcessForest, processForest } from './forest.ts';
import { readLives } from './lives.ts';

function forestOf(trace: StraceTrace, calls: Uint32Array | null = null): ProcessForest {
  const { waits } = openLog(trace);
  return finish(processForest(trace, waits, finish(readLives(trace, positionsOf(trace))), calls));
}

/** The tree as indented lines: pid, t for a thread, ? for an unknown parent, programs, end. */
function drawn(trace: StraceTrace): string[] {
  return forestOf(trace).nodes.map(({ life, depth, calls }) => {
    const kind = life.leader === life.index ? '' : ' thread';
    const programs = life.execs.map(({ argv0, path }) => argv0 || path).join('>');
    const end = life.end ? ` ${life.end.kind} ${life.end.value}` : '';
    return `${'  '.repeat(depth)}${life.pid}${kind}${life.isGuess ? ' guess' : ''} ${programs} ${calls}${end}`
      .replace(/ +/g, ' ')
      .replace(/^ /, ' '.repeat(depth * 2));
  });
}

function sample(...names: string[]): StraceTrace {
  const parser = new StraceParser({ set: names.length > 1 });
  for (const name of names) {
    parser.beginFile(name);
    parser.push(readFileSync(new URL(`../../../formats/strace/samples/${name}`, import.meta.url)));
  }
  return parser.finish();
}

describe('processForest', () => {
  it('hangs children and threads under the process that made them', () => {
    const trace = parse([
      '1 execve("/bin/sh", ["sh", "-c", "x"], 0x1 /* 3 vars */) = 0',
      '1 clone3({flags=CLONE_VM|CLONE_FILES|CLONE_THREAD}, 88) = 2',
      '2 fork() = 3',
      '3 execve("/usr/bin/date", ["date"], 0x1 /* 3 vars */) = 0',
      '3 exit_group(0) = ?',
      '3 +++ exited with 0 +++',
      '1 wait4(3, NULL, 0, NULL) = 3',
      '1 +++ killed by SIGKILL +++',
    ]);
    expect(drawn(trace)).toEqual(['1 sh 3 killed SIGKILL', '  2 thread 1', '  3 date 2 exited 0']);
  });

  it('begins another life where a pid is used again', () => {
    const exits = parse([
      '5 getpid() = 5',
      '5 +++ exited with 0 +++',
      '5 getuid() = 0',
      '5 +++ exited with 1 +++',
    ]);
    expect(drawn(exits)).toEqual(['5 1 exited 0', '5 1 exited 1']);
    const quiet = parse(['1 fork() = 5', '5 getpid() = 5', '1 fork() = 6', '6 fork() = 5', '5 getuid() = 0']);
    expect(drawn(quiet)).toEqual(['1 2', '  5 1', '  6 1', '    5 1']);
  });

  it('knows a child that speaks before its clone returns', () => {
    const trace = parse([
      '1 clone(child_stack=NULL, flags=SIGCHLD <unfinished ...>',
      '2 getpid() = 2',
      '1 <... clone resumed>) = 2',
    ]);
    expect(drawn(trace)).toEqual(['1 1', '  2 1']);
  });

  it('says where a parent is only a guess, and where there is none', () => {
    expect(drawn(parse(['1 vfork( <unfinished ...>', '2 getpid() = 2']))).toEqual(['1 0', '  2 guess 1']);
    expect(drawn(parse(['1 getpid() = 1', '2 getpid() = 2']))).toEqual(['1 1', '2 1']);
  });

  it('puts lines without a pid down to the one process that is alive', () => {
    const trace = sample('follow-screen.log');
    const { nodes } = forestOf(trace);
    expect(nodes.map(({ life, depth }) => [life.pid, depth])).toEqual(
      nodes.map(({ life }, index) => [life.pid, index === 0 ? 0 : 1]),
    );
    expect(nodes[0]?.life.execs[0]?.argv0).toBe('./family');
    expect(nodes.every(({ life }) => life.end !== null && life.pid !== null)).toBe(true);
  });

  it('ends the thread whose execve goes on as the main thread', () => {
    const lines = drawn(sample('exec-thread.log'));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^2542 .*>.* exited 0$/);
    expect(lines[1]).toMatch(/^ {2}2543 thread .*exec ?$/);
  });

  it('joins a set of files in any order', () => {
    const names = ['ff/ff.log.3764', 'ff/ff.log.3765', 'ff/ff.log.3766', 'ff/ff.log.3767', 'ff/ff.log.3768'];
    const there = drawn(sample(...names));
    expect(there[0]).toMatch(/^3764 /);
    expect(there.slice(1).every((line) => line.startsWith('  '))).toBe(true);
    const back = drawn(sample(...[...names].reverse()));
    expect(back.sort()).toEqual(there.sort());
  });

  it('counts selected calls alone and keeps the tree', () => {
    const trace = parse([
      '1 fork() = 2 <0.000100>',
      '2 getpid() = 2 <0.000002>',
      '2 open("/x") = -1 ENOENT (x) <0.1>',
    ]);
    const { nodes, matching } = forestOf(trace, Uint32Array.of(2));
    expect(nodes.map(({ calls, errors }) => [calls, errors])).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(nodes[1]?.byClassNs).toEqual([0, 100_000_000, 0, 0, 0]);
    expect(matching).toBe(1);
  });

  const pid = fc.integer({ min: 1, max: 6 });
  const hostile = fc.oneof(
    fc.tuple(pid, pid).map(([one, other]) => `${one} clone(flags=CLONE_THREAD) = ${other}`),
    fc.tuple(pid, pid).map(([one, other]) => `${one} fork() = ${other}`),
    fc.tuple(pid, pid).map(([one, other]) => `${one} +++ superseded by execve in pid ${other} +++`),
    pid.map((one) => `${one} vfork( <unfinished ...>`),
    fc.tuple(pid, pid).map(([one, other]) => `${one} <... vfork resumed>) = ${other}`),
    pid.map((one) => `${one} execve("/a", ["a"], NULL) = 0 <pid changed to 3 ...>`),
    pid.map((one) => `${one} +++ exited with 0 +++`),
    pid.map((one) => `${one} getpid() = 1`),
    fc.constant('getpid() = 1'),
    pid.map((one) => `[pid ${one}] getpid() = 1`),
  );

  it('shows every life once and no circle, whatever the log says', () => {
    const files = fc.array(fc.array(hostile, { maxLength: 30 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(files, (logs) => {
        const parser = new StraceParser({ set: logs.length > 1 });
        logs.forEach((lines, index) => {
          parser.beginFile(`log.${index + 1}`);
          parser.push(new TextEncoder().encode(`${lines.join('\n')}\n`));
        });
        const trace = parser.finish();
        const lives = finish(readLives(trace, positionsOf(trace)));
        const { nodes } = forestOf(trace);
        expect(nodes.map(({ life }) => life.index).sort((a, b) => a - b)).toEqual(
          lives.all.map((_, index) => index),
        );
        nodes.forEach(({ parent, depth }, index) => {
          expect(parent).toBeLessThan(index);
          expect(depth).toBe(parent < 0 ? 0 : (nodes[parent]?.depth ?? 0) + 1);
        });
        const seen = new Uint32Array(lives.all.length);
        for (let call = 0; call < trace.calls.count; call++) {
          const life = lives.lifeOf[call] as number;
          seen[life] = (seen[life] as number) + 1;
        }
        expect(seen.reduce((sum, count) => sum + count, 0)).toBe(trace.calls.count);
      }),
    );
  });

  it('walks a long chain of forks and a storm of ten thousand', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) => `${index + 1} fork() = ${index + 2}`);
    const { nodes } = forestOf(parse([...chain, '10001 getpid() = 1']));
    expect(nodes).toHaveLength(10_001);
    expect(nodes.at(-1)?.depth).toBe(10_000);
    const storm = chain.flatMap((_, index) => [`1 fork() = ${index + 2}`, `${index + 2} getpid() = 1`]);
    expect(forestOf(parse(storm)).nodes.filter(({ depth }) => depth === 1)).toHaveLength(10_000);
  });
});
