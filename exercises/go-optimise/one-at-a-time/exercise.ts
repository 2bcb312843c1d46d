import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsPair } from '../search-figures.ts';
import { cutGuess, nowWaits, reached, sameLoad } from './questions.ts';

export default {
  title: { en: 'One change, measured', ja: '1つの変更を測る' },
  format: 'gotrace-pair',
  fixture: ['server.trace.gz', 'localresults.trace.gz'],
  needs: [needsPair],
  questions: [sameLoad, cutGuess, reached, nowWaits],
} satisfies Exercise<'gotrace-pair'>;
