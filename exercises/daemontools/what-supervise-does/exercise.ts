import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsClock } from '../../../src/grading/strace-needs.ts';
import { nextTerm, twice } from './questions-next.ts';
import { between, downTime, steps } from './questions-restart.ts';
import { slowPart } from './questions-slow.ts';
import { needsRestart } from './supervision.ts';

export default {
  title: { en: 'One svc -t', ja: '1回のsvc -t' },
  format: 'strace',
  fixture: ['what-supervise-does.log'],
  needs: [needsClock, needsRestart],
  questions: [downTime, steps, between, slowPart, nextTerm, twice],
} satisfies Exercise;
