import type { Solution } from '../../../src/grading/exercise.ts';

export default {
  'waiting-share': {
    accepted: ['58', '60 %', '10'],
    wrong: [],
  },
  'lock-target': {
    accepted: [
      '/srv/app/cache/cache.lock',
      'cache/cache.lock',
      'cache.lock',
      'fd 4',
      '4</srv/app/cache/cache.lock>',
    ],
    wrong: [
      { answer: 'cache/3.html', misreading: 'page-file' },
      { answer: 'origin/1.html', misreading: 'page-file' },
      { answer: 'socket:[28198]', misreading: 'listening-socket' },
      { answer: '/etc/ld.so.cache', misreading: null },
    ],
  },
  'longest-wait': {
    accepted: ['119.812 ms', '120 ms', '0.1198 s', '<0.119812>', '119,812 us', '119.8ミリ秒'],
    wrong: [
      { answer: '1.89 s', misreading: 'sum-of-waits' },
      { answer: '404 ms', misreading: 'idle-wait' },
      { answer: '2.88 s', misreading: 'parent-wait' },
      { answer: '70.3 ms', misreading: 'hold-time' },
      { answer: '119.812 us', misreading: 'unit-slip' },
      { answer: '94.3 ms', misreading: null },
    ],
  },
  contended: {
    accepted: ['33'],
    wrong: [
      { answer: '94', misreading: 'unlocks-too' },
      { answer: '47', misreading: 'every-request' },
      { answer: '38', misreading: 'tracer-floor' },
      { answer: '4', misreading: null },
    ],
  },
  holder: {
    accepted: ['16421', '[pid 16421]'],
    wrong: [
      { answer: '16420', misreading: 'waiter' },
      { answer: '16422', misreading: 'last-holder' },
      { answer: '16423', misreading: 'queued' },
      { answer: '16417', misreading: 'parent' },
    ],
  },
  'wait-window': {
    accepted: [
      '176..239',
      '1795225341.284858..1795225341.404694',
      '415.8 ms..535.6 ms',
      'at:0.4158s..0.5356s',
    ],
    wrong: [
      { answer: '535.6ms..567.6ms', misreading: 'its-own-turn' },
      { answer: '214..238', misreading: 'last-turn-ahead' },
      { answer: '176..200', misreading: 'wrong-end' },
      { answer: '0..536ms', misreading: 'wrong-beginning' },
      { answer: '1s..1.1s', misreading: null },
    ],
  },
  'held-proof': {
    accepted: ['166, 184, 239', '176, 166, 184'],
    wrong: [
      { answer: '166, 184, 239, 183', misreading: 'work-under-lock' },
      { answer: '214, 239', misreading: 'queue' },
      { answer: '166, 184, 239, 268', misreading: 'afterwards' },
      { answer: '166, 239', misreading: 'unproved' },
      { answer: '1, 239', misreading: 'proves-nothing' },
    ],
  },
  'ended-by': {
    accepted: ['238', 'line 238', '238行目'],
    wrong: [
      { answer: '176', misreading: 'the-wait' },
      { answer: '239', misreading: 'the-wait' },
      { answer: '184', misreading: 'earlier-unlock' },
      { answer: '212', misreading: 'earlier-unlock' },
      { answer: '268', misreading: 'own-unlock' },
      { answer: '174', misreading: 'holder-lock' },
      { answer: '237', misreading: null },
    ],
  },
  'under-lock': {
    accepted: ['own-code', 'Its own code, between two system calls'],
    wrong: [
      { answer: 'files', misreading: 'chose-files' },
      { answer: 'client', misreading: 'chose-client' },
      { answer: 'waiting', misreading: 'chose-waiting' },
    ],
  },
  'fix-first': {
    accepted: ['skip-work'],
    wrong: [
      { answer: 'more-workers', misreading: 'chose-more-workers' },
      { answer: 'faster-disk', misreading: 'chose-faster-disk' },
      { answer: 'lock-per-page', misreading: 'chose-lock-per-page' },
    ],
  },
  'not-a-bottleneck': {
    accepted: ['accept', 'accept()'],
    wrong: [
      { answer: 'fcntl', misreading: 'the-lock' },
      { answer: 'wait4', misreading: 'the-parent' },
      { answer: 'read', misreading: null },
    ],
  },
} satisfies Solution;
