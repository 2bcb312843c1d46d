import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  answered: {
    accepted: ['which-code,who-kept,allocating'],
    wrong: [
      { answer: 'which-code,who-kept,allocating,slow-request', misreading: 'one-request' },
      { answer: 'at-once,which-code', misreading: 'moment' },
      { answer: 'in-turn,allocating', misreading: 'order' },
    ],
  },
  'longest-from-mean': {
    accepted: ['at-least-mean'],
    wrong: [
      { answer: 'near-mean', misreading: 'chose-near' },
      { answer: 'the-sum', misreading: 'chose-sum' },
    ],
  },
} satisfies Solution;
