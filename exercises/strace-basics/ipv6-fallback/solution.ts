import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'refused-cost': { accepted: ['9 ms', '1 s'], wrong: [] },
  fallbacks: {
    accepted: ['30'],
    wrong: [
      { answer: '60', misreading: 'probes-too' },
      { answer: '62', misreading: 'every-errno' },
      { answer: '24', misreading: 'one-address' },
      { answer: '6', misreading: 'one-address' },
      { answer: '12', misreading: null },
    ],
  },
  'costliest-peer': {
    accepted: ['tcp [2001:db8:1::7]:8092'],
    wrong: [
      { answer: 'tcp [::1]:8091', misreading: 'most-frequent' },
      { answer: 'udp [2001:db8:1::7]:8092', misreading: 'probe' },
      { answer: 'tcp 192.0.2.20:8092', misreading: 'answering-peer' },
    ],
  },
  'per-order': {
    accepted: ['600 ms', '0.6 s', '601 ms'],
    wrong: [
      { answer: '3.63 s', misreading: 'all-orders' },
      { answer: '30 us', misreading: 'connect-only' },
      { answer: '9.3 ms', misreading: 'answer-wait' },
      { answer: '600 us', misreading: 'unit-slip' },
      { answer: '5 s', misreading: null },
    ],
  },
  proof: {
    accepted: ['149, 150, 153'],
    wrong: [
      { answer: '142, 149, 150, 153', misreading: 'probe' },
      { answer: '29, 150, 153', misreading: 'other-address' },
      { answer: '149, 150', misreading: 'unproved' },
    ],
  },
  'not-a-fallback': {
    accepted: ['142', 'line 22'],
    wrong: [
      { answer: '29', misreading: 'cheap-one' },
      { answer: '149', misreading: 'real-one' },
      { answer: '153', misreading: null },
    ],
  },
  'fix-first': {
    accepted: ['record'],
    wrong: [
      { answer: 'listen', misreading: 'chose-listen' },
      { answer: 'patience', misreading: 'chose-patience' },
      { answer: 'no-ipv6', misreading: 'chose-no-ipv6' },
    ],
  },
} satisfies Solution;
