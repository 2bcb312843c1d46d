import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'slow-one': { accepted: ['27'], wrong: [{ answer: '1', misreading: 'longest-wait' }] },
  'what-kept': {
    accepted: ['sleep'],
    wrong: [
      { answer: 'chan-receive', misreading: 'idle-workers' },
      { answer: 'network', misreading: 'by-count' },
      { answer: 'runnable', misreading: 'another-state' },
    ],
  },
  'where-it-shows': {
    accepted: ['none'],
    wrong: [
      { answer: 'sync', misreading: 'sleep-in-sync' },
      { answer: 'sched', misreading: 'sleep-in-sched' },
      { answer: 'net', misreading: 'sleep-elsewhere' },
    ],
  },
  'who-slept': {
    accepted: ['main.(*shop).chargeCard', 'chargeCard'],
    wrong: [
      { answer: 'main.(*shop).handleOrder', misreading: 'outer' },
      { answer: 'time.Sleep', misreading: 'the-leaf' },
    ],
  },
  'how-long': {
    accepted: ['401 ms', '0.4008 s'],
    wrong: [{ answer: '5 s', misreading: 'idle-sum' }],
  },
} satisfies Solution;
