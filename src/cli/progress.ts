import { readFile } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import { isNoted } from '../grading/answers.ts';
import { describeSaved } from '../grading/describe-saved.ts';
import { countAnswers, type Exported, isExport, readExport, type SavedAnswer } from '../grading/progress.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { progressCatalog } from '../i18n/catalogs/progress.ts';
import { visibleText } from '../views/visible-text.ts';
import { readOptions } from './arguments.ts';
import { ExitCode, InputError, UsageError } from './errors.ts';
import { listExercises, loadExercise } from './exercises.ts';
import type { Output } from './output.ts';
import { terminalStyle } from './style.ts';
import { quoteLine, table } from './text-table.ts';

/** The text of a file, or of standard input for `-`. @throws InputError */
export async function readText(path: string, locale: Locale): Promise<string> {
  try {
    return path === '-' ? await readStream(process.stdin) : await readFile(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new InputError(code === 'ENOENT' ? cliCatalog[locale].noSuchFile : message, path);
  }
}

/** A file that was saved on the progress page. @throws InputError that says why it is none */
function readProgressFile(text: string, path: string, locale: Locale): Exported {
  const t = progressCatalog[locale];
  const read = readExport(text);
  if (!('problem' in read)) return read;
  const name = quoteLine(path, 80);
  const problems = {
    'too-large': t.tooLarge,
    'not-json': t.notJson,
    'not-progress': t.notProgress,
    newer: t.newer,
  };
  throw new InputError(problems[read.problem](name));
}

/**
 * The answers to one exercise in a file that was saved on the progress page; undefined for any other JSON.
 * @throws InputError where the file holds none, or was saved by a newer version
 */
export function savedAnswers(
  parsed: unknown,
  text: string,
  path: string,
  exerciseId: string,
  locale: Locale,
): Record<string, string> | undefined {
  if (!isExport(parsed)) return undefined;
  const saved = readProgressFile(text, path, locale).progress.exercises[exerciseId];
  if (!saved) throw new InputError(cliCatalog[locale].noSavedAnswers(exerciseId), path);
  return Object.fromEntries(Object.entries(saved.answers).map(([id, { answer }]) => [id, answer]));
}

/** What of an exercise was answered; the questions that this site knows, in their order. */
async function exerciseRows(
  id: string,
  saved: Readonly<Record<string, SavedAnswer>>,
  locale: Locale,
): Promise<{ readonly title: string; readonly passed: number; readonly rows: string[][] }> {
  const folder = listExercises().find((one) => one.id === id);
  const exercise = folder && (await loadExercise(folder));
  const questions = exercise?.questions ?? Object.keys(saved).map((name) => ({ id: name }));
  const rows = questions.map((question) => {
    const answer = saved[question.id];
    const noted = 'kind' in question && isNoted(question);
    return [question.id, describeSaved(answer, noted, locale), visibleText(answer?.answer ?? '')];
  });
  const passed = questions.filter((question) => saved[question.id]?.passed).length;
  return { title: exercise?.title[locale] ?? '', passed, rows };
}

/** `progress FILE|-`: the table of the progress page, from the file saved there. @throws UsageError, InputError */
export async function progress(argv: readonly string[], locale: Locale, output: Output): Promise<number> {
  const words = cliCatalog[locale];
  const t = progressCatalog[locale];
  const { positionals } = readOptions(argv, locale, {});
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError(words.oneProgressFile);
  const { progress: read, exported, dropped } = readProgressFile(await readText(path, locale), path, locale);
  const style = terminalStyle(output.colour);
  const columns = [{ title: t.question }, { title: t.result }, { title: t.answer }];
  const notes = [
    ...(exported === '' ? [] : [t.from(exported)]),
    ...(dropped === 0 ? [] : [t.dropped(dropped)]),
    ...(countAnswers(read) === 0 ? [t.nothing] : []),
  ];
  if (notes.length > 0) await output.out(`${notes.join('\n')}\n\n`);
  for (const [id, { answers }] of Object.entries(read.exercises)) {
    const { title, passed, rows } = await exerciseRows(id, answers, locale);
    const head = [style.bold(id), title, style.soft(t.count(passed, rows.length))].filter(
      (part) => part !== '',
    );
    await output.out(`${head.join('  ')}\n${table(columns, rows, output.columns, style.soft)}\n`);
  }
  return ExitCode.ok;
}
