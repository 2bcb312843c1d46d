import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'whole-share': { accepted: ['90 %', '0'], wrong: [] },
  'message-count': {
    accepted: ['6'],
    wrong: [
      { answer: '2', misreading: 'whole-lines' },
      { answer: '3', misreading: 'cut-ones' },
      { answer: '12', misreading: null },
    ],
  },
  'cut-calls': {
    accepted: ['4'],
    wrong: [
      { answer: '52', misreading: 'unfinished' },
      { answer: '7', misreading: 'with-notices' },
      { answer: '6', misreading: 'messages' },
    ],
  },
  'wrong-victim': {
    accepted: ['173'],
    wrong: [
      { answer: '52', misreading: 'its-own-write' },
      { answer: '172', misreading: 'split-by-strace' },
      { answer: '2', misreading: null },
    ],
  },
  'same-name': {
    accepted: ['overwritten'],
    wrong: [
      { answer: 'buffered', misreading: 'waits-in-memory' },
      { answer: 'killed', misreading: 'tracer-got-term' },
      { answer: 'multilog', misreading: 'rotated' },
    ],
  },
  'where-to': {
    accepted: ['file'],
    wrong: [
      { answer: 'one-stream', misreading: 'mixes' },
      { answer: 'pipe', misreading: 'child-again' },
      { answer: 'each', misreading: 'without-d' },
    ],
  },
} satisfies Solution;
