import { expect, test } from 'vitest';
import { decodeArguments } from './decode.ts';
import { ipv6Text, socketAddress } from './socket-address.ts';

test.each([
  [
    '{sa_family=AF_INET, sin_port=htons(38297), sin_addr=inet_addr("127.0.0.1")}',
    { family: 'AF_INET', address: '127.0.0.1', port: 38297 },
  ],
  [
    '{sa_family=0x2 /* AF_INET */, sin_port="\\x00\\x35" /* htons(53) */, sin_addr="\\x7f\\x00\\x00\\x01" /* inet_addr("\\x31") */}',
    { family: 'AF_INET', address: '127.0.0.1', port: 53 },
  ],
  [
    '{sa_family=0x2, sin_port="\\x00\\x35", sin_addr="\\x7f\\x00\\x00\\x01"}',
    { family: 'AF_INET', address: '127.0.0.1', port: 53 },
  ],
  [
    '{sa_family=AF_INET6, sin6_port=htons(39092), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=0}',
    { family: 'AF_INET6', address: '::1', port: 39092 },
  ],
  [
    '{sa_family=0xa /* AF_INET6 */, sin6_port="\\x82\\xbc" /* htons(33468) */, sin6_flowinfo="\\x00\\x00\\x00\\x00" /* htonl(0) */, sin6_addr="\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x01" /* inet_pton(AF_INET6, "\\x3a") */, sin6_scope_id=0}',
    { family: 'AF_INET6', address: '::1', port: 33468 },
  ],
  ['{sa_family=AF_UNIX, sun_path="/tmp/cap/x.sock"}', { family: 'AF_UNIX', path: '/tmp/cap/x.sock' }],
  ['{sa_family=AF_LOCAL, sun_path="/dev/log"}', { family: 'AF_UNIX', path: '/dev/log' }],
  ['{sa_family=AF_FILE, path="/dev/log"}', { family: 'AF_UNIX', path: '/dev/log' }],
  ['{sa_family=AF_UNIX, sun_path=@"abs"}', { family: 'AF_UNIX', path: '@abs' }],
  ['{sa_family=AF_UNIX, sun_path="\\0abs"}', { family: 'AF_UNIX', path: '@abs' }],
  ['{sa_family=AF_UNIX}', { family: 'AF_UNIX' }],
  ['{sa_family=AF_NETLINK, nl_pid=1234, nl_groups=00000000}', { family: 'AF_NETLINK', address: '1234' }],
  ['{sa_family=AF_UNSPEC, sa_data="\\0\\0"}', { family: 'AF_UNSPEC' }],
  ['0x7ffd4c688780', undefined],
  ['NULL', undefined],
  ['{st_mode=S_IFREG|0644}', undefined],
])('%s', (text, address) => {
  expect(socketAddress(decodeArguments(text)[0])).toEqual(address);
});

test.each([
  [[], '::'],
  [[[15, 1]], '::1'],
  [
    [
      [0, 0x20],
      [1, 1],
      [2, 0xd],
      [3, 0xb8],
      [15, 7],
    ],
    '2001:db8::7',
  ],
  [
    [
      [10, 255],
      [11, 255],
      [12, 10],
      [15, 1],
    ],
    '::ffff:10.0.0.1',
  ],
  [
    [
      [12, 1],
      [15, 4],
    ],
    '::1.0.0.4',
  ],
  [
    [
      [1, 1],
      [5, 2],
      [7, 3],
      [9, 4],
      [11, 5],
      [13, 6],
      [15, 7],
    ],
    '1:0:2:3:4:5:6:7',
  ],
  [[[1, 1]], '1::'],
])('IPv6 %j is %s', (values, text) => {
  const bytes = new Uint8Array(16);
  for (const [at, value] of values as [number, number][]) bytes[at] = value;
  expect(ipv6Text(bytes)).toBe(text);
});
