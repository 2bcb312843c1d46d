import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'expect-goroutines': { accepted: ['64', '1000'], wrong: [] },
  'all-goroutines': {
    accepted: ['998'],
    wrong: [
      { answer: '960', misreading: 'largest-group' },
      { answer: '985', misreading: 'without-runtime' },
      { answer: '500', misreading: null },
    ],
  },
  length: {
    accepted: ['824 ms', '0.824 s'],
    wrong: [
      { answer: '2.54 s', misreading: 'sum-of-searches' },
      { answer: '1.1 s', misreading: 'execution' },
      { answer: '300 ms', misreading: null },
    ],
  },
  'at-once': {
    accepted: ['2'],
    wrong: [
      { answer: '6', misreading: 'threads' },
      { answer: '998', misreading: 'goroutines' },
      { answer: '4', misreading: null },
    ],
  },
} satisfies Solution;
