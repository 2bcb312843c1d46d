import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'still-in-use': { accepted: ['10 %', '1'], wrong: [] },
  'in-use': {
    accepted: ['2.65', '2.53', '2.5'],
    wrong: [
      { answer: '1862', misreading: 'allocated' },
      { answer: '1950', misreading: 'allocated' },
      { answer: '1246', misreading: 'objects' },
      { answer: '100', misreading: null },
    ],
  },
  'most-allocated': {
    accepted: ['strings.Fields'],
    wrong: [
      { answer: 'main.searchFile', misreading: 'what-stays' },
      { answer: 'internal/bytealg.MakeNoZero', misreading: 'most-objects' },
      { answer: 'main.hasWord', misreading: 'largest-cum' },
      { answer: 'strings.genSplit', misreading: null },
    ],
  },
  'share-of-own-code': {
    accepted: ['67', '67.1'],
    wrong: [
      { answer: '0', misreading: 'flat-for-cum' },
      { answer: '38.4', misreading: 'one-callee' },
      { answer: '99.4', misreading: 'objects' },
      { answer: '20', misreading: null },
    ],
  },
  'for-the-collector': {
    accepted: ['alloc-space'],
    wrong: [
      { answer: 'inuse-space', misreading: 'chose-inuse-space' },
      { answer: 'inuse-objects', misreading: 'chose-inuse-objects' },
    ],
  },
} satisfies Solution;
