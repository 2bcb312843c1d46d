import { expect, test } from 'vitest';
import { findings, repeat, timed } from './test-log.ts';

/** One connection: IPv6 ends as `poll` and SO_ERROR say, then IPv4 works. */
const request = (poll: string) => [
  'socket(AF_INET6, SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_IP) = 3 <0.000010>',
  'connect(3, {sa_family=AF_INET6, sin6_port=htons(8091), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=0}, 28) = -1 EINPROGRESS (Operation now in progress) <0.000100>',
  `poll([{fd=3, events=POLLOUT}], 1, 600) = ${poll}`,
  'close(3) = 0 <0.000010>',
  'socket(AF_INET, SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_IP) = 3 <0.000010>',
  'connect(3, {sa_family=AF_INET, sin_port=htons(8091), sin_addr=inet_addr("127.0.0.1")}, 16) = -1 EINPROGRESS (Operation now in progress) <0.000100>',
  'poll([{fd=3, events=POLLOUT}], 1, 600) = 1 ([{fd=3, revents=POLLOUT}]) <0.000010>',
  'close(3) = 0 <0.000010>',
];
const find = (poll: string) => findings('ipv6-fallback', timed(repeat(3, () => request(poll))));

test('a connect in progress that poll() reports as refused is a cheap fallback', () => {
  expect(find('1 ([{fd=3, revents=POLLOUT|POLLERR|POLLHUP}]) <0.000020>')).toMatchObject([
    { count: 3, totalNs: 3 * 120_000, target: '[::1]:8091' },
  ]);
});

test('one for which poll() runs out is a dear one', () => {
  expect(find('0 (Timeout) <0.600000>')).toMatchObject([{ count: 3, totalNs: 3 * 600_100_000 }]);
});

test('one that works is none', () => {
  expect(find('1 ([{fd=3, revents=POLLOUT}]) <0.000020>')).toEqual([]);
});
