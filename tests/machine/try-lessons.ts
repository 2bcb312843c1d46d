import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { listExercises, loadExercise } from '../../src/cli/exercises.ts';
import { acceptedAnswers, typedAnswer } from '../../src/grading/answers.ts';
import { reasonsAgainst } from '../../src/grading/applies.ts';
import { checkExercise } from '../../src/grading/check.ts';
import type { MachineBlock, ProjectBlock } from '../../src/site/lesson-commands.ts';
import type { GuestMachine } from '../../src/vm/machine.ts';
import type { SubmittedFile } from '../../src/vm/types.ts';
import { blocksOf, enterLesson, type Ran, runBlock, subjectOf } from './lesson-blocks.ts';
import { freshMachine, said, usedMachine } from './machine.ts';

const run = promisify(execFile);

/** Courses whose programs are one large file: what the emulator has made of it is worth more than a fresh machine. */
const goCourses = ['go-pprof', 'go-trace', 'go-optimise', 'flight-recorder'];
const isOfGo = (page: string) => goCourses.includes(page.split(/[\\/]/).at(-2) ?? '');

/** Every lesson that has commands for the machine, of the courses on Go or of the others, in the order of their pages. */
export async function lessonsWithMachine(onGo: boolean): Promise<readonly string[]> {
  const pages = globSync('content/en/*/*.mdx')
    .filter((page) => isOfGo(page) === onGo)
    .sort();
  const has = await Promise.all(
    pages.map(async (page) => (await blocksOf(page)).some(({ kind }) => kind === 'machine')),
  );
  return pages.filter((_, index) => has[index]);
}

/**
 * Every `of`th lesson that is not on Go, from the `first` one on. Their files are many and small, so that the two
 * processors that share them are done at nearly the same time.
 */
export async function trySome(first: number, of: number): Promise<void> {
  for (const [index, page] of (await lessonsWithMachine(false)).entries())
    if (index % of === first - 1) tryLesson(page);
}

/** Runs all of a lesson's blocks in one machine, in the order of the page, and holds them to what the page claims. */
export function tryLesson(page: string): void {
  test(page, async () => {
    const machine = isOfGo(page) ? await usedMachine() : await freshMachine();
    const cwd = await enterLesson(machine, page);
    const problems: string[] = [];
    const tell = tellInto(problems);
    const before = await machine.check();
    if (before.exitCode > 1) tell(`the check fails by itself: ${said(before)}`);
    const solved = new Map<number, Solved>();
    for (const [index, entry] of (await blocksOf(page)).entries()) {
      const tellOfBlock = (problem: string) => tell(`${entry.block}\n  ${problem}`);
      if (entry.kind === 'machine') {
        const ran = await runBlock(machine, cwd, entry);
        for (const problem of unmetClaims(entry, ran)) tellOfBlock(problem);
        const answered = await solve(page, cwd, entry, ran, tellOfBlock);
        if (answered) solved.set(index + 1, answered);
      } else if (entry.kind === 'project') {
        await inProject(entry, solved.get(entry.onCaptureOf)).catch((error: unknown) =>
          tellOfBlock(String(error)),
        );
      }
    }
    // Whoever has done what the page says has what the exercise needs.
    const after = await machine.check();
    if (after.exitCode !== 0) tell(`the check is not content: ${said(after)}`);
    await leave(machine, tell);
    expect(problems.join('\n')).toBe('');
  });
}

const tellInto = (problems: string[]) => (problem: string) => void problems.push(problem);

function unmetClaims({ claims }: MachineBlock, ran: Ran): string[] {
  return claims.flatMap(({ says, of, holds }) => {
    try {
      const found = of(ran);
      return holds(found as never) ? [] : [`${says}: found ${JSON.stringify(found)}${context(ran)}`];
    } catch (error) {
      return [`${says}: ${error}${context(ran)}`];
    }
  });
}

const context = ({ exitCode, stdout, stderr }: Ran): string =>
  `\n  (exit status ${exitCode}; ${`${stdout}${stderr}`.trim().slice(-600)})`;

interface Solved {
  /** What was submitted; of a pair the one before first. */
  readonly files: readonly SubmittedFile[];
  readonly answers: Readonly<Record<string, string>>;
}

/** Answers every question from what was submitted, with the exercise's own `answer`, and has the answers graded. */
async function solve(
  page: string,
  cwd: string,
  { solves }: MachineBlock,
  { submitted }: Ran,
  tell: (problem: string) => void,
): Promise<Solved | null> {
  if (!solves) return null;
  const id = `${page.split(/[\\/]/).at(-2)}/${solves.exercise ?? cwd.split('/').at(-1)}`;
  const folder = listExercises().find((one) => one.id === id);
  if (!folder) throw new Error(`there is no exercise ${id}`);
  const exercise = await loadExercise(folder);
  const subject = subjectOf(exercise.format, submitted);
  const answers: Record<string, string> = {};
  for (const question of exercise.questions) {
    const reasons = reasonsAgainst(question, subject);
    if (reasons.length === 0) {
      answers[question.id] = typedAnswer(question, acceptedAnswers(question, subject)[0]);
    } else if (!solves.mayLack?.[question.id]) {
      tell(`${id}, question "${question.id}": ${reasons.map(({ en }) => en).join(' ')}`);
    }
  }
  const graded = checkExercise(exercise, subject, answers);
  for (const { missing } of graded.missingNeeds) tell(`${id}: ${missing.en}`);
  for (const result of graded.results) {
    if (!result.passed) tell(`${id}, question "${result.questionId}": ${result.message.en}`);
  }
  return { files: submitted, answers };
}

/** The same in a terminal, as the page says, with the capture and the answers from the machine. */
async function inProject({ block }: ProjectBlock, solved: Solved | undefined): Promise<void> {
  if (!solved) throw new Error('no block before it has a capture that is solved');
  const folder = await mkdtemp(join(tmpdir(), 'lesson-'));
  try {
    const places = new Map<string, string>();
    for (const [name, content] of [
      ...solved.files.map(({ bytes }, index) => [`capture-${index}`, bytes] as const),
      ['answers.json', JSON.stringify(solved.answers)] as const,
    ]) {
      places.set(name, join(folder, name));
      await writeFile(join(folder, name), content);
    }
    const first = places.get('capture-0');
    const last = places.get(`capture-${solved.files.length - 1}`);
    for (const name of ['my.log', 'my.trace', 'my.pb.gz', 'after.trace']) places.set(name, last ?? name);
    places.set('before.trace', first ?? 'before.trace');
    const words = block.split(' ').map((word) => places.get(word) ?? word);
    await run(words[0] as string, words.slice(1));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A scenario takes away what it has brought. */
async function leave(machine: GuestMachine, tell: (problem: string) => void): Promise<void> {
  await machine.stopScenario();
  const left = await machine.run(
    'ls -A /root | grep -v "^\\."; ls /run/scenario; ps | grep -E "neighbours|visitors|/opt/dojo" | grep -v grep',
  );
  if (left.stdout.length > 0) tell(`left behind: ${new TextDecoder().decode(left.stdout)}`);
}
