import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'same-load': {
    accepted: ['30'],
    wrong: [
      { answer: '1800', misreading: 'goroutines' },
      { answer: '60', misreading: null },
    ],
  },
  'cut-guess': {
    accepted: ['40', '60 %'],
    wrong: [],
  },
  reached: {
    accepted: ['part'],
    wrong: [
      { answer: 'yes', misreading: 'only-the-lock' },
      { answer: 'worse', misreading: 'largest-row' },
    ],
  },
  'now-waits': {
    accepted: ['runtime.gcMarkDone'],
    wrong: [
      { answer: 'sync.(*Mutex).Lock', misreading: 'from-before' },
      { answer: 'sync.(*WaitGroup).Wait', misreading: 'waits-for-all' },
    ],
  },
} satisfies Solution;
