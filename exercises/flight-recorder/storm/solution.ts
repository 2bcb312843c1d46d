import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'how-many': {
    accepted: ['3'],
    wrong: [
      { answer: '100', misreading: 'all-tasks' },
      { answer: '1', misreading: 'snapshots' },
    ],
  },
  standstill: {
    accepted: ['330 ms..504 ms'],
    wrong: [
      { answer: '0 ms..506 ms', misreading: 'whole-trace' },
      { answer: '505.96 ms..506.04 ms', misreading: 'until-written' },
    ],
  },
  'last-one': {
    accepted: ['next-few'],
    wrong: [
      { answer: 'other-cause', misreading: 'one-each' },
      { answer: 'longer-past', misreading: 'grows-back' },
    ],
  },
} satisfies Solution;
