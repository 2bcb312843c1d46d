import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'slow-one': { accepted: ['30'], wrong: [{ answer: '1', misreading: 'longest-wait' }] },
  'what-kept': {
    accepted: ['sync'],
    wrong: [
      { answer: 'chan-receive', misreading: 'idle-workers' },
      { answer: 'network', misreading: 'by-count' },
      { answer: 'runnable', misreading: 'another-state' },
    ],
  },
  holder: {
    accepted: ['main.(*shop).refreshPrices'],
    wrong: [
      { answer: 'main.(*shop).priceOf', misreading: 'where-they-wait' },
      { answer: 'main.(*shop).handleOrders', misreading: 'where-they-wait' },
    ],
  },
  'holders-time': {
    accepted: ['network'],
    wrong: [
      { answer: 'running', misreading: 'holding-is-computing' },
      { answer: 'sleep', misreading: 'any-pause' },
    ],
  },
  'asked-for': {
    accepted: ['401 ms', '0.4013 s'],
    wrong: [
      { answer: '390.9 ms', misreading: 'the-victims-wait' },
      { answer: '1.86 s', misreading: 'all-victims' },
    ],
  },
} satisfies Solution;
