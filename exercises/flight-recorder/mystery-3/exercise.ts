import type { Exercise } from '../../../src/grading/exercise.ts';
import { slowOne, whatKept } from '../mystery-questions.ts';
import { needsTasks } from '../slow-work.ts';
import { howLong, whereItShows, whoSlept } from './questions.ts';

export default {
  title: { en: 'The third slow order', ja: '遅い注文 その3' },
  format: 'gotrace',
  fixture: ['mystery-3.trace.gz'],
  needs: [needsTasks],
  questions: [slowOne, whatKept, whereItShows, whoSlept, howLong],
} satisfies Exercise<'gotrace'>;
