import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'where-it-goes': { accepted: ['words', 'files', 'collector'], wrong: [] },
  'whose-work': {
    accepted: ['main.hasWord'],
    wrong: [
      { answer: 'main.searchFile', misreading: 'the-first' },
      { answer: 'strings.ToLower', misreading: 'hottest-leaf' },
      { answer: 'main.handleSearch', misreading: null },
    ],
  },
  'most-gain': {
    accepted: ['52.2', '52'],
    wrong: [
      { answer: '1.69', misreading: 'flat-for-cum' },
      { answer: '90.4', misreading: 'the-caller' },
      { answer: '142.6', misreading: 'both' },
      { answer: '30', misreading: null },
    ],
  },
  'collector-share': {
    accepted: ['6.5', '6.54'],
    wrong: [
      { answer: '4.6', misreading: 'workers-only' },
      { answer: '13.9', misreading: 'allocation' },
      { answer: '0.73', misreading: 'flat-of-workers' },
      { answer: '30', misreading: null },
    ],
  },
  'side-by-side': {
    accepted: ['nothing'],
    wrong: [
      { answer: 'order', misreading: 'chose-order' },
      { answer: 'parallel', misreading: 'chose-parallel' },
      { answer: 'calls', misreading: 'chose-calls' },
    ],
  },
} satisfies Solution;
