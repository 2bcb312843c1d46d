import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'inside-calls': {
    accepted: ['97', '95 %'],
    wrong: [],
  },
  'slow-call': {
    accepted: ['357.652 ms', '0.358 s', '<0.357652>', '358ms'],
    wrong: [
      { answer: '8.29 s', misreading: 'child' },
      { answer: '982 ms', misreading: 'idle' },
      { answer: '0.737357 s', misreading: 'idle' },
      { answer: '377.5 ms', misreading: 'whole-request' },
      { answer: '15.6 ms', misreading: 'span' },
      { answer: '291 ms', misreading: 'sync' },
      { answer: '357.652 us', misreading: 'unit-slip' },
      { answer: '3 s', misreading: null },
    ],
  },
  'which-process': {
    accepted: ['19091', '[pid 19091]'],
    wrong: [
      { answer: '19087', misreading: 'parent' },
      { answer: '19092', misreading: 'other-worker' },
      { answer: '9101', misreading: null },
    ],
  },
  queued: {
    accepted: ['9'],
    wrong: [
      { answer: '27', misreading: 'all-requests' },
      { answer: '18', misreading: 'long-accepts' },
      { answer: '29', misreading: 'long-accepts' },
      { answer: '2', misreading: null },
    ],
  },
  victims: {
    accepted: ['session, sync', 'sync,session'],
    wrong: [
      { answer: 'accept', misreading: 'idle-counts' },
      { answer: 'accept, session, sync', misreading: 'idle-counts' },
      { answer: 'wait4, sync', misreading: 'child-counts' },
      { answer: 'session', misreading: 'only-before-the-answer' },
      { answer: 'sync', misreading: 'incomplete' },
    ],
  },
  'first-fix': {
    accepted: ['fdatasync', 'fdatasync()'],
    wrong: [
      { answer: 'accept', misreading: 'idle-total' },
      { answer: 'wait4', misreading: 'child-total' },
      { answer: 'read', misreading: 'longest-not-largest' },
      { answer: 'write', misreading: null },
    ],
  },
} satisfies Solution;
