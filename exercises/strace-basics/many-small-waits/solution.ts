import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'waited-in-all': {
    accepted: ['335 ms', '0.335 s', '340 ms'],
    wrong: [
      { answer: '24.5 ms', misreading: 'longest-only' },
      { answer: '120 ms', misreading: 'own-pause' },
      { answer: '461 ms', misreading: 'every-call' },
      { answer: '208 ms', misreading: 'the-gap' },
      { answer: '1 s', misreading: null },
    ],
  },
  'better-fix': {
    accepted: ['server'],
    wrong: [
      { answer: 'pause', misreading: 'longest-line' },
      { answer: 'loader', misreading: 'most-lines' },
      { answer: 'compute', misreading: 'gap-not-largest' },
    ],
  },
} satisfies Solution;
