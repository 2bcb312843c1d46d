import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'most-goroutines': {
    accepted: ['main.searchFile'],
    wrong: [
      { answer: 'main.handleSearch', misreading: 'the-creator' },
      { answer: 'net/http.(*conn).serve', misreading: 'another-group' },
    ],
  },
  'how-many': {
    accepted: ['960'],
    wrong: [
      { answer: '998', misreading: 'all' },
      { answer: '60', misreading: 'per-search' },
      { answer: '500', misreading: null },
    ],
  },
  'where-time': {
    accepted: ['blocked'],
    wrong: [
      { answer: 'running', misreading: 'chose-running' },
      { answer: 'runnable', misreading: 'chose-runnable' },
      { answer: 'syscall', misreading: 'chose-syscall' },
    ],
  },
  'per-millisecond': {
    accepted: ['63.4', '63'],
    wrong: [
      { answer: '41.8', misreading: 'only-blocked' },
      { answer: '21.6', misreading: 'only-runnable' },
      { answer: '0.984', misreading: 'share' },
      { answer: '5', misreading: null },
    ],
  },
  'mean-run': {
    accepted: ['1.12 ms', '1.1 ms'],
    wrong: [
      { answer: '1.08 s', misreading: 'sum' },
      { answer: '72.2 ms', misreading: 'life' },
      { answer: '9 ms', misreading: null },
    ],
  },
  'first-wait': {
    accepted: ['16.2 s', '16.24 s'],
    wrong: [
      { answer: '23.2 s', misreading: 'all-of-it' },
      { answer: '7.6 s', misreading: 'official' },
      { answer: '1 s', misreading: null },
    ],
  },
} satisfies Solution;
