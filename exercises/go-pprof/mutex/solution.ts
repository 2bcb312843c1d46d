import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'who-held': {
    accepted: ['main.searchFile'],
    wrong: [
      { answer: 'sync.(*Mutex).Unlock', misreading: 'the-leaf' },
      { answer: 'main.handleSearch', misreading: 'the-handler' },
    ],
  },
  'five-waiters': {
    accepted: ['five'],
    wrong: [
      { answer: 'one', misreading: 'chose-one' },
      { answer: 'none', misreading: 'chose-none' },
    ],
  },
  'mean-per-unlock': {
    accepted: ['5.25 ms', '5.2 ms'],
    wrong: [
      { answer: '395 s', misreading: 'the-sum' },
      { answer: '2.53 s', misreading: 'count-of-one' },
      { answer: '1 ms', misreading: null },
    ],
  },
} satisfies Solution;
