import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'expect-delay': { accepted: ['7 s', '2 min'], wrong: [] },
  'lock-delay': {
    accepted: ['420 s', '419.56 s'],
    wrong: [
      { answer: '450.5 s', misreading: 'all-waits' },
      { answer: '25.9 s', misreading: 'wait-group' },
      { answer: '60096 s', misreading: 'contentions' },
      { answer: '100 s', misreading: null },
    ],
  },
  'who-waited': {
    accepted: ['main.searchFile'],
    wrong: [
      { answer: 'main.handleSearch', misreading: 'the-handler' },
      { answer: 'sync.(*Mutex).Lock', misreading: 'the-leaf' },
    ],
  },
  'mean-wait': {
    accepted: ['6.98 ms', '7.0 ms'],
    wrong: [
      { answer: '7.42 ms', misreading: 'of-all-waits' },
      { answer: '420 s', misreading: 'the-sum' },
      { answer: '3 ms', misreading: null },
    ],
  },
} satisfies Solution;
