import { openLog } from '../analysis/strace/open-log.ts';
import { subjectReader, UnreadableSubject } from '../grading/open-subject.ts';
import type { Format, Subject } from '../grading/subjects.ts';
import type { Locale } from '../i18n/catalog.ts';
import { InputError } from './errors.ts';
import { openInput, refused } from './open-input.ts';
import { openTrace } from './open-trace.ts';
import type { Progress } from './reading-progress.ts';

/**
 * What the questions of an exercise are asked of, from files (or `-`).
 * @param paths of a pair the trace before first; of a log all of one `-ff` set
 * @throws InputError where a file can't be read, or holds another format
 */
export async function openSubjectOf(
  format: Format,
  paths: readonly string[],
  locale: Locale,
  progress?: Progress,
): Promise<Subject> {
  if (format === 'strace') return openLog((await openTrace(paths, locale, progress)).trace);
  const wanted = format === 'pprof' ? 'pprof' : 'gotrace';
  const reader = subjectReader(format, paths.length);
  for (const path of paths) {
    const input = await openInput(path, locale, progress);
    if (input.found.format !== wanted) throw refused(input, locale, wanted);
    reader.begin(path);
    for await (const chunk of input.chunks) reader.push(chunk);
    const [cut] = input.cut;
    // A trace is asked as far as it goes; names come last in a profile.
    if (cut !== undefined && wanted === 'pprof') throw new InputError(cut.slice(`${path}: `.length), path);
  }
  try {
    return reader.finish();
  } catch (error) {
    if (error instanceof UnreadableSubject) throw new InputError(error.message, paths.join(', '));
    throw error;
  }
}
