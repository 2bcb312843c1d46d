import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  slept: {
    accepted: ['986 ms', '0.986 s'],
    wrong: [
      { answer: '957 ms', misreading: 'sync-profile' },
      { answer: '1.65 s', misreading: 'network-profile' },
      { answer: '40 ms', misreading: null },
    ],
  },
  stuck: {
    accepted: ['12'],
    wrong: [
      { answer: '24', misreading: 'whole-group' },
      { answer: '23', misreading: 'with-runtime' },
      { answer: '3', misreading: null },
    ],
  },
  'where-stuck': {
    accepted: ['goroutines'],
    wrong: [
      { answer: 'sync', misreading: 'chose-sync' },
      { answer: 'sched', misreading: 'chose-sched' },
    ],
  },
} satisfies Solution;
