import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'began-at': {
    accepted: ['305 ms', '0.306s'],
    wrong: [
      { answer: '512 ms', misreading: 'when-written' },
      { answer: '1 ms', misreading: 'trace-begin' },
      { answer: '200 ms', misreading: null },
    ],
  },
  'before-it': {
    accepted: ['306 ms', '0.3 s'],
    wrong: [
      { answer: '515 ms', misreading: 'whole' },
      { answer: '209 ms', misreading: 'the-request' },
    ],
  },
  'waited-for': {
    accepted: ['205 ms', '0.2048 s'],
    wrong: [
      { answer: '5.78 s', misreading: 'sum-of-waits' },
      { answer: '514 ms', misreading: 'longest-of-all' },
    ],
  },
  'held-by': {
    accepted: ['main.(*store).backup', 'main.(*store).backups'],
    wrong: [
      { answer: 'main.(*store).read', misreading: 'the-victim' },
      { answer: 'main.(*watch).request', misreading: null },
    ],
  },
} satisfies Solution;
