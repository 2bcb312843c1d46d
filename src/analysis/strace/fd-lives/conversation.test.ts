import { describe, expect, test } from 'vitest';
import { parse } from '../fd/test-log.ts';
import { openLog } from '../open-log.ts';
import { activityOf, slices } from './activity.ts';
import { conversationOf } from './conversation.ts';
import { lifeTimes } from './times.ts';

const peer = '{sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("10.0.0.1")}';

describe('a conversation', () => {
  test('of a client: requests, responses, and the time to the first byte', () => {
    const log = openLog(
      parse([
        '10:00:00.000000 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3 <0.000010>',
        `10:00:00.001000 connect(3, ${peer}, 16) = 0 <0.020000>`,
        '10:00:00.100000 write(3, "GET ", 4) = 4 <0.000100>',
        '10:00:00.100200 write(3, "/", 1) = 1 <0.000100>',
        '10:00:00.100400 poll([{fd=3, events=POLLIN}], 1, 1000) = 1 ([{fd=3, revents=POLLIN}]) <0.200000>',
        '10:00:00.300500 read(3, "HTTP", 4096) = 4 <0.000100>',
        '10:00:00.300700 read(3, "body", 4096) = 90 <0.000100>',
        '10:00:00.400000 write(3, "again", 5) = 5 <0.000100>',
        '10:00:00.400200 read(3, 0x7f, 4096) = -1 EAGAIN (Resource temporarily unavailable) <0.000010>',
        '10:00:00.400300 close(3) = 0 <0.000010>',
      ]),
    );
    const { asker, turns, connectNs } = conversationOf(log, 0);
    expect(asker).toBe('program');
    expect(connectNs).toBe(20e6);
    expect(turns).toEqual([
      {
        request: { first: 2, last: 3, calls: 2, bytes: 5 },
        response: { first: 5, last: 6, calls: 2, bytes: 94 },
        firstByteNs: 300.6e6 - 100.3e6,
        waitedNs: 200.1e6,
      },
      {
        request: { first: 7, last: 7, calls: 1, bytes: 5 },
        response: null,
        firstByteNs: Number.NaN,
        waitedNs: 20e3,
      },
    ]);
    expect(lifeTimes(log, 0)).toEqual({
      beginsNs: 0,
      endsNs: 400.3e6,
      firstUseNs: 1e6,
      lastUseNs: 400.31e6,
    });
    const { reads, writes, from } = activityOf(log, [0], null);
    expect(reads).toHaveLength(slices);
    expect([reads.filter(Boolean).length, writes.filter(Boolean).length, from]).toEqual([1, 3, 0]);
    expect(reads.indexOf(9)).toBe(Math.floor((300.5 / 400.31) * slices));
  });

  test('of a server: the peer asks', () => {
    const log = openLog(
      parse([
        `accept4(4, ${peer}, [16], 0) = 5`,
        'read(5, "GET", 4096) = 3',
        'write(5, "HTTP", 4) = 4',
        'read(5, "", 4096) = 0',
      ]),
    );
    const { asker, turns } = conversationOf(log, log.lives.lifeOf[1] as number);
    expect(asker).toBe('peer');
    expect(turns).toHaveLength(1);
    expect(turns[0]?.firstByteNs).toBeNaN();
  });

  test('that the other side begins has a response without a request', () => {
    const log = openLog(
      parse([
        'socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3',
        'read(3, "220", 9) = 3',
        'write(3, "EHLO", 4) = 4',
        'read(3, "250", 9) = 3',
      ]),
    );
    expect(
      conversationOf(log, 0).turns.map(({ request, response }) => [request?.first, response?.first]),
    ).toEqual([
      [undefined, 1],
      [2, 3],
    ]);
  });
});
