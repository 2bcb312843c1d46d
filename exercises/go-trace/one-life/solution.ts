import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'life-order': {
    accepted: ['created>ran>blocked>unblocked>ran-again>ended'],
    wrong: [
      { answer: 'ran>created>blocked>unblocked>ran-again>ended', misreading: 'runs-at-once' },
      { answer: 'created>ran>blocked>ran-again>unblocked>ended', misreading: 'no-second-wait' },
    ],
  },
  'longest-lived': {
    accepted: ['G434', '434'],
    wrong: [
      { answer: '329', misreading: 'ran-most' },
      { answer: '8', misreading: 'the-first' },
      { answer: '538', misreading: null },
    ],
  },
  'until-first-run': {
    accepted: ['24.4 ms', '24.35 ms'],
    wrong: [
      { answer: '62.4 ms', misreading: 'all-scheduler-wait' },
      { answer: '340 ms', misreading: 'since-the-beginning' },
      { answer: '235 ms', misreading: 'its-life' },
      { answer: '3 ms', misreading: null },
    ],
  },
  'blocked-on': {
    accepted: ['lock'],
    wrong: [
      { answer: 'file', misreading: 'chose-file' },
      { answer: 'collector', misreading: 'chose-collector' },
      { answer: 'processor', misreading: 'chose-processor' },
    ],
  },
  turns: {
    accepted: ['4'],
    wrong: [
      { answer: '8', misreading: 'all-waits' },
      { answer: '18', misreading: 'runs' },
      { answer: '30', misreading: null },
    ],
  },
} satisfies Solution;
