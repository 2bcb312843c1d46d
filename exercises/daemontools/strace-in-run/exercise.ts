import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsClock } from '../../../src/grading/strace-needs.ts';
import { needsRestart } from '../what-supervise-does/supervision.ts';
import { inTheTrace, sideBySide, steps, whoGotTerm } from './questions-outside.ts';
import { nothingHappens, orphan } from './questions-variants.ts';

export default {
  title: { en: 'strace in the run script', ja: 'runスクリプトの中のstrace' },
  format: 'strace',
  fixture: ['strace-in-run.log'],
  needs: [needsClock, needsRestart],
  questions: [inTheTrace, whoGotTerm, steps, sideBySide, nothingHappens, orphan],
} satisfies Exercise;
