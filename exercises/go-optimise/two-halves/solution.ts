import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'lock-guess': {
    accepted: ['90', '40 %'],
    wrong: [],
  },
  'other-half': {
    accepted: ['runtime.gcMarkDone', 'gcMarkDone'],
    wrong: [
      { answer: 'sync.(*Mutex).Lock', misreading: 'the-lock' },
      { answer: 'main.searchFile', misreading: 'the-lock' },
      { answer: 'sync.(*WaitGroup).Wait', misreading: 'waits-for-all' },
    ],
  },
  'at-most': {
    accepted: ['40', '39.6'],
    wrong: [
      { answer: '62', misreading: 'count-for-time' },
      { answer: '100', misreading: 'all-of-it' },
    ],
  },
} satisfies Solution;
