import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'at-attach': { accepted: ['in-a-wait', 'own-code'], wrong: [] },
  view: {
    accepted: ['2.879 s', '2.88 s'],
    wrong: [
      { answer: '3 s', misreading: 'asked-for' },
      { answer: '5.03 s', misreading: 'sum' },
      { answer: '704 ms', misreading: 'longest-call' },
      { answer: '1 s', misreading: null },
    ],
  },
  interrupted: {
    accepted: ['clock_nanosleep'],
    wrong: [
      { answer: 'read', misreading: 'as-printed' },
      { answer: 'restart_syscall', misreading: 'the-helper' },
      { answer: 'epoll_wait', misreading: 'other-thread' },
      { answer: 'write', misreading: null },
    ],
  },
  'too-short': {
    accepted: ['2', 'line 2'],
    wrong: [
      { answer: '1', misreading: 'marked' },
      { answer: '248', misreading: 'cut-at-the-end' },
      { answer: '125', misreading: 'longest-answer' },
      { answer: '3', misreading: null },
    ],
  },
  'can-tell': {
    accepted: ['slowest, rhythm'],
    wrong: [
      { answer: 'slowest, rhythm, others', misreading: 'one-is-all' },
      { answer: 'silent', misreading: 'no-line-no-news' },
      { answer: 'slowest', misreading: 'incomplete' },
    ],
  },
  command: {
    accepted: ['one-short'],
    wrong: [
      { answer: 'summary-of-all', misreading: 'summary-is-cheap' },
      { answer: 'filtered-in-kernel', misreading: 'seccomp-with-p' },
      { answer: 'everything-once', misreading: 'cookies-in-the-log' },
    ],
  },
} satisfies Solution;
