import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'down-time': { accepted: ['1 s', '2.3 s', '50 ms'], wrong: [] },
  steps: {
    accepted: ['letter>term>ended>start>pause'],
    wrong: [
      { answer: 'letter>term>ended>pause>start', misreading: 'pause-first' },
      { answer: 'letter>term>start>pause>ended', misreading: 'start-before-end' },
      { answer: 'pause>start>ended>term>letter', misreading: 'reversed' },
    ],
  },
  between: {
    accepted: ['1.03 ms', '0.96 ms'],
    wrong: [
      { answer: '1.02 s', misreading: 'the-pause' },
      { answer: '2.31 s', misreading: 'the-end' },
      { answer: '400 ms', misreading: null },
    ],
  },
  'slow-part': {
    accepted: ['stopping'],
    wrong: [
      { answer: 'pausing', misreading: 'pause-costs' },
      { answer: 'supervising', misreading: 'supervise-costs' },
      { answer: 'starting', misreading: 'loading-costs' },
    ],
  },
  'next-term': {
    accepted: ['328'],
    wrong: [
      { answer: '22', misreading: 'the-old-one' },
      { answer: '21', misreading: 'the-supervisor' },
      { answer: '329', misreading: 'a-worker' },
    ],
  },
  twice: {
    accepted: ['after-pause'],
    wrong: [
      { answer: 'at-once', misreading: 'always-listening' },
      { answer: 'lost', misreading: 'not-kept' },
      { answer: 'to-old', misreading: 'two-at-a-time' },
    ],
  },
} satisfies Solution;
