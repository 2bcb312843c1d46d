import type { Exercise } from '../../../src/grading/exercise.ts';
import { slowOne, whatKept } from '../mystery-questions.ts';
import { needsTasks } from '../slow-work.ts';
import { receiversTime, whoDidNotReceive } from './questions.ts';

export default {
  title: { en: 'The first slow order', ja: '遅い注文 その1' },
  format: 'gotrace',
  fixture: ['mystery-1.trace.gz'],
  needs: [needsTasks],
  questions: [slowOne, whatKept, whoDidNotReceive, receiversTime],
} satisfies Exercise<'gotrace'>;
