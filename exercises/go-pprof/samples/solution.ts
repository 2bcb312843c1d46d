import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'sample-count': { accepted: ['1000', '500'], wrong: [] },
  'cpu-time': {
    accepted: ['8.26 s', '8260 ms'],
    wrong: [
      { answer: '5 s', misreading: 'recording' },
      { answer: '7.47 s', misreading: 'one-function' },
      { answer: '980 ms', misreading: 'largest-flat' },
      { answer: '20 s', misreading: null },
    ],
  },
  'busy-cpus': {
    accepted: ['1.65', '1.6518'],
    wrong: [
      { answer: '0.605', misreading: 'upside-down' },
      { answer: '165', misreading: 'percent' },
      { answer: '3', misreading: null },
    ],
  },
  'own-time': {
    accepted: ['main.compare', 'compare'],
    wrong: [
      { answer: 'main.searchFile', misreading: 'largest-cum' },
      { answer: 'main.hasWord', misreading: 'largest-cum' },
      { answer: 'main.handleSearch', misreading: null },
    ],
  },
} satisfies Solution;
