import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'idle-share': { accepted: ['93 %', '40'], wrong: [] },
  idle: {
    accepted: ['accept, queue, sleep'],
    wrong: [
      { answer: 'accept, queue, sleep, lock', misreading: 'lock-is-idle' },
      { answer: 'queue, lock', misreading: 'lock-is-idle' },
      { answer: 'accept, sleep, database', misreading: 'database-is-idle' },
      { answer: 'accept, sleep', misreading: 'queue-is-contention' },
      { answer: 'accept, queue', misreading: 'incomplete' },
    ],
  },
  'lock-time': {
    accepted: ['25.8 ms', '26 ms'],
    wrong: [
      { answer: '11.1 s', misreading: 'every-futex' },
      { answer: '11.08 s', misreading: 'every-futex' },
      { answer: '10.242 ms', misreading: 'longest-lock-wait' },
      { answer: '25.8 us', misreading: 'unit-slip' },
      { answer: '2 s', misreading: null },
    ],
  },
  'whose-time': {
    accepted: ['7605', '[pid 7605]'],
    wrong: [
      { answer: '7551', misreading: 'who-waits' },
      { answer: '7671', misreading: 'other-child' },
      { answer: '7550', misreading: 'first-process' },
      { answer: '7555', misreading: null },
    ],
  },
  'first-fix': {
    accepted: ['database'],
    wrong: [
      { answer: 'futex', misreading: 'top-of-the-list' },
      { answer: 'accept', misreading: 'slow-network' },
      { answer: 'thumbnail', misreading: 'longest-single' },
      { answer: 'lock', misreading: 'locks-are-bad' },
    ],
  },
  'prove-it': {
    accepted: ['165, 166', '165-166'],
    wrong: [
      { answer: '166', misreading: 'unproved' },
      { answer: '165, 166, 282', misreading: 'other-exchange' },
      { answer: '164, 165, 166', misreading: 'visitor' },
      { answer: '165, 166, 263', misreading: 'other-wait' },
      { answer: '263', misreading: 'other-wait' },
    ],
  },
} satisfies Solution;
