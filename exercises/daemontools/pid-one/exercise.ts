import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsClock } from '../../../src/grading/strace-needs.ts';
import { needsPidOne } from './namespace.ts';
import { noHandler, theRemedy } from './questions-decide.ts';
import { forWhom, howMany, theStuckCall } from './questions-hang.ts';

export default {
  title: { en: 'Process 1 and its adopted child', ja: 'プロセス1と、引き取られた子' },
  format: 'strace',
  fixture: ['pid-one.log'],
  needs: [needsClock, needsPidOne],
  questions: [noHandler, theStuckCall, howMany, forWhom, theRemedy],
} satisfies Exercise;
