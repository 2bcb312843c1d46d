import { checkExercise } from '../grading/check.ts';
import type { Format } from '../grading/subjects.ts';
import type { Locale } from '../i18n/catalog.ts';
import { cliCatalog } from '../i18n/catalogs/cli.ts';
import { type ReadOptions, readOptions } from './arguments.ts';
import { exerciseListJson, exerciseListText, resultJson, resultText } from './check-report.ts';
import { ExitCode, InputError, UsageError } from './errors.ts';
import {
  type ExerciseFolder,
  findExercises,
  fixturePaths,
  listExercises,
  loadExercise,
} from './exercises.ts';
import { openSubjectOf } from './open-subject.ts';
import type { Output } from './output.ts';
import { readText, savedAnswers } from './progress.ts';
import { Progress } from './reading-progress.ts';
import { terminalStyle } from './style.ts';

function chooseExercise(names: readonly string[], locale: Locale): ExerciseFolder {
  const words = cliCatalog[locale];
  const [name, ...more] = names;
  if (name === undefined) throw new UsageError(words.noExercise);
  if (more.length > 0) throw new UsageError(words.oneExercise);
  const [found, ...others] = findExercises(name, listExercises());
  if (!found) throw new UsageError(words.unknownExercise(name));
  if (others.length > 0) {
    throw new UsageError(words.ambiguousExercise(name, [found, ...others].map(({ id }) => id).join(', ')));
  }
  return found;
}

/**
 * The answers as typed, by question id; numbers as JSON writes them. A file saved on the progress page holds those to
 * every exercise. @throws InputError
 */
async function readAnswers(
  path: string,
  exerciseId: string,
  locale: Locale,
): Promise<Record<string, string>> {
  const words = cliCatalog[locale];
  const source = await readText(path, locale);
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch (error) {
    throw new InputError(words.answersNotJson((error as Error).message), path);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new InputError(words.answersNotObject, path);
  }
  const saved = savedAnswers(parsed, source, path, exerciseId, locale);
  if (saved) return saved;
  const answers: Record<string, string> = {};
  for (const [id, answer] of Object.entries(parsed)) {
    if (typeof answer !== 'string' && typeof answer !== 'number') {
      throw new InputError(words.answerNotText(id), path);
    }
    answers[id] = String(answer);
  }
  return answers;
}

async function list(json: boolean, locale: Locale, output: Output): Promise<number> {
  const exercises = await Promise.all(
    listExercises().map(async (folder) => ({ id: folder.id, exercise: await loadExercise(folder) })),
  );
  const style = terminalStyle(output.colour);
  await output.out(
    json
      ? `${JSON.stringify(exerciseListJson(exercises, locale))}\n`
      : exerciseListText(exercises, { locale, columns: output.columns, style }),
  );
  return ExitCode.ok;
}

/** The reader's own files in place of the recording; undefined for the recording. @throws UsageError */
function ownPaths(
  values: ReadOptions['values'],
  format: Format,
  locale: Locale,
): readonly string[] | undefined {
  const words = cliCatalog[locale];
  const traces = values['trace'] as string[] | undefined;
  const { before, after } = values as { readonly before?: string; readonly after?: string };
  if (before === undefined && after === undefined) {
    if (traces && format === 'gotrace-pair' && traces.length !== 2) throw new UsageError(words.pairOfTraces);
    if (traces && (format === 'gotrace' || format === 'pprof') && traces.length !== 1) {
      throw new UsageError(words.oneTrace);
    }
    return traces;
  }
  if (format !== 'gotrace-pair') throw new UsageError(words.noPair);
  if (before === undefined || after === undefined || traces) throw new UsageError(words.pairOfTraces);
  return [before, after];
}

/**
 * `check EXERCISE --answers FILE|-`: grades on the exercise's recording, or with --trace on a capture of one's own (of a pair
 * with --before and --after); `check --list`.
 * @returns 0 only if every question is right (an estimate is right when it can be read), else 1
 * @throws UsageError, InputError, ExerciseFileError
 */
export async function check(argv: readonly string[], locale: Locale, output: Output): Promise<number> {
  const words = cliCatalog[locale];
  const { values, positionals } = readOptions(argv, locale, {
    answers: { type: 'string' },
    trace: { type: 'string', multiple: true },
    before: { type: 'string' },
    after: { type: 'string' },
    list: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  const json = values['json'] === true;
  if (values['list'] === true) {
    if (positionals.length > 0) throw new UsageError(words.listAlone);
    return list(json, locale, output);
  }
  const folder = chooseExercise(positionals, locale);
  const answersPath = values['answers'];
  if (typeof answersPath !== 'string') throw new UsageError(words.noAnswers);
  const exercise = await loadExercise(folder);
  const given = ownPaths(values, exercise.format, locale);
  if (answersPath === '-' && given?.includes('-')) throw new UsageError(words.stdinTwice);

  const answers = await readAnswers(answersPath, folder.id, locale);
  const paths = given ?? fixturePaths(folder, exercise);
  const progress = new Progress(output, locale);
  const subject = await openSubjectOf(exercise.format, paths, locale, progress).finally(() =>
    progress.clear(),
  );
  const graded = {
    id: folder.id,
    exercise,
    answers,
    result: checkExercise(exercise, subject, answers),
  };
  const { columns, colour } = output;
  await output.out(
    json
      ? `${JSON.stringify(resultJson(graded, given?.join(' ') ?? null, locale))}\n`
      : resultText(graded, { locale, columns, style: terminalStyle(colour) }),
  );
  return graded.result.passed ? ExitCode.ok : ExitCode.wrongAnswers;
}
