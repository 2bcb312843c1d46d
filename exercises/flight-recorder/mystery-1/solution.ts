import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'slow-one': {
    accepted: ['16', 'G16'],
    wrong: [
      { answer: '1', misreading: 'longest-wait' },
      { answer: '19', misreading: null },
    ],
  },
  'what-kept': {
    accepted: ['chan-send'],
    wrong: [
      { answer: 'chan-receive', misreading: 'idle-workers' },
      { answer: 'network', misreading: 'by-count' },
      { answer: 'sync', misreading: 'another-state' },
    ],
  },
  'who-did-not-receive': {
    accepted: ['G19'],
    wrong: [
      { answer: '16', misreading: 'the-sender' },
      { answer: '1', misreading: 'longest-wait' },
    ],
  },
  'receivers-time': {
    accepted: ['computed'],
    wrong: [
      { answer: 'waited', misreading: 'its-usual-wait' },
      { answer: 'system-call', misreading: 'from-its-name' },
    ],
  },
} satisfies Solution;
