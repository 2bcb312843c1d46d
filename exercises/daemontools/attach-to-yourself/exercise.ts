import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsClock, needsDurations } from '../../../src/grading/strace-needs.ts';
import { needsShutdown } from './life.ts';
import { shutdown, unseen } from './questions-end.ts';
import { firstLine, notShown, whichWait } from './questions-start.ts';

export default {
  title: { en: 'A service that traces itself', ja: '自分をトレースするサービス' },
  format: 'strace',
  fixture: ['attach-to-yourself.log'],
  needs: [needsClock, needsDurations, needsShutdown],
  questions: [firstLine, notShown, shutdown, unseen, whichWait],
} satisfies Exercise;
