import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'dns-limit': { accepted: ['5 s', '200 ms'], wrong: [] },
  'who-waits': {
    accepted: ['12511', '[pid 12511]'],
    wrong: [{ answer: '12506', misreading: 'waits-for-disk' }],
  },
  stall: {
    accepted: ['176..223', '365..407'],
    wrong: [
      { answer: '51..170', misreading: 'waits-for-work' },
      { answer: '184..185', misreading: 'a-sync' },
      { answer: '0s..20s', misreading: 'too-wide' },
    ],
  },
  'silent-server': {
    accepted: ['udp 127.0.0.53:53', '127.0.0.53'],
    wrong: [{ answer: 'udp 127.0.0.54:53', misreading: 'answering' }],
  },
  steps: {
    accepted: ['first>limit>second>answer>message'],
    wrong: [
      { answer: 'first>second>limit>answer>message', misreading: 'both-at-once' },
      { answer: 'message>first>limit>second>answer', misreading: 'name-later' },
      { answer: 'message>answer>second>limit>first', misreading: 'reversed' },
    ],
  },
  'sync-total': {
    accepted: ['6.77 s', '6.8 s'],
    wrong: [
      { answer: '6.94 s', misreading: 'every-sync' },
      { answer: '301 ms', misreading: 'longest-sync' },
      { answer: '15.1 s', misreading: 'name-server' },
      { answer: '6.77 ms', misreading: 'unit-slip' },
      { answer: '2 s', misreading: null },
    ],
  },
  'fix-first': {
    accepted: ['group'],
    wrong: [
      { answer: 'name-server', misreading: 'chose-name-server' },
      { answer: 'no-sync', misreading: 'chose-no-sync' },
      { answer: 'volume', misreading: 'chose-volume' },
    ],
  },
} satisfies Solution;
