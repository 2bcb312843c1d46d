import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'where-time': {
    accepted: ['runnable'],
    wrong: [
      { answer: 'running', misreading: 'chose-running' },
      { answer: 'blocked', misreading: 'chose-blocked' },
      { answer: 'syscall', misreading: 'chose-syscall' },
    ],
  },
  'lock-part': {
    accepted: ['0.083', '0.08'],
    wrong: [
      { answer: '54.2', misreading: 'scheduler' },
      { answer: '59.8', misreading: 'sync-profile' },
      { answer: '20', misreading: null },
    ],
  },
  'fix-first': {
    accepted: ['work'],
    wrong: [
      { answer: 'lock', misreading: 'chose-lock' },
      { answer: 'more-procs', misreading: 'chose-procs' },
      { answer: 'priority', misreading: 'chose-order' },
    ],
  },
} satisfies Solution;
