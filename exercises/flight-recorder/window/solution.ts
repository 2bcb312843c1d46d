import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'reaches-back': {
    accepted: ['1.95 s', '1948 ms'],
    wrong: [
      { answer: '1.014 s', misreading: 'one-generation' },
      { answer: '3 s', misreading: null },
    ],
  },
  generations: {
    accepted: ['2'],
    wrong: [
      { answer: '1', misreading: 'whole-seconds' },
      { answer: '7', misreading: null },
    ],
  },
  'since-when': {
    accepted: ['before'],
    wrong: [
      { answer: 'at-start', misreading: 'cut-edge' },
      { answer: 'inside', misreading: 'first-event' },
    ],
  },
  'what-for': { accepted: ['none'], wrong: [{ answer: 'chan-send', misreading: 'from-the-stack' }] },
} satisfies Solution;
