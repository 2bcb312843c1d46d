import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'top-on-the-clock': { accepted: ['2 s', '7 ms'], wrong: [] },
  where: {
    accepted: ['read', 'read()'],
    wrong: [
      { answer: 'pread64', misreading: 'cpu-column' },
      { answer: 'fsync', misreading: 'more-long-calls' },
      { answer: 'write', misreading: null },
    ],
  },
  'slow-ones': {
    accepted: ['1'],
    wrong: [
      { answer: '5', misreading: 'all-of-them' },
      { answer: '6', misreading: 'other-name' },
      { answer: '3', misreading: null },
    ],
  },
  outside: {
    accepted: ['331.6 ms', '0.33 s'],
    wrong: [
      { answer: '2.11 s', misreading: 'inside' },
      { answer: '2.446447 s', misreading: 'whole-run' },
      { answer: '3.127 ms', misreading: 'cpu-total' },
      { answer: '2.443 s', misreading: 'run-less-cpu' },
      { answer: '1.2 s', misreading: null },
    ],
  },
  narrow: {
    accepted: ['top-two'],
    wrong: [
      { answer: 'net', misreading: 'class-by-guess' },
      { answer: 'file', misreading: 'takes-a-name' },
      { answer: 'failed', misreading: 'slow-is-not-failed' },
      { answer: 'path', misreading: 'other-file' },
    ],
  },
  'left-by-failures': {
    accepted: ['search, refused', 'refused,search'],
    wrong: [
      { answer: 'search, refused, wait', misreading: 'wait-failed' },
      { answer: 'wait', misreading: 'wait-failed' },
      { answer: 'refused, sync', misreading: 'sync-failed' },
      { answer: 'refused', misreading: 'only-the-refusal' },
      { answer: 'search', misreading: 'incomplete' },
    ],
  },
} satisfies Solution;
