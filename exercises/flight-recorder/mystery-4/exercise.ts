import type { Exercise } from '../../../src/grading/exercise.ts';
import { slowOne, whatKept } from '../mystery-questions.ts';
import { needsTasks } from '../slow-work.ts';
import { askedFor, holder, holdersTime } from './questions.ts';

export default {
  title: { en: 'The fourth slow order', ja: '遅い注文 その4' },
  format: 'gotrace',
  fixture: ['mystery-4.trace.gz'],
  needs: [needsTasks],
  questions: [slowOne, whatKept, holder, holdersTime, askedFor],
} satisfies Exercise<'gotrace'>;
