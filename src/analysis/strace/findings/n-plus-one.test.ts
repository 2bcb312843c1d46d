import { expect, test } from 'vitest';
import { FEWEST_IDS } from './n-plus-one.ts';
import { findings, repeat, timed } from './test-log.ts';

const find = (lines: readonly string[]) => findings('n-plus-one', timed(lines));
const open = (path: string, flags = 'O_RDONLY') => [
  `openat(AT_FDCWD, "${path}", ${flags}) = 3 <0.000010>`,
  'read(3, "x", 512) = 1 <0.000030>',
  'close(3) = 0 <0.000005>',
];
const connect =
  'connect(5, {sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr("127.0.0.1")}, 16) = 0 <0.000040>';
const ask = (payload: string, fd = 5) => [
  `sendto(${fd}, "${payload}", 28, 0, NULL, 0) = 28 <0.000020>`,
  `recvfrom(${fd}, "HTTP/1.0 200 OK\\r\\n\\r\\n", 128, 0, NULL, NULL) = 41 <0.000300>`,
];

test('twenty items are a finding, nineteen are not', () => {
  expect(find(repeat(FEWEST_IDS - 1, (i) => open(`/srv/items/item-${i}.json`)))).toEqual([]);
  expect(find(repeat(FEWEST_IDS, (i) => open(`/srv/items/item-${i}.json`)))).toMatchObject([
    { count: 20, totalNs: 20 * 45_000, target: '/srv/items/item-*.json', pids: [100] },
  ]);
});

test('the same twelve items again and again are few', () => {
  expect(find(repeat(60, (i) => open(`/srv/items/item-${i % 12}.json`)))).toEqual([]);
});

test('hashes and UUIDs are ids as well', () => {
  const hash = (i: number) => `a${(i * 7919).toString(16).padStart(11, 'd')}`;
  expect(find(repeat(20, (i) => open(`/srv/cache/${hash(i)}.bin`)))).toMatchObject([
    { target: '/srv/cache/*.bin' },
  ]);
  const uuid = (i: number) => `550e8400-e29b-41d4-a716-44665544${String(i).padStart(4, '0')}`;
  expect(find(repeat(20, (i) => open(`/srv/users/${uuid(i)}/name`)))).toMatchObject([
    { target: '/srv/users/*/name' },
  ]);
});

test('an id that is in a path twice is one id', () => {
  expect(find(repeat(20, (i) => open(`/srv/${i}/item-${i}.json`)))).toMatchObject([
    { target: '/srv/*/item-*.json' },
  ]);
});

test('two pages with 25 items each', () => {
  const lines = repeat(2, (page) => repeat(25, (i) => open(`/srv/page-${page}/item-${i}.json`)));
  expect(find(lines)).toMatchObject([{ count: 50, target: '/srv/page-*/item-*.json' }]);
});

test('no id keeps still: nothing varies alone', () => {
  expect(find(repeat(40, (i) => open(`/srv/${i}/log-${i * 31}.txt`)))).toEqual([]);
});

test('not the files of a directory that was listed', () => {
  const list = [
    'openat(AT_FDCWD, "/srv/items/", O_RDONLY|O_DIRECTORY) = 4 <0.000010>',
    'getdents64(4, 0x55cff68d1420 /* 52 entries */, 32768) = 1832 <0.000031>',
    'close(4) = 0 <0.000005>',
  ];
  const opens = repeat(30, (i) => open(`/srv/items/item-${i}.json`));
  expect(find([...list, ...opens])).toEqual([]);
  const other = list.map((line) => line.replace('/srv/items', '/srv/other'));
  expect(find([...other, ...opens])).toHaveLength(1);
});

test('not files that are written, nor the kernel’s own, nor one per rest', () => {
  expect(find(repeat(30, (i) => open(`/srv/out-${i}.png`, 'O_WRONLY|O_CREAT|O_TRUNC, 0644')))).toEqual([]);
  expect(find(repeat(30, (i) => open(`/proc/${i}/stat`)))).toEqual([]);
  const sleep = 'epoll_wait(9, [{events=EPOLLIN, data={u32=3, u64=3}}], 8, -1) = 1 <0.020000>';
  expect(find(repeat(30, (i) => [...open(`/srv/img/${i}.png`), sleep]))).toEqual([]);
});

test('requests with one id, each answered', () => {
  const lines = (count: number) => [
    connect,
    ...repeat(count, (i) => ask(`GET /item/${i} HTTP/1.0\\r\\n\\r\\n`)),
  ];
  expect(find(lines(19))).toEqual([]);
  expect(find(lines(20))).toMatchObject([
    { count: 20, totalNs: 20 * 320_000, target: 'tcp 127.0.0.1:8080 "GET /item/*"' },
  ]);
});

test('SQL in a binary frame', () => {
  const lines = [
    connect,
    ...repeat(25, (i) => ask(`Q\\0\\0\\0\\33SELECT name FROM item WHERE id=${i + 10}\\0`)),
  ];
  expect(find(lines)).toMatchObject([
    { count: 25, target: 'tcp 127.0.0.1:8080 "SELECT name FROM item WHERE id=*"' },
  ]);
});

test('writev as well', () => {
  const lines = repeat(20, (i) => [
    `writev(5, [{iov_base="GET /item/${i} HTTP/1.1\\r\\n", iov_len=24}, {iov_base="\\r\\n", iov_len=2}], 2) = 26 <0.000020>`,
    'read(5, "HTTP/1.1 200 OK", 4096) = 40 <0.000200>',
  ]);
  expect(find([connect, ...lines])).toMatchObject([{ target: 'tcp 127.0.0.1:8080 "GET /item/*"' }]);
});

test('what a server answers and what nobody answers is no request', () => {
  const peer = '7<TCP:[127.0.0.1:80->127.0.0.1:50000]>';
  const served = repeat(30, (i) => [
    `read(${peer}, "GET / HTTP/1.1\\r\\n", 4096) = 16 <0.000010>`,
    `write(${peer}, "HTTP/1.1 200 OK\\r\\nX-Number: ${i}\\r\\n", 40) = 40 <0.000020>`,
  ]);
  expect(find(served)).toEqual([]);
  const told = repeat(30, (i) => `sendto(5, "item ${i} sold", 14, 0, NULL, 0) = 14 <0.000020>`);
  expect(find([connect, ...told])).toEqual([]);
});
