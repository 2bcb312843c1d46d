import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'times-faster': {
    accepted: ['3', '20'],
    wrong: [],
  },
  'cut-the-wait': {
    accepted: ['measured'],
    wrong: [],
  },
  'next-limit': {
    accepted: ['processor'],
    wrong: [
      { answer: 'sync', misreading: 'still-the-lock' },
      { answer: 'computing', misreading: 'runs-or-could-run' },
    ],
  },
} satisfies Solution;
