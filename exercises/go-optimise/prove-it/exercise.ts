import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsPair } from '../search-figures.ts';
import { cutTheWait, nextLimit, timesFaster } from './questions.ts';

export default {
  title: { en: 'Prove it', ja: '証明する' },
  format: 'gotrace-pair',
  fixture: ['server.trace.gz', 'fixed.trace.gz'],
  needs: [needsPair],
  questions: [timesFaster, cutTheWait, nextLimit],
} satisfies Exercise<'gotrace-pair'>;
