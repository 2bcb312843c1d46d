import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsClock } from '../../../src/grading/strace-needs.ts';
import { needsEndlessWait } from './children.ts';
import { neverReturns, notAWorker, whoIsLeft, willItEnd } from './questions-wait.ts';
import { cures, release } from './questions-way-out.ts';

export default {
  title: { en: 'Who waits for whom', ja: '誰が誰を待っているか' },
  format: 'strace',
  fixture: ['who-waits-for-whom.log'],
  needs: [needsClock, needsEndlessWait],
  questions: [willItEnd, neverReturns, notAWorker, whoIsLeft, release, cures],
} satisfies Exercise;
