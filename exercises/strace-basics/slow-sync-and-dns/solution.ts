import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'dns-limit': { accepted: ['5 s', '200 ms'], wrong: [] },
  'who-waits': {
    accepted: ['8948', '[pid 8948]'],
    wrong: [{ answer: '8947', misreading: 'waits-for-disk' }],
  },
  stall: {
    accepted: ['175..222', '363..405'],
    wrong: [
      { answer: '51..170', misreading: 'waits-for-work' },
      { answer: '191..192', misreading: 'a-sync' },
      { answer: '0s..20s', misreading: 'too-wide' },
    ],
  },
  'silent-server': {
    accepted: ['udp 192.0.2.53:53', '192.0.2.53'],
    wrong: [{ answer: 'udp 192.0.2.54:53', misreading: 'answering' }],
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
    accepted: ['8.78 s', '8.8 s'],
    wrong: [
      { answer: '9.01 s', misreading: 'every-sync' },
      { answer: '291 ms', misreading: 'longest-sync' },
      { answer: '15.05 s', misreading: 'name-server' },
      { answer: '8.78 ms', misreading: 'unit-slip' },
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
