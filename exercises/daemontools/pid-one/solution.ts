import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'no-handler': { accepted: ['ignores', 'ends', 'sixty'], wrong: [] },
  'the-stuck-call': {
    accepted: ['180'],
    wrong: [{ answer: '178', misreading: 'a-wait-that-returned' }],
  },
  'how-many-collected': {
    accepted: ['3'],
    wrong: [
      { answer: '4', misreading: 'with-the-stuck-one' },
      { answer: '9', misreading: null },
    ],
  },
  'for-whom': {
    accepted: ['tracer'],
    wrong: [
      { answer: 'worker', misreading: 'all-have-ended' },
      { answer: 'zombie', misreading: 'all-collected' },
      { answer: 'nobody', misreading: 'has-no-children' },
    ],
  },
  'the-remedy': {
    accepted: ['init'],
    wrong: [
      { answer: 'ddd', misreading: 'adopted-all-the-same' },
      { answer: 'longer', misreading: 'waits-longer' },
      { answer: 'no-d', misreading: 'tracer-gets-term' },
    ],
  },
} satisfies Solution;
