import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsSlowTask } from '../slow-work.ts';
import { beforeIt, beganAt, heldBy, waitedFor } from './questions.ts';

export default {
  title: { en: 'The first snapshot', ja: '最初のスナップショット' },
  format: 'gotrace',
  fixture: ['slow.trace.gz'],
  needs: [needsSlowTask],
  questions: [beganAt, beforeIt, waitedFor, heldBy],
} satisfies Exercise<'gotrace'>;
