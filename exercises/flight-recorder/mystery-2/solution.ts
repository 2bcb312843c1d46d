import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'slow-one': { accepted: ['G6'], wrong: [{ answer: '1', misreading: 'longest-wait' }] },
  'what-kept': {
    accepted: ['running'],
    wrong: [
      { answer: 'chan-receive', misreading: 'idle-workers' },
      { answer: 'network', misreading: 'by-count' },
      { answer: 'runnable', misreading: 'another-state' },
    ],
  },
  'assist-time': {
    accepted: ['88.3 ms', '0.088 s'],
    wrong: [
      { answer: '196.5 ms', misreading: 'mark-phases' },
      { answer: '2.05 ms', misreading: 'stops' },
      { answer: '232 ms', misreading: null },
    ],
  },
  cycles: {
    accepted: ['7'],
    wrong: [
      { answer: '8', misreading: 'whole-window' },
      { answer: '16', misreading: 'stops' },
    ],
  },
  'what-stopped': {
    accepted: ['assist'],
    wrong: [{ answer: 'stops', misreading: 'gc-is-stopping' }],
  },
} satisfies Solution;
