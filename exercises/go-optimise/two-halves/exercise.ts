import type { Exercise } from '../../../src/grading/exercise.ts';
import { needsSearches } from '../search-figures.ts';
import { atMost, lockGuess, otherHalf } from './questions.ts';

export default {
  title: { en: 'Two causes under one word', ja: '1つの言葉の下の、2つの原因' },
  format: 'gotrace',
  fixture: ['prove-it/server.trace.gz'],
  needs: [needsSearches],
  questions: [lockGuess, otherHalf, atMost],
} satisfies Exercise<'gotrace'>;
