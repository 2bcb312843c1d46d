import { describe, expect, test } from 'vitest';
import { parseLines } from '../../../formats/strace/testing/parse-text.ts';
import { StableNames } from './stable-names.ts';

const names = new StableNames(parseLines('4711 close(3) = 0 <0.000010>', '12 close(3) = 0 <0.000010>'));

describe('volatile parts of a name', () => {
  test.each([
    ['socket:[41233]', 'socket:[{inode}]'],
    ['pipe:[7]', 'pipe:[{inode}]'],
    ['tcp 127.0.0.1:41022', 'tcp 127.0.0.1:{port}'],
    ['tcp [::1]:60999', 'tcp [::1]:{port}'],
    ['/proc/99/status', '/proc/{pid}/status'],
    ['/proc/self/task/99/comm', '/proc/self/task/{pid}/comm'],
    ['/run/web.4711.sock', '/run/web.{pid}.sock'],
    ['/tmp/report_x7Fq2A', '/tmp/report_{random}'],
    ['/tmp/tmpab3d_9xk', '/tmp/tmp{random}'],
    ['/srv/.tmpK3Jd8s.json', '/srv/.{random}.json'],
    ['/srv/0f8fad5b-d9cb-469f-a165-70867728950e/a', '/srv/{uuid}/a'],
    ['/cache/9b74c9897bac770f.html', '/cache/{hash}.html'],
  ])('%s is %s', (name, stable) => {
    expect(names.of(name)).toBe(stable);
  });

  test.each([
    'tcp 127.0.0.1:8080',
    'tcp listen 0.0.0.0:80',
    '/srv/cache/3.html',
    '/lib/x86_64-linux-gnu/libc.so.6',
    '/run/12.sock',
    '/run/web.4712.sock',
    '/tmp/worker12',
    '/tmp/config.json',
    '/var/log/20261121.log',
    'fd 7',
  ])('%s stays', (name) => {
    expect(names.of(name)).toBe(name);
  });
});
