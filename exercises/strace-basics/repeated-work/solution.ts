import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'config-share': { accepted: ['3 %', '30'], wrong: [] },
  'most-opened': {
    accepted: ['/srv/app/etc/shop.ini', 'etc/shop.ini', 'shop.ini'],
    wrong: [
      { answer: 'items.txt', misreading: 'opened-once' },
      { answer: '/usr/lib/x86_64-linux-gnu/libc.so.6', misreading: 'opened-once' },
      { answer: '/srv/app/views/card-lamp.html', misreading: 'seldom' },
      { answer: '/srv/app/theme/shop/card-lamp.html', misreading: 'missed' },
    ],
  },
  'first-repeat': {
    accepted: ['534'],
    wrong: [
      { answer: '511', misreading: 'first-open' },
      { answer: '557', misreading: 'later-open' },
      { answer: '524', misreading: 'other-file' },
      { answer: '540', misreading: null },
    ],
  },
  'needless-opens': {
    accepted: ['35'],
    wrong: [
      { answer: '36', misreading: 'all-of-them' },
      { answer: '99', misreading: 'every-open' },
      { answer: '12', misreading: null },
    ],
  },
  'item-misses': {
    accepted: ['144'],
    wrong: [
      { answer: '340', misreading: 'all-misses' },
      { answer: '196', misreading: 'start-only' },
      { answer: '36', misreading: null },
    ],
  },
  'price-cost': {
    accepted: ['77 ms', '77.2 ms', '0.0772 s'],
    wrong: [
      { answer: '2.1 ms', misreading: 'one-of-them' },
      { answer: '2.52 ms', misreading: 'sending-only' },
      { answer: '168 ms', misreading: 'whole-run' },
      { answer: '77.2 us', misreading: 'unit-slip' },
      { answer: '30 ms', misreading: null },
    ],
  },
  'cost-order': {
    accepted: ['n-plus-one>repeated-open>search-storm'],
    wrong: [
      { answer: 'search-storm>repeated-open>n-plus-one', misreading: 'by-count' },
      { answer: 'search-storm>n-plus-one>repeated-open', misreading: 'by-count' },
      { answer: 'repeated-open>n-plus-one>search-storm', misreading: 'swapped' },
    ],
  },
} satisfies Solution;
