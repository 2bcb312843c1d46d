import type { Format, Subject } from '../../grading/subjects.ts';
import { profileOf, traceOf } from '../../site/go-subjects.ts';
import { openRecording } from '../analyzer/first-state.ts';

/**
 * What an exercise's recording holds, while the site is built; each is read once.
 * @param fixture `<course>/<exercise>/<file>`, with more files after commas
 */
export function recordedSubject(format: Format, fixture: string): Subject {
  if (format === 'strace') return openRecording(fixture);
  if (format === 'pprof') return profileOf(fixture);
  const [before = '', after = ''] = fixture.split(',');
  if (format === 'gotrace') return traceOf(before);
  const folder = before.slice(0, before.lastIndexOf('/') + 1);
  return { before: traceOf(before), after: traceOf(folder + after) };
}
