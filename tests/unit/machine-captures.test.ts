import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { StraceLog } from '../../src/analysis/strace/log.ts';
import { openLog } from '../../src/analysis/strace/open-log.ts';
import { listExercises, loadExercise } from '../../src/cli/exercises.ts';
import { StraceParser } from '../../src/formats/strace/parse.ts';
import { acceptedAnswers, typedAnswer } from '../../src/grading/answers.ts';
import { reasonsAgainst } from '../../src/grading/applies.ts';
import { checkExercise } from '../../src/grading/check.ts';
import { callsNamed } from '../../src/grading/strace-calls.ts';
import { selectCalls } from '../../src/site/lesson-commands.ts';

const captures = new URL('../../src/analysis/strace/samples/machine/', import.meta.url);

function open(file: string): StraceLog {
  const parser = new StraceParser();
  parser.push(readFileSync(new URL(file, captures)));
  return openLog(parser.finish());
}

/** Questions that the capture can't answer; all others are answered from it and graded. */
async function unanswered(id: string, log: StraceLog): Promise<readonly string[]> {
  const exercise = await loadExercise(listExercises().find((folder) => folder.id === id)!);
  const asked = exercise.questions.filter((question) => reasonsAgainst(question, log).length === 0);
  const answers = asked.map((question) => [
    question.id,
    typedAnswer(question, acceptedAnswers(question, log)[0]),
  ]);
  const graded = checkExercise(exercise, log, Object.fromEntries(answers));
  expect(graded.missingNeeds).toEqual([]);
  expect(graded.results.filter(({ passed }) => !passed)).toEqual([]);
  return graded.inapplicable.map(({ questionId }) => questionId);
}

describe('a capture of the machine, with 32-bit names', () => {
  const lock = open('cache-lock.log');
  const threads = open('threads-and-futexes.log');

  it('is found by the name that everybody knows, and by its own', () => {
    const printed = selectCalls(lock, 'syscall:fcntl64');
    expect(printed.length).toBeGreaterThan(0);
    expect(selectCalls(lock, 'syscall:fcntl')).toEqual(printed);
    expect(callsNamed(lock, 'fcntl')).toEqual(Array.from(printed));
    expect(selectCalls(threads, 'syscall:mmap').length).toBeGreaterThan(0);
  });

  it('shows the same findings', () => {
    const found = (log: StraceLog) => log.findings.map(({ kind, target }) => `${kind} ${target}`);
    expect(found(lock)).toContain('file-lock-contention /root/cache-lock/cache/cache.lock');
    expect(found(threads).some((one) => one.startsWith('futex-contention'))).toBe(true);
  });

  it('answers the questions of its exercise', async () => {
    // Whoever held the lock during the longest wait had taken it before strace came.
    expect(await unanswered('strace-basics/cache-lock', lock)).toEqual(['holder', 'held-proof']);
    expect(await unanswered('strace-basics/threads-and-futexes', threads)).toEqual([]);
  });
});
