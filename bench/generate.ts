/**
 * A made-up log for benchmarks, the hard case that is the normal one with -f: several processes whose calls cut each
 * other, so that most lines are unfinished or resumed halves. The same arguments give the same bytes. Only for
 * measuring: no page shows it and no exercise asks about it.
 */
const NAMES = [
  'read',
  'write',
  'futex',
  'epoll_wait',
  'openat',
  'close',
  'fcntl',
  'recvfrom',
  'sendto',
  'newfstatat',
];
const ARGUMENTS: Record<string, [head: string, rest: string]> = {
  read: ['7</srv/app/cache/page.html>, ', '"<!doctype html>\\n<html lang=\\"en\\">"..., 4096'],
  write: ['1<pipe:[41233]>, "GET /items/42 HTTP/1.1\\r\\nHost: a"..., 512', ''],
  futex: ['0x7f5efea4bd28, FUTEX_WAIT_PRIVATE, 2, NULL', ''],
  epoll_wait: ['5<anon_inode:[eventpoll]>, ', '[{events=EPOLLIN, data={u32=9, u64=9}}], 64, 1000'],
  openat: ['AT_FDCWD, "/srv/app/cache/page.html", O_RDONLY|O_CLOEXEC', ''],
  close: ['7</srv/app/cache/page.html>', ''],
  fcntl: ['8</srv/app/cache.lock>, F_SETLKW, {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=0, l_len=0}', ''],
  recvfrom: ['9<TCP:[127.0.0.1:41022->127.0.0.1:5432]>, ', '"\\27\\3\\3\\0\\23", 5, 0, NULL, NULL'],
  sendto: [
    '9<TCP:[127.0.0.1:41022->127.0.0.1:5432]>, "Q\\0\\0\\0\\33SELECT 1"..., 28, MSG_NOSIGNAL, NULL, 0',
    '',
  ],
  newfstatat: ['AT_FDCWD, "/srv/app/index.php", ', '{st_mode=S_IFREG|0644, st_size=5120, ...}, 0'],
};

export function* generateLog(lines: number, processes = 16): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const open: ({ name: string; start: number } | undefined)[] = new Array(processes).fill(undefined);
  let seed = 20261121;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % below;
  };
  let now = 36_000_000_000;
  let text = '';
  const stamp = (us: number) => {
    const s = Math.floor(us / 1e6);
    const two = (n: number) => String(n).padStart(2, '0');
    return `${two(Math.floor(s / 3600) % 24)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}.${String(us % 1e6).padStart(6, '0')}`;
  };
  for (let line = 0; line < lines; line++) {
    now += 3 + random(60);
    const process = random(processes);
    const prefix = `${String(4100 + process).padEnd(5)} ${stamp(now)} `;
    const cut = open[process];
    if (cut) {
      const [, rest] = ARGUMENTS[cut.name] as [string, string];
      const duration = ((now - cut.start) / 1e6).toFixed(6);
      const result = random(20) === 0 ? '-1 EAGAIN (Resource temporarily unavailable)' : String(random(4096));
      text += `${prefix}<... ${cut.name} resumed>${rest}) = ${result} <${duration}>\n`;
      open[process] = undefined;
    } else {
      const name = NAMES[random(NAMES.length)] as string;
      const [head, rest] = ARGUMENTS[name] as [string, string];
      if (random(10) < 9) {
        text += `${prefix}${name}(${head} <unfinished ...>\n`;
        open[process] = { name, start: now };
      } else text += `${prefix}${name}(${head}${rest}) = ${random(4096)} <0.0000${10 + random(80)}>\n`;
    }
    if (text.length > 1 << 20) {
      yield encoder.encode(text);
      text = '';
    }
  }
  yield encoder.encode(text);
}
