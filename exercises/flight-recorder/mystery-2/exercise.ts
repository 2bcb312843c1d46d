import type { Exercise } from '../../../src/grading/exercise.ts';
import { slowOne, whatKept } from '../mystery-questions.ts';
import { needsTasks } from '../slow-work.ts';
import { assistTime, cyclesMeanwhile, whatStopped } from './questions.ts';

export default {
  title: { en: 'The second slow order', ja: '遅い注文 その2' },
  format: 'gotrace',
  fixture: ['mystery-2.trace.gz'],
  needs: [needsTasks],
  questions: [slowOne, whatKept, assistTime, cyclesMeanwhile, whatStopped],
} satisfies Exercise<'gotrace'>;
