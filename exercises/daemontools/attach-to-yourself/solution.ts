import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'first-line': { accepted: ['exec', 'loading', 'later'], wrong: [] },
  'not-shown': {
    accepted: ['exec, journal, workers'],
    wrong: [
      { answer: 'exec, journal, workers, sync', misreading: 'it-is-there' },
      { answer: 'exec, drain', misreading: 'it-is-there' },
      { answer: 'exec, journal', misreading: 'incomplete' },
    ],
  },
  shutdown: {
    accepted: ['2.304 s', '2.30 s'],
    wrong: [
      { answer: '1.50 s', misreading: 'handler-only' },
      { answer: '800 ms', misreading: 'workers-only' },
      { answer: '3.54 s', misreading: 'whole-log' },
      { answer: '1 s', misreading: null },
    ],
  },
  unseen: {
    accepted: ['2'],
    wrong: [
      { answer: '0', misreading: 'f-follows-all' },
      { answer: '3', misreading: 'all-told' },
      { answer: '4', misreading: 'manager-too' },
      { answer: '7', misreading: null },
    ],
  },
  'which-wait': {
    accepted: ['tracer-pid'],
    wrong: [
      { answer: 'sleep', misreading: 'hope' },
      { answer: 'wait', misreading: 'waits-for-the-end' },
      { answer: 'log-file', misreading: 'too-early' },
    ],
  },
} satisfies Solution;
