import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'will-it-end': { accepted: ['as-before', 'slower', 'never'], wrong: [] },
  'never-returns': {
    accepted: ['236'],
    wrong: [
      { answer: '154', misreading: 'longest' },
      { answer: '223', misreading: 'last-collected' },
      { answer: '201', misreading: 'signals-sent' },
      { answer: '100', misreading: null },
    ],
  },
  'not-a-worker': {
    accepted: ['209, 223, 232, 236'],
    wrong: [
      { answer: '236', misreading: 'unproved' },
      { answer: '190, 195, 201, 236', misreading: 'told' },
      { answer: '219, 225, 226, 236', misreading: 'exit-calls' },
    ],
  },
  'who-is-left': {
    accepted: ['strace'],
    wrong: [
      { answer: 'worker', misreading: 'a-worker' },
      { answer: 'supervise', misreading: 'the-parent' },
      { answer: 'zombie', misreading: 'ended-is-not-waited-for' },
    ],
  },
  release: {
    accepted: ['strace'],
    wrong: [
      { answer: 'again', misreading: 'asks-again' },
      { answer: 'kill', misreading: 'without-the-sync' },
      { answer: 'worker', misreading: 'already-gone' },
    ],
  },
  cures: {
    accepted: ['other-parent, own-children'],
    wrong: [
      { answer: 'no-f, other-parent', misreading: 'f-is-guilty' },
      { answer: 'to-stderr', misreading: 'output-is-guilty' },
      { answer: 'other-parent', misreading: 'incomplete' },
    ],
  },
} satisfies Solution;
