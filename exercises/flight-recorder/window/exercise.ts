import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsTasks } from '../slow-work.ts';
import { generations, reachesBack, sinceWhen, whatFor } from './questions.ts';

export default {
  title: { en: 'What the window holds', ja: '窓の中に残るもの' },
  format: 'gotrace',
  fixture: ['late.trace.gz'],
  needs: [needsTasks],
  questions: [reachesBack, generations, sinceWhen, whatFor],
} satisfies Exercise<'gotrace'>;
