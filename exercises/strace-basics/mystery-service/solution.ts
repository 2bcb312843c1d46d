import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'slow-share': { accepted: ['1 %', '24', '10%'], wrong: [] },
  'slowest-request': {
    accepted: ['746 ms', '0.7458 s'],
    wrong: [
      { answer: '2.6 s', misreading: 'longest-call' },
      { answer: '701 ms', misreading: 'idle-worker' },
      { answer: '500.5 ms', misreading: 'one-wait' },
      { answer: '220 ms', misreading: 'one-wait' },
      { answer: '50 ms', misreading: null },
    ],
  },
  'in-vain': {
    accepted: ['1716..1792', '463..541', '7.56s..8.06s'],
    wrong: [
      { answer: '266..763', misreading: 'bystander' },
      { answer: '1799..1845', misreading: 'lock' },
      { answer: '241..311', misreading: 'idle' },
      { answer: '0s..9s', misreading: 'too-wide' },
    ],
  },
  holder: {
    accepted: ['30592', '[pid 30592]'],
    wrong: [
      { answer: '30598', misreading: 'the-waiter' },
      { answer: '30599', misreading: 'bystander' },
      { answer: '30593', misreading: 'other-waiter' },
      { answer: '30590', misreading: null },
    ],
  },
  'both-causes': {
    accepted: ['1792, 1845, 1812', '1845, 1843, 1812, 1792'],
    wrong: [
      { answer: '1792, 1845', misreading: 'unproved' },
      { answer: '1792, 1845, 1812, 1828', misreading: 'bystander' },
      { answer: '541, 1845, 1812', misreading: 'other-request' },
      { answer: '1792, 1845, 1812, 311', misreading: 'idle' },
    ],
  },
  'longest-calls': {
    accepted: ['nothing'],
    wrong: [
      { answer: 'sum', misreading: 'chose-sum' },
      { answer: 'overlap', misreading: 'chose-overlap' },
      { answer: 'lock', misreading: 'chose-lock' },
    ],
  },
  'fix-two': {
    accepted: ['lock,rates', 'rates, lock'],
    wrong: [
      { answer: 'rates,shipper', misreading: 'chose-shipper' },
      { answer: 'lock,plugins', misreading: 'chose-plugins' },
      { answer: 'lock,workers', misreading: 'chose-workers' },
      { answer: 'rates', misreading: 'incomplete' },
    ],
  },
} satisfies Solution;
