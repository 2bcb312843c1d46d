import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'in-the-trace': { accepted: ['all', 'handler', 'none'], wrong: [] },
  'who-got-term': {
    accepted: ['26'],
    wrong: [
      { answer: '23', misreading: 'the-sender' },
      { answer: '30', misreading: 'the-program' },
      { answer: '58', misreading: 'the-next' },
      { answer: '27', misreading: null },
    ],
  },
  steps: {
    accepted: ['term>passed>let-go>next>last-word'],
    wrong: [
      { answer: 'term>passed>last-word>let-go>next', misreading: 'as-it-should-be' },
      { answer: 'last-word>next>let-go>passed>term', misreading: 'reversed' },
    ],
  },
  'side-by-side': {
    accepted: ['45, 77', '45, 69'],
    wrong: [
      { answer: '45', misreading: 'unproved' },
      { answer: '40, 77', misreading: 'end-of-strace' },
      { answer: '14, 45, 77', misreading: 'signals' },
    ],
  },
  'nothing-happens': {
    accepted: ['strace-ignores'],
    wrong: [
      { answer: 'wrong-pid', misreading: 'kill-would-fail' },
      { answer: 'program-drains', misreading: 'nobody-told-it' },
      { answer: 'needs-cont', misreading: 'not-stopped' },
    ],
  },
  orphan: {
    accepted: ['never-told, two-services'],
    wrong: [
      { answer: 'two-services, svc-down', misreading: 'supervise-knows-both' },
      { answer: 'never-told, two-services, trace-goes-on', misreading: 'trace-of-both' },
      { answer: 'two-services', misreading: 'incomplete' },
    ],
  },
} satisfies Solution;
