import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'how-much': { accepted: ['200', '5,000'], wrong: [] },
  'what-it-tells': {
    accepted: ['code,messages,times'],
    wrong: [
      { answer: 'code,memory,messages,times', misreading: 'like-a-core-dump' },
      { answer: 'code,messages,requests,times', misreading: 'like-a-capture' },
      { answer: 'code,times', misreading: 'harmless' },
    ],
  },
} satisfies Solution;
